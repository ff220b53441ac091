// Runs the browser's script under Node: one JSON job a line in, one JSON answer a line out.
const { createInterface } = require('node:readline');
const { readFileSync } = require('node:fs');
const vm = require('node:vm');

for (const file of process.argv.slice(2)) vm.runInThisContext(readFileSync(file, 'utf8'));

const NOW = Date.UTC(2026, 10, 22, 15, 30);
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const DAYS = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ');

function dice(state = 1) {
  return () => {
    state = Number((BigInt(state) * 1103515245n + 12345n) % 2147483648n);
    return state / 2147483648;
  };
}

function node([n, v, k, a, x], p) {
  const made = { n, a, x, p };
  if (k) made.k = k;
  if (Array.isArray(v)) made.c = v.map(each => node(each, made));
  else made.v = v;
  return made;
}

const shown = value => (typeof value === 'number' ? { number: String(value) } : { value });

const texts = { t: () => '', l: () => '', m: MONTHS, e: DAYS, d: () => NOW };

// A program on a document: the value as it is asked for.
function expression({ tree, lists, at, stand, program, asked }) {
  const root = node(tree);
  const i = {};
  for (const key in lists) i[key] = node(lists[key]);
  xforms.start({ d: ['x', ''], b: [] }, { ...texts, n: root, i, r: dice() });
  const way = at.reduce((x, index) => x.c[index], root);
  const here = stand ? xforms.C(stand)({ n: root, p: 1, z: 1, c: root })[0] : way;
  const ask = { string: ['string', program], number: ['number', program], boolean: ['boolean', program] };
  const value = xforms.C(ask[asked] || program)({ n: here, p: 1, z: 1, c: here });
  return shown(value);
}

let form;

// Everything there is to know of a form's state, in the order of the document.
function state(n = form.root) {
  const own = [
    n.n, n.c ? null : n.v, form.relevant(n), form.is(n, 'q', false), form.is(n, 'o', false),
    form.is(n, 'k', true),
  ];
  return [own, ...(n.c || []).flatMap(state)];
}

const walk = ([first, ...rest], n) => (first === undefined ? n : walk(rest, n.c[first]));

const deeds = {
  expression,
  // what a form has left on everything
  own: () => ({ own: Object.keys(Object.prototype).concat(Object.keys(Object)) }),
  start({ logic, said }) {
    form = xforms.start(logic, { ...texts, t: key => said[key] || '', r: () => 0.25 });
    form.root = form.at(logic.d[0])[0];
    return { state: state() };
  },
  set({ at, value }) {
    form.set(walk(at, form.root), value);
    return { state: state() };
  },
  add({ at, name }) {
    form.add(walk(at, form.root), name);
    return { state: state() };
  },
  cut({ at }) {
    form.cut(walk(at, form.root));
    return { state: state() };
  },
};

createInterface({ input: process.stdin }).on('line', line => {
  const job = JSON.parse(line);
  let answer;
  try {
    answer = deeds[job.deed](job);
  } catch (fault) {
    answer = { error: String(fault) };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
});
