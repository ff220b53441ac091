"""Numbers as they come from real forms: missing, infinite, negative, over the whole, huge."""

from hypothesis import strategies as st

NAN, INFINITE = float("nan"), float("inf")
UGLY = (None, NAN, INFINITE, -INFINITE, -1, 0, 1e-310, 1e308, 10**400, True, "12", [])

anything = st.one_of(
    st.none(), st.floats(), st.integers(), st.integers(0, 100), st.booleans(), st.text(max_size=3)
)
counts = st.integers(0, 10_000)
pairs = st.tuples(counts, st.integers(1, 10_000)).map(lambda it: (min(it), max(it)))
