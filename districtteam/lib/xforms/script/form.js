// The state of a form. What the server sends (see instance/logic.py) is g = {
//   d: tree [name, value or kids], i: {instance: tree}, t: {repeat's path: [tree, later names]},
//   b: [[path, kind, program, extra, looked at]...] in the order of evaluation, kinds r relevant,
//      c calculate (extra: a date), n count of repeats (extra: the repeat's name); then q required,
//      k constraint, o read-only, which are worked out when asked for. A rule that is not steady
//      names the paths that it looks at, and is worked out anew only when one of them changed,
//   a: [[event, path, program of the targets, program of the value, a date]...] }
// A path is names with blanks between.
let Y = (f, n, d) => {
    try {
      return f({ n, p: 1, z: 1, c: n });
    } catch (e) {
      return d;
    }
  },
  start = (g, world) => {
    let is = { __proto__: null },
      make = ([n, v], p, x = { n, p }) => (v.map ? (x.c = v.map(y => make(y, x))) : (x.v = v), x),
      tree = (d, k = { k: 5 }) => ((k.c = [make(d, k)]), k),
      at = s => s.split(' ').reduce((l, n) => l.flatMap(x => (x.c || []).filter(y => y.n == n)), [W.n]),
      cast = (v, d) => ((v = S(v)), d && R.test(v) ? v.slice(0, 10) : v),
      path = n => (n.p.p ? path(n.p) + ' ' : '') + n.n,
      fire = (e, n) =>
        (g.a || []).map(
          ([x, s, a, f, d]) =>
            x == e && s == path(n) && Y(a, n, []).map(y => (y.v = cast(Y(f, y, ''), d))),
        ),
      // one more turn of a repeat, one less
      add = (p, n) => {
        let [d, later] = g.t[path(p) + ' ' + n],
          i = p.c.findIndex(x => later.includes(x.n)),
          x = make(d, p);
        p.c.splice(i < 0 ? p.c.length : i, 0, x);
        fire('n', x);
      },
      cut = n => n.p.c.splice(n.p.c.indexOf(n), 1),
      run = first =>
        g.b.map(([s, k, f, y, u], j) => {
          if ('rcn'.includes(k))
            at(s).map(n => {
              let v, l;
              if (u) {
                l = u.map(s => at(s).map(x => x.v + ' ' + x.r)) + '';
                v = n.u = n.u || {};
                if (v[j] == l) return;
                v[j] = l;
                if (first && n.v) return;
              }
              v = Y(f, n, k == 'r' || '');
              if (k == 'r') n.r = +B(v);
              if (k == 'c') n.v = cast(v, y);
              if (k == 'n') {
                v = Math.max(0, Math.min(N(v) || 0, 1e3)) | 0;
                while ((l = n.c.filter(x => x.n == y))[v]) cut(l.pop());
                for (l = l.length; l++ < v; ) add(n, y);
              }
            });
        });
    for (let b of g.b) (is[b[0]] = is[b[0]] || {})[b[1]] = b[2] = C(b[2]);
    for (let a of g.a || []) (a[2] = C(a[2])), (a[3] = C(a[3]));
    Object.assign(W, { n: tree(g.d), i: { __proto__: null }, r: Math.random, d: Date.now }, world);
    for (let k in g.i) W.i[k] = tree(g.i[k]);
    run(1);
    return {
      at,
      set: (n, v) => n.v === v || ((n.v = v), fire('v', n), run()),
      add: (p, n) => (add(p, n), run()),
      cut: n => (cut(n), run()),
      relevant: n => X['ancestor-or-self'](n).every(x => x.r !== 0),
      is: (n, k, d) => ((k = (is[path(n)] || {})[k]) ? B(Y(k, n, d)) : d),
    };
  };
return { C, S, start, more: f => f({ A, B, D, F, H, K, L, M, N, S, T, W, X, boom, t, w }) };
