// The evaluator of the browser. Expressions come as programs (see xpath/program.py), so it has no
// parser and never makes code from text. A node is {n: name, v: value, c: kids, p: parent,
// k: kind (1 text, 2 attribute, 3 comment, 4 instruction, 5 root; an element has none),
// a: attributes, x: prefix, r: 0 where it is not relevant}. W is the world: see xforms.start.
let W = {},
  F = {},
  boom = () => {
    throw Error('xforms');
  },
  // words and blanks as XML has them
  w = s => s.split(/[ \t\r\n]+/).filter(x => x),
  t = s => s.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ''),
  // text of a node; string, number and boolean of a value (a node set is an array)
  T = n => (n.c && n.c[0] ? n.c.map(x => (x.k > 1 ? '' : T(x))).join('') : n.v || ''),
  S = v => (v.map ? (v[0] ? T(v[0]) : '') : '' + v),
  N = v =>
    typeof v == 'number'
      ? v
      : v === !!v
        ? +v
        : /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test((v = t(S(v))))
          ? +v
          : D(v) / 864e5,
  B = v => (v.map ? v.length > 0 : !!v),
  // dates: text to milliseconds and back, on the clocks of the device
  R =
    /^([1-9]\d{3})-(\d\d?)-(\d\d?)(?:T(\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?(Z|([+-]\d\d)(?::?(\d\d))?)?)?$/,
  D = s => {
    let [m, y, o, d, h = 0, i = 0, c = 0, f = 0, z, p = '+0', q = 0] = R.exec(s) || [],
      a = [y, o - 1, d, h, i, c, Math.floor(f * 1e3 + 1e-9)],
      u = Date.UTC(...a);
    return m && new Date(u).getUTCMonth() == o - 1 && h < 24 && i < 60 && c < 60
      ? z
        ? u - (p * 60 + +(p[0] + q)) * 6e4
        : +new Date(...a)
      : NaN;
  },
  L = (m, e) => {
    m = Math.floor(m);
    if (!(m > -3e13 && m < 2.5e14)) return '';
    // not getTimezoneOffset, which rounds: in Monrovia clocks stood at -00:44:30 until 1972
    let d = new Date(m),
      i = 'FullYear Month Date Hours Minutes Seconds Milliseconds',
      o = Date.UTC(...i.split(' ').map(k => d['get' + k]())),
      p = x => (Math.abs(x) + 100.5 + '').slice(1, 3);
    i = new Date(o).toISOString().slice(0, 23);
    o = Math.floor((o - m) / 6e4);
    return e || i.endsWith('T00:00:00.000')
      ? i.slice(0, 10)
      : i + (o < 0 ? '-' : '+') + p(Math.trunc(o / 60)) + ':' + p(o % 60);
  },
  M = v =>
    v === !!v
      ? NaN
      : typeof v == 'number'
        ? v * 864e5
        : ((v = t(S(v))), isNaN(D(v)) ? Math.trunc(N(v)) * 864e5 : D(v)),
  // comparing: value by value, node by node
  P = (v, o) => (v.map ? (o === !!o ? [B(v)] : v.map(T)) : [v]),
  Q = (a, b, f) =>
    a === !!a || b === !!b
      ? f(B(a), B(b))
      : P(a).some(x =>
          P(b).some(y =>
            typeof x + typeof y != 'stringstring' || (x != y && R.test(x) && R.test(y))
              ? f(N(x), N(y))
              : f(x, y),
          ),
        ),
  O = (a, b, f) => P(a, b).some(x => P(b, a).some(y => f(N(x), N(y)))),
  // node sets: kids, axes, document order
  K = n =>
    (n.c || (n.v && !n.k ? [(n.t = n.t || { k: 1, p: n, get v() { return n.v; } })] : [])).filter(
      x => x.r !== 0,
    ),
  H = n => K(n).flatMap(x => [x, ...H(x)]),
  I = n => (n.p ? [...I(n.p), n.k == 2 ? n.i - 1e6 : (n.p.c || []).indexOf(n)] : []),
  U = a =>
    a[1]
      ? [...new Set(a)].sort((x, y, p = I(x), q = I(y), i = 0) => {
          while (p[i] === q[i] && i < p.length) i++;
          return (p[i] ?? -1e9) - (q[i] ?? -1e9);
        })
      : a,
  X = {
    child: K,
    self: n => [n],
    parent: n => (n.p ? [n.p] : []),
    attribute: n =>
      (n.A = n.A || Object.keys(n.a || {}).map((k, i) => ({ k: 2, n: k, v: n.a[k], p: n, i }))),
    descendant: H,
    'descendant-or-self': n => [n, ...H(n)],
    'ancestor-or-self': n => [n, ...(n.p ? X['ancestor-or-self'](n.p) : [])],
    ancestor: n => X['ancestor-or-self'](n).slice(1),
  },
  // whether a node on axis a is what the test asks for
  Z = (x, s, a) =>
    s.endsWith(')')
      ? s[0] == 'n' || (x.k == { t: 1, c: 3, p: 4 }[s[0]] && (!s[24] || s.includes(`(${x.n})`)))
      : (a[1] == 't' ? x.k == 2 : !x.k) &&
        (s == '*' || x.n == s || (s.endsWith('}*') && x.n.startsWith(s.slice(0, -1)))),
  // predicates in turn; a number is a place
  V = (l, q, c) =>
    q.reduce(
      (l, f) =>
        l.filter((n, i) => {
          let v = f({ n, p: i + 1, z: l.length, c: c.c });
          return typeof v == 'number' ? v == i + 1 : B(v);
        }),
      l,
    ),
  // how arguments are turned into what a function takes; see functions/table.py
  J = {
    s: S,
    n: N,
    b: B,
    o: v => (v.map ? [v] : boom()),
    a: v => (v.map ? [v] : v),
    S: v => P(v),
    M: v => (v.map ? v.map(n => N([n])) : N(v)),
    T: v => (v.map ? v.map(n => !!t(T(n))) : B(v)),
  },
  // a program to a function of the context
  C = e => {
    if (!e.map) return () => e;
    let [o, ...a] = e;
    if (o == '[') {
      a = a.map(C);
      return c => V(a[0](c), a.slice(1), c);
    }
    if (o == '/') {
      let [d, ...s] = a,
        b = d.map ? C(d) : c => [d ? W.n : c.n],
        // kids of nodes in order are in order, unless one node stands above another
        z = d.map && d[0] != 'instance';
      s = s.map(s => {
        let [x, y, ...q] = s.map
          ? s
          : s == '..' || s == '.'
            ? [s[1] ? 'parent' : 'self', 'node()']
            : s[0] == '@'
              ? ['attribute', s.slice(1)]
              : ['child', s];
        q = q.map(C);
        z = z || x != 'child';
        return (z => (l, c) => {
          l = l.flatMap(n => V(X[x](n).filter(m => Z(m, y, x)), q, c));
          return z ? U(l) : l;
        })(z);
      });
      return c => s.reduce((l, f) => f(l, c), b(c));
    }
    let [g, f] = F[o] || [];
    a = a.map((x, i) => [C(x), g && (g[i] || g.slice(-1))]);
    return c =>
      f ? f.apply(c, a.flatMap(([x, k]) => (k == 'z' ? () => x(c) : J[k](x(c))))) : boom();
  },
  // a signature and the functions that have it
  A = (g, o) => {
    for (let k in o) F[k] = [g, o[k]];
  };
