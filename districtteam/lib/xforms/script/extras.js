// Axes that questionnaires hardly use.
let G = (n, a = n.p && n.k != 2 ? K(n.p) : [], i = a.indexOf(n)) => [
  a.slice(0, Math.max(0, i)).reverse(),
  a.slice(i + 1),
];
X['following-sibling'] = n => G(n)[1];
X['preceding-sibling'] = n => G(n)[0];
X.following = n => [
  ...(n.k == 2 ? H(n.p) : []),
  ...X['ancestor-or-self'](n).flatMap(x => G(x)[1].flatMap(y => [y, ...H(y)])),
];
X.preceding = n =>
  X['ancestor-or-self'](n).flatMap(x => G(x)[0].flatMap(y => [y, ...H(y)].reverse()));
