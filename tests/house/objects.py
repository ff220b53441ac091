"""For each address with a part to fill in, something of the cast's own network to fill it with.

A route that needs an object and has no builder here fails in test_doors. What is built belongs
to Koubia's team or to the network of Kadou, so that the same address tried by somebody from
another country must answer 403 or 404.
"""

from collections.abc import Callable
from typing import Any

from districtteam.access.models import Key
from tests.access import keys
from tests.cycle.things import THINGS as OF_CYCLES
from tests.cycle.things import running
from tests.disclosure import things
from tests.evaluation.things import THINGS as OF_EVALUATION
from tests.indicators.things import THINGS as OF_INDICATORS
from tests.make import Cast
from tests.messaging.make_messages import message
from tests.people.things import THINGS as OF_PEOPLE
from tests.places import files
from tests.questionnaires.things import THINGS as OF_QUESTIONNAIRES

OBJECTS: dict[str, Callable[[Cast], dict[str, Any]]] = {
    "places:place": lambda cast: {"pk": cast.koubia.pk},
    "places:rename": lambda cast: {"pk": cast.koubia.pk},
    "places:move": lambda cast: {"pk": cast.koubia.pk},
    "places:close": lambda cast: {"pk": cast.koubia.pk},
    "places:reopen": lambda cast: {"pk": cast.koubia.pk},
    "places:check": lambda cast: {"key": files.upload(cast.hawa).key},
    "places:changes": lambda cast: {"key": files.upload(cast.hawa).key},
    "places:taken": lambda cast: {"pk": files.taken(cast.hawa).pk},
    "ui:charts": lambda _cast: {"chart": "peers"},
    **OF_PEOPLE,
    **OF_INDICATORS,
    "disclosure:vote": lambda cast: {"pk": things.charter(cast).pk},
    "disclosure:adopt_charter": lambda cast: {"pk": things.charter(cast).pk},
    **OF_QUESTIONNAIRES,
    **OF_CYCLES,
    **OF_EVALUATION,
    "desk:calls": lambda cast: {"pk": running(cast).pk},
    "desk:call": lambda cast: {"pk": running(cast).pk, "team": cast.team.pk},
    "access:code": lambda cast: {"uid": keys.waiting(cast.awa, Key.SIGN_IN).uid},
    "access:link": lambda cast: {"token": keys.link_to(cast.awa)},
    "access:step_link": lambda cast: {"token": keys.step_link(cast.awa)},
    "access:end": lambda cast: {"pk": keys.device(cast.awa).pk},
    "access:rename_passkey": lambda cast: {"pk": keys.passkey(cast.gilbert).pk},
    "mfa_remove_webauthn": lambda cast: {"pk": keys.passkey(cast.gilbert).pk},
    "access:invitation": lambda cast: {"token": keys.invitation(cast.awa)},
    "access:decline": lambda cast: {"token": keys.invitation(cast.awa)},
    "access:send": lambda cast: {"pk": cast.awa.memberships.get().pk},
    "access:hand_over": lambda cast: {"pk": cast.awa.memberships.get().pk},
    "access:note": lambda cast: {"pk": keys.hand_over(cast.awa, cast.bakary).pk},
    "access:prove_code": lambda cast: {"uid": keys.waiting(cast.awa, Key.PROVE).uid},
    "access:verify": lambda cast: {"pk": cast.awa.addresses.get().pk},
    "messaging:again": lambda cast: {"pk": message(cast.awa).deliveries.get().pk},
    "trail:history": lambda cast: {"kind": "people.team", "key": cast.team.pk},
}

# Addresses whose part is no secret and belongs to nobody, with the reason.
OPEN_TO_STRANGERS: dict[str, str] = {
    "ui:charts": "drawings of made-up figures, for whoever writes a page",
    "cycle:public": "the public part of results, opened by the facilitators to everybody",
    "cycle:public_chart": "as the public part",
    "evaluation:log": "names a kind of file; an evaluator gets that of their own network",
    "people:my_export": "names a kind of file; everybody gets what is known of themselves",
    "access:code": "asks for a code; says nothing of whom it is for",
    "access:invitation": "the link is the secret: whoever holds it is the invited",
    "access:decline": "as the invitation",
    "access:step_link": "the link is the secret: whoever holds it reads that one step",
    "access:link": "the link is the secret: whoever holds it is let in",
}
