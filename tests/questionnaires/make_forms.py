"""Builders for tests of questionnaires.

version = make_forms.published(cast.network)        # beds, wards and what is wrong
sheet = make_forms.sheet(version, cast.team)
"""

from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from districtteam.people.models import Network, Person, Team
from districtteam.questionnaires.actions import (
    confirm_sheet,
    open_sheet,
    publish_version,
    save_section,
    write_form,
)
from districtteam.questionnaires.models import Sheet, Submission, Version
from tests import make

BY = make.actor()
SUBJECT = "cycle:1"
TITLE = {"fr": "Lits et services", "en": "Beds and wards"}
ID = UUID("0d9f2c70-5c1b-4f0e-9a63-2d5f3c1a7e10")
WARDS = (Path(__file__).parent / "wards.md").read_text(encoding="utf-8")


def draft(network: Network, source: str = WARDS, **given: object) -> Version:
    return write_form(network, TITLE, source.encode(), file_name="wards.md", by=BY, **given)


def published(network: Network, source: str = WARDS) -> Version:
    return publish_version(draft(network, source), by=BY)


def sheet(
    version: Version,
    team: Team,
    *,
    subject: str = SUBJECT,
    opens_at: datetime = make.NOW,
    days: int = 21,
) -> Sheet:
    closes_at = opens_at + timedelta(days=days)
    return open_sheet(version, team, subject, opens_at, closes_at, by=BY)


def answered(sheet: Sheet, person: Person, **more: str) -> Sheet:
    """Everything that is required, and a story."""
    by = make.actor(person)
    save_section(sheet, "beds_group", {"/data/beds_group/beds": "40"} | more, by=by)
    save_section(sheet, "story", {"/data/story/why": "Deux infirmiers partis."}, by=by)
    sheet.refresh_from_db()
    return sheet


def confirmed(sheet: Sheet, lead: Person, **more: str) -> Submission:
    answered(sheet, lead, **more)
    return confirm_sheet(sheet, ID, [lead], by=make.actor(lead))
