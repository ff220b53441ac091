from django.template import Context, Template
from django.test import Client, RequestFactory

from districtteam.ui.components import Step, Task, page_of
from tests import make


def drawn(template: str, **context: object) -> str:
    return Template("{% load ui %}" + template).render(Context(context))


def test_a_task_says_its_state_in_words() -> None:
    html = drawn(
        "{% tasks lines %}", lines=[Task("Answer", "/x", "late"), Task("Discuss", state="later")]
    )
    assert '<a href="/x">Answer</a>' in html
    assert "Overdue" in html
    assert "Not open yet" in html


def test_the_step_of_today_is_marked() -> None:
    html = drawn("{% steps lines %}", lines=[Step("Issue", "done"), Step("Results", "now")])
    assert 'aria-current="step"' in html
    assert html.count("<li") == 2


def test_steps_are_brief_once_one_is_of_today() -> None:
    assert "brief" in drawn("{% steps lines %}", lines=[Step("Issue", "now")])
    assert "brief" not in drawn("{% steps lines %}", lines=[Step("Issue")])


def test_a_list_is_cut_at_fifty_and_keeps_its_search(rf: RequestFactory) -> None:
    request = rf.get("/x", {"page": "2", "q": "Lola & co"})
    page = page_of(request, range(120))
    html = drawn("{% pager page %}", page=page, request=request)
    assert next(iter(page)) == 50
    assert "51 to 100 of 120" in html
    assert "q=Lola+%26+co&amp;page=3" in html


def test_a_page_out_of_range_is_the_nearest(rf: RequestFactory) -> None:
    assert page_of(rf.get("/x", {"page": "99"}), range(120)).number == 3
    assert page_of(rf.get("/x", {"page": "abc"}), range(120)).number == 1


def test_every_component_is_shown(client: Client, cast: make.Cast) -> None:
    html = client.get("/look").text
    for part in ("tasks", "steps", "notice warning", "empty", "card", "stack", "errors", "pager"):
        assert f'class="{part}' in html, part
