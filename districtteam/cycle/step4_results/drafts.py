"""The edition that is ready and not yet published: who may look at it, and at how much of it."""

import json
from datetime import datetime

from districtteam.cycle.core.models import Cycle

from .drawing.frozen import Frozen
from .drawing.material import Material
from .models import Edition, Panel
from .queries import frozen_of, panels_of, preview_ends


def is_changed(now: Frozen, ready: Edition) -> bool:
    """Whether a team has changed something since: an answer, or what others may see of it."""
    written = json.dumps(now.to_json(), sort_keys=True)
    return written != json.dumps(ready.data, sort_keys=True)


def draft_of(cycle: Cycle, now: datetime) -> Edition | None:
    """The edition that is ready to be published, after the teams' private preview."""
    until = preview_ends(cycle)
    if until is None or now < until:
        return None
    return cycle.editions.filter(state=Edition.READY).first()


def as_peers_read(draft: Edition, language: str) -> list[Panel]:
    """What the peers will read of a draft, for its facilitators, as far as they may read as much
    of each answer as the peers: a draft shows nobody more than the edition will.
    """
    frozen = frozen_of(draft)
    hidden = {
        it.name for it in frozen.questions if Material(frozen, it).shows_less_to("facilitators")
    }
    apart = {it.beside for it in frozen.questions if not it.is_drawn and it.name in hidden}
    rows = panels_of(draft, "peers", language)
    return [row for row in rows if not row.privileged and row.question not in hidden | apart]
