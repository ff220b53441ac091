"""Every page carries the strict policy; what it sends is as closed as its templates."""

from tests import make
from tests.house.test_templates import inline_in
from tests.house.visits import is_page, pages, visit


def test_every_page_carries_the_strict_policy_and_nothing_inline(cast: make.Cast) -> None:
    for route, url in pages(cast):
        for person in (None, cast.awa, cast.daouda, cast.hawa):
            answer = visit(url, person, fresh=True)
            if not is_page(answer):
                continue
            policy = answer.get("Content-Security-Policy", "")
            assert "default-src 'none'" in policy, route.name
            assert "unsafe" not in policy, route.name
            assert inline_in(answer.content.decode()) == [], route.name
