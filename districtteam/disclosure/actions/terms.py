from django.db import transaction

from districtteam.disclosure.errors import OnlyTighter
from districtteam.disclosure.models import Consent, Tightening
from districtteam.disclosure.policy import Audience, ContentClass, Detail
from districtteam.people.models import Team
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor


def give_consent(
    team: Team,
    kind: ContentClass,
    audience: Audience,
    detail: Detail,
    *,
    subject: str = "",
    by: Actor,
) -> Consent:
    """A team lets an audience see its answers of a class in more detail than the policy does."""
    with transaction.atomic():
        consent, _made = Consent.objects.update_or_create(
            team=team,
            subject=subject,
            content_class=kind.value,
            audience=audience.value,
            withdrawn_at=None,
            defaults={"detail": detail.word, "person": by.person, "at": by.at},
        )
        record("disclosure.give_consent", team, by=by, subject=subject)
    return consent


def withdraw_consent(consent: Consent, *, by: Actor) -> Consent:
    """From the next edition on; what is printed and downloaded cannot be called back."""
    with transaction.atomic():
        if consent.withdrawn_at is None:
            consent.withdrawn_at = by.at
            consent.save(update_fields=["withdrawn_at"])
            record("disclosure.withdraw_consent", consent.team, by=by)
    return consent


def tighten(
    team: Team,
    subject: str,
    question: str,
    detail: Detail,
    *,
    may_loosen: bool = False,
    by: Actor,
) -> Tightening:
    """Set the most that others see of one answer of the team.

    may_loosen: still in the preview, where a team may take back its own tightening. After it,
    raises OnlyTighter for anything wider than what was set.
    """
    with transaction.atomic():
        rows = Tightening.objects.select_for_update()
        row = rows.filter(team=team, subject=subject, question=question).first()
        if row and not may_loosen and detail > Detail.of(row.detail):
            raise OnlyTighter
        row = row or Tightening(team=team, subject=subject, question=question)
        row.detail, row.person, row.at = detail.word, by.person, by.at
        row.save()
        record("disclosure.tighten", team, by=by, subject=subject, question=question)
    return row
