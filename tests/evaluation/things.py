"""Things of the cast's own network for the addresses of this room (tests/house/objects.py)."""

import io
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from PIL import Image

from districtteam.evaluation.actions import log_credit
from districtteam.evaluation.models import Credit
from tests import make
from tests.cycle.things import running


def photo() -> bytes:
    """A picture as a telephone makes it."""
    file = io.BytesIO()
    Image.new("RGB", (1200, 900), "white").save(file, "JPEG")
    return file.getvalue()


def credit(cast: make.Cast) -> Credit:
    return Credit.objects.first() or log_credit(
        running(cast),
        cast.team,
        Decimal(5000),
        "GNF",
        on=(make.NOW - timedelta(days=1)).date(),
        person=cast.awa,
        reference="TR-2210",
        receipt=photo(),
        by=make.actor(cast.daouda),
    )


THINGS: dict[str, Callable[[make.Cast], dict[str, Any]]] = {
    "evaluation:credits": lambda cast: {"pk": running(cast).pk},
    "evaluation:credits_file": lambda cast: {"pk": running(cast).pk},
    "evaluation:log": lambda _cast: {"table": "steps"},
    "evaluation:credit": lambda cast: {"pk": running(cast).pk, "team": cast.team.pk},
    "evaluation:withdraw": lambda cast: {"pk": credit(cast).pk},
    "evaluation:receipt": lambda cast: {"pk": credit(cast).pk},
}
