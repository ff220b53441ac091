"""A region, or a ministry, to which the policy gives more than the teams read of each other."""

import re
from datetime import date

import pytest

from districtteam.access.middleware import Visit
from districtteam.cycle.core.models import Agreement
from districtteam.cycle.step4_results.actions import (
    draw_edition,
    open_to_public,
    prepare_edition,
    publish_edition,
)
from districtteam.cycle.step4_results.charts import drawn
from districtteam.cycle.step4_results.drawing.frozen import Frozen
from districtteam.cycle.step4_results.drawing.material import audience_in
from districtteam.cycle.step4_results.models import Edition, Panel
from districtteam.disclosure.actions import give_consent, tighten, withdraw_consent
from districtteam.disclosure.models import Look
from districtteam.disclosure.policy import STARTING, Audience, ContentClass, Detail, Policy
from districtteam.people.models import Person, Team
from districtteam.people.roles import Role, TeamKind
from districtteam.places.models import Place
from tests import make
from tests.cycle.browse import Browser

from .scene import Scene, scene

SENSITIVE = ContentClass.SENSITIVE
UPSTREAM = ["D0", "D1", "D2"]  # with Koubia and Lola in Haute-Kadou, Esther's region
DOWNSTREAM = [f"D{n}" for n in range(3, 10)]


@pytest.fixture
def told(cast: make.Cast) -> Scene:
    """Deaths and what else is sensitive are named to each region, and to nobody else."""
    found = scene(cast)
    below = make.place("Basse-Kadou", cast.country)
    for name in DOWNSTREAM:
        move(name, below)
    make.team(cast.network, "Basse-Kadou", below, kind=TeamKind.REGION)
    agreed(found, Audience.REGION)
    return found


def move(name: str, region: Place) -> None:
    place = Place.objects.get(name=name)
    place.path, place.parent = f"{region.path}{place.uid}/", region
    place.save()


def agreed(told: Scene, who: Audience, peers: Detail = Detail.DISTRIBUTION) -> None:
    wide = {(SENSITIVE, who): Detail.NAMED, (SENSITIVE, Audience.PEERS): peers}
    table = Policy({**STARTING.table, **wide}).to_json()
    Agreement.objects.create(cycle=told.cycle, policy=table, agreed_at=make.NOW)


def of_region(edition: Edition, *regions: Team, question: str = "deaths") -> Panel | None:
    audience = audience_in(region.pk for region in regions)
    return edition.panels.filter(audience=audience, question=question, language="en").first()


def region(name: str) -> Team:
    return Team.objects.get(name=name, kind=TeamKind.REGION)


def position(edition: Edition, question: str) -> int:
    return edition.panels.filter(question=question).first().position


def page_of(person: Person, edition: Edition, question: str, **given: str) -> str:
    at = position(edition, question)
    return Browser(person).read("chart", edition.cycle_id, at, **given)


def districts(text: str) -> set[str]:
    return set(re.findall(r"\bD\d\b", text))


def test_each_region_reads_its_own_districts_by_name_and_the_others_as_peers_do(
    told: Scene,
) -> None:
    edition = told.published()
    ours, theirs = (of_region(edition, region(f"{name}-Kadou")) for name in ("Haute", "Basse"))
    assert ours.body["apart"] == [["D0", "10"], ["D1", "11"], ["D2", "12"]]
    assert districts(str(ours.body)) == set(UPSTREAM)
    assert districts(str(theirs.body)) == set(DOWNSTREAM)
    assert len(theirs.privileged) == 7
    peers = edition.panels.get(audience="peers", question="deaths", language="en")
    for audience in ("region", "national", "facilitators"):
        assert edition.panels.get(audience=audience, question="deaths", language="en").body == (
            peers.body
        )


def test_only_what_differs_is_drawn_for_a_region_alone(told: Scene) -> None:
    edition = told.published()
    own = edition.panels.filter(audience__startswith="region:", language="en")
    assert set(own.values_list("question", flat=True)) == {"deaths"}
    assert of_region(edition, region("Haute-Kadou"), question="delay") is None
    page = page_of(told.cast.esther, edition, "delay")
    assert districts(page) == {*UPSTREAM, *DOWNSTREAM}
    assert "Next question" in page


def test_the_rest_is_hidden_where_it_is_too_little_to_hide_among(told: Scene) -> None:
    for name in DOWNSTREAM[:5]:
        move(name, told.cast.region)
    shown = of_region(told.published(), region("Haute-Kadou"))
    assert (len(shown.body["named"]), shown.body["hidden"]) == (8, 2)
    assert districts(str(shown.body)) == {f"D{n}" for n in range(8)}


def test_what_a_team_tightened_holds_for_its_region(told: Scene) -> None:
    by = told.by()
    tighten(told.teams[2], told.cycle.subject, "deaths", Detail.DISTRIBUTION, by=by)
    tighten(told.teams[3], told.cycle.subject, "deaths", Detail.NOTHING, by=by)
    shown = of_region(told.published(), region("Haute-Kadou"))
    assert districts(str(shown.body)) == {"D2"}
    assert shown.body["hidden"] == 1


def test_what_is_tightened_after_freezing_is_not_published(told: Scene) -> None:
    by = told.by(days=8)
    draw_edition(prepare_edition(told.cycle, by=by), by=by)
    tighten(told.teams[2], told.cycle.subject, "deaths", Detail.NOTHING, by=by)
    again = publish_edition(told.cycle, by=by)
    assert again.state == Edition.PREPARING
    draw_edition(again, by=by)
    edition = publish_edition(told.cycle, by=by)
    assert edition.state == Edition.PUBLISHED
    assert districts(str(of_region(edition, region("Haute-Kadou")).body)) == {"D1", "D2"}


def test_an_answer_in_words_is_named_to_the_region(cast: make.Cast) -> None:
    told = scene(cast)
    for name in DOWNSTREAM:
        move(name, cast.country)
    table = {(ContentClass.PRACTICE, Audience.PEERS): Detail.AGGREGATE}
    policy = Policy({**STARTING.table, **table}).to_json()
    Agreement.objects.create(cycle=told.cycle, policy=policy, agreed_at=make.NOW)
    edition = told.published()
    shown = of_region(edition, region("Haute-Kadou"), question="blood")
    assert shown.body["apart"] == [["D0", "Yes"], ["D1", "No"], ["D2", "Yes"]]
    share = of_region(edition, region("Haute-Kadou"), question="reviewed")
    assert share.body["apart"][0] == ["D0", "80% (8 / 10)"]
    french = edition.panels.get(audience=shown.audience, question="blood", language="fr")
    assert french.body["apart"][0] == ["D0", "Oui"]


def test_who_stands_in_for_another_region_reads_one_drawing_for_both(told: Scene) -> None:
    """Two of them, one beside the other, would leave fewer to hide among."""
    haute, basse = region("Haute-Kadou"), region("Basse-Kadou")
    make.member(told.cast.esther, basse, role=Role.ACTING_LEAD)
    edition = told.published()
    both = of_region(edition, haute, basse)
    assert districts(str(both.body)) == {*UPSTREAM, *DOWNSTREAM}
    assert len(of_region(edition, haute).privileged) == 3
    page = page_of(told.cast.esther, edition, "deaths", purpose="help")
    assert districts(page) == {*UPSTREAM, *DOWNSTREAM}
    looked = Look.objects.filter(team__name="D9").get()
    assert looked.institution == "Haute-Kadou, Basse-Kadou"


def test_who_takes_a_second_region_after_publication_reads_for_the_first(told: Scene) -> None:
    edition = told.published()
    basse = region("Basse-Kadou")
    make.member(told.cast.esther, basse, role=Role.ACTING_LEAD, starts=date(2026, 2, 1))
    page = page_of(told.cast.esther, edition, "deaths", purpose="help")
    assert districts(page) == set(UPSTREAM)


def test_a_consent_to_the_region_is_drawn_and_gone_from_the_next_edition(cast: make.Cast) -> None:
    told = scene(cast)
    given = give_consent(
        told.teams[2], SENSITIVE, Audience.REGION, Detail.NAMED, by=make.actor(cast.bakary)
    )
    first = told.published()
    ours = region("Haute-Kadou")
    assert of_region(first, ours).body["apart"] == [["D0", "10"]]
    assert "D0" in page_of(cast.esther, first, "deaths", purpose="help")
    withdraw_consent(given, by=make.actor(cast.bakary))
    second = told.published(reason="D0 took its word back")
    assert of_region(second, ours) is None
    page = page_of(cast.esther, second, "deaths", purpose="help")
    assert districts(page) == set()
    assert "What was agreed for your institution" in results_page(cast.esther, second)


def test_an_edition_from_before_regions_were_kept_is_read_as_it_is(told: Scene) -> None:
    data = told.published().data
    assert data["regions"].keys() == {str(it.pk) for it in (region("Haute-Kadou"), _basse())}
    assert Frozen.from_json({key: it for key, it in data.items() if key != "regions"}).regions == {}


def _basse() -> Team:
    return region("Basse-Kadou")


# The pages


def results_page(person: Person, edition: Edition, language: str = "en") -> str:
    return Browser(person, language=language).read("results", edition.cycle_id)


def test_the_look_is_told_first_then_written_down_for_the_districts_of_the_region(
    told: Scene,
) -> None:
    told.answer(told.cast.team, delay=7, deaths=1777)
    edition = told.published()
    before = page_of(told.cast.esther, edition, "deaths")
    assert "Your look is written down" in before
    assert "1,777" not in before
    assert districts(before) == set()
    assert "Your look is written" in page_of(told.cast.esther, edition, "deaths", purpose="gossip")
    assert not Look.objects.exists()
    page = page_of(told.cast.esther, edition, "deaths", purpose="decide")
    assert districts(page) == set(UPSTREAM)
    assert "1,777" in page
    assert "Named to you, not to the other teams" in page
    looks = Look.objects.values_list("team__name", "institution", "purpose")
    assert set(looks) == {(name, "Haute-Kadou", "decide") for name in ["D0", "D1", "D2", "Koubia"]}
    seen = Browser(told.cast.awa)
    seen.room = "disclosure"
    assert "Haute-Kadou" in seen.read("looks")
    at = position(edition, "deaths")
    assert Browser(told.cast.esther).post("chart", told.cycle.pk, at).status_code == 405
    assert Browser(told.cast.issa).get("chart", told.cycle.pk, at).status_code == 404
    assert Browser(told.cast.esther).get("tiles", told.cycle.pk, at).status_code == 404


@pytest.mark.parametrize("part", ["member", "facilitator", "national", "evaluator", "neighbour"])
def test_nobody_else_reads_what_a_region_may(told: Scene, part: str) -> None:
    edition = told.published()
    page = page_of(told.cast.by_part()[part], edition, "deaths", purpose="check")
    assert districts(page) == set()
    assert not Look.objects.exists()


def test_what_would_be_read_beside_names_waits_for_the_look(cast: make.Cast) -> None:
    """One district of one region: the sum of all that it sees is that district's answer."""
    told = scene(cast)
    for name in [*UPSTREAM, *DOWNSTREAM]:
        move(name, cast.country)
    told.answer(cast.team, delay=7, deaths=1777)
    agreed(told, Audience.REGION, peers=Detail.NOTHING)
    edition = told.published()
    waits = "It names teams to you: it is shown when you have said what for."
    page = results_page(cast.esther, edition)
    assert page.count(waits) == 1
    assert "1,777" not in page
    here = Browser(cast.esther)
    small = drawn(told.cycle, "deaths", Visit(cast.esther, told.by(days=9).at))
    assert waits in small
    assert "1,777" not in small
    assert "1,777" not in here.read("why", told.cycle.pk, position(edition, "deaths"))
    assert "1,777" in page_of(cast.esther, edition, "deaths", purpose="help")


def test_the_page_says_what_was_agreed_for_ones_institution(told: Scene) -> None:
    edition = told.published()
    assert "On some answers you read more here" in results_page(told.cast.esther, edition)
    assert "nothing here beyond what the teams read" in results_page(told.cast.fanta, edition)
    french = results_page(told.cast.esther, edition, "fr")
    assert "Sur certaines réponses, vous lisez ici davantage" in french
    for person in (told.cast.awa, told.cast.daouda, told.cast.gilbert):
        assert "institution" not in results_page(person, edition)


def test_a_region_set_up_after_freezing_reads_what_every_region_reads(told: Scene) -> None:
    edition = told.published()
    late = make.team(told.cast.network, "Haute-Kadou Nord", told.cast.region, kind=TeamKind.REGION)
    mariam = make.person("Mariam")
    make.member(mariam, late)
    assert districts(page_of(mariam, edition, "deaths", purpose="help")) == set()
    assert "nothing here beyond what the teams read" in results_page(mariam, edition)


def test_the_public_page_gives_a_region_no_way_to_the_others(told: Scene) -> None:
    """Ten answered, of which its page names eight: the public sum must not say the other two."""
    for name in DOWNSTREAM[:5]:
        move(name, told.cast.region)
    Agreement.objects.all().delete()
    wide = {(SENSITIVE, Audience.REGION): Detail.NAMED, (SENSITIVE, Audience.PUBLIC): 1}
    table = {key: Detail(it) for key, it in {**STARTING.table, **wide}.items()}
    policy = Policy(table).to_json()
    Agreement.objects.create(cycle=told.cycle, policy=policy, agreed_at=make.NOW)
    edition = told.published()
    open_to_public(edition, by=told.by(days=9))
    assert len(of_region(edition, region("Haute-Kadou")).privileged) == 8
    public = edition.panels.get(audience="public", question="deaths", language="en")
    assert public.body["hidden"] == 2


def test_codes_and_names_stand_in_one_chart(told: Scene) -> None:
    Agreement.objects.all().delete()
    agreed(told, Audience.REGION, peers=Detail.CODE)
    shown = of_region(told.published(), region("Haute-Kadou"))
    assert (shown.body["own"], shown.body["apart"]) == ("code", [])
    drawn_names = [row[0] for row in shown.body["table"]["rows"]]
    assert len(drawn_names) == 10
    assert districts(str(drawn_names)) == set(UPSTREAM)


def test_the_private_preview_says_who_reads_more_than_the_teams(told: Scene) -> None:
    told.answer(told.cast.team, deaths=33)
    page = Browser(told.cast.awa).read("preview", told.cycle.pk)
    assert "without our name" in page
    assert "the region: with our name" in page
    assert "national" not in page
    page = Browser(told.cast.awa, language="fr").read("preview", told.cycle.pk)
    assert "la région\u00a0: avec notre nom" in page


def test_where_nobody_reads_more_the_preview_says_it_once(cast: make.Cast) -> None:
    told = scene(cast)
    told.answer(cast.team, deaths=33)
    page = Browser(cast.awa).read("preview", told.cycle.pk)
    assert "without our name" in page
    assert "the region" not in page


def test_what_a_team_agreed_to_is_in_its_preview_and_can_be_less_for_one_figure(
    cast: make.Cast,
) -> None:
    told = scene(cast)
    told.answer(cast.team, deaths=33)
    by = make.actor(cast.bakary)
    give_consent(cast.team, SENSITIVE, Audience.REGION, Detail.NAMED, by=by)
    awa = Browser(cast.awa)
    assert "the region: with our name" in awa.read("preview", told.cycle.pk)
    at = 2
    page = awa.read("own_figure", told.cycle.pk, at)
    assert re.search(r'value="named"[^>]*checked', page)
    awa.send("own_figure", told.cycle.pk, at, text="", detail="distribution")
    edition = told.published()
    assert of_region(edition, region("Haute-Kadou")) is None


def test_the_look_is_that_of_the_institution_for_which_one_reads(told: Scene) -> None:
    """Esther of the region has a post in the ministry, too, and Daouda, a facilitator, in Lola."""
    Agreement.objects.all().delete()
    wide = dict.fromkeys([Audience.NATIONAL, Audience.FACILITATORS], Detail.NAMED)
    table = {**STARTING.table, **{(SENSITIVE, who): it for who, it in wide.items()}}
    policy = Policy(table).to_json()
    Agreement.objects.create(cycle=told.cycle, policy=policy, agreed_at=make.NOW)
    edition = told.published()
    make.member(told.cast.esther, told.cast.fanta.memberships.get().team)
    make.member(told.cast.daouda, told.cast.other_team)
    for person, who in ((told.cast.esther, "Direction nationale"), (told.cast.daouda, "team")):
        page_of(person, edition, "deaths", purpose="help")
        assert who in Look.objects.order_by("-pk").first().institution
