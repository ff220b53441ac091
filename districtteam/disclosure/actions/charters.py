from django.db import transaction

from districtteam.disclosure.errors import (
    AlreadyAdopted,
    NotAdopted,
    NoVote,
    OtherNetwork,
    SilenceWidens,
)
from districtteam.disclosure.models import Charter, CharterVote
from districtteam.disclosure.policy import STARTING, Policy
from districtteam.disclosure.queries import policy_of
from districtteam.disclosure.reader import PEER_KINDS
from districtteam.people.models import Network, Team
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

from .terms import give_consent


def propose_charter(
    network: Network, policy: Policy, *, by: Actor, base: int = 5, least: int = 5
) -> Charter:
    """Put a table of who sees what before the network's teams.

    base: districts that hide one another, 5 or more; least: smallest count of persons, 5 to 10.
    """
    with transaction.atomic():
        charter = Charter.objects.create(
            network=network,
            table=policy.to_json(),
            base=max(5, base),
            least=min(10, max(5, least)),
            proposed_at=by.at,
        )
        record("disclosure.propose_charter", charter, network, by=by)
    return charter


def vote_on_charter(charter: Charter, team: Team, *, agrees: bool, by: Actor) -> CharterVote:
    """What a team says to a charter, until it is adopted; the last word counts."""
    if team.network_id != charter.network_id:
        raise OtherNetwork
    if team.kind not in PEER_KINDS:
        raise NoVote
    with transaction.atomic():
        if Charter.objects.select_for_update().get(pk=charter.pk).adopted_at:
            raise AlreadyAdopted
        vote, _made = CharterVote.objects.update_or_create(
            charter=charter,
            team=team,
            defaults={"agrees": agrees, "person": by.person, "at": by.at},
        )
        record("disclosure.vote_on_charter", charter, team, by=by, agrees=agrees)
    return vote


def adopt_charter(charter: Charter, *, by: Actor) -> Charter:
    """Put a charter in force: the tighter of it and the starting table for everybody.

    What is wider than the starting table holds for the teams that agreed, as their consent.
    Raises NotAdopted when more teams said no than yes, SilenceWidens when it shows more than what
    holds today and not more than half of all teams said yes.
    """
    with transaction.atomic():
        locked = Charter.objects.select_for_update().get(pk=charter.pk)
        if locked.adopted_at:
            raise AlreadyAdopted
        votes = list(charter.votes.select_related("team", "person"))
        agreeing = [vote for vote in votes if vote.agrees]
        if len(agreeing) * 2 < len(votes):
            raise NotAdopted
        _silence_widens_nothing(charter, len(agreeing))
        _take_consents(charter, agreeing)
        charter.adopted_at = by.at
        charter.save(update_fields=["adopted_at"])
        record("disclosure.adopt_charter", charter, charter.network, by=by, teams=len(agreeing))
    return charter


def _silence_widens_nothing(charter: Charter, agreeing: int) -> None:
    network = charter.network
    if charter.policy.tightest_with(STARTING).is_tighter(policy_of(network)):
        return
    teams = Team.objects.filter(network=network, kind__in=PEER_KINDS, closed=None).count()
    if agreeing * 2 <= teams:
        raise SilenceWidens


def _take_consents(charter: Charter, agreeing: list[CharterVote]) -> None:
    wished = charter.policy
    for kind, audience in wished.wider_cells(STARTING):
        for vote in agreeing:
            give_consent(
                vote.team,
                kind,
                audience,
                wished.cell(kind, audience),
                by=Actor(person=vote.person, at=vote.at),
            )
