"""What may go wrong with background work."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class WorkerLostError(Exception):
    """Stored with a task whose workers died under it once too often."""

    code = "jobs.worker_lost"


class NotPreparedError(Exception):
    """The database is older than the code. count: how many changes are waiting."""

    code = "jobs.not_prepared"

    def __init__(self, count: int) -> None:
        words = ngettext(
            "The database is older than this version: %(count)d change is waiting. Make a backup "
            "(districtteam backup FILE), then run `districtteam migrate`, or start again with "
            "--migrate.",
            "The database is older than this version: %(count)d changes are waiting. Make a "
            "backup (districtteam backup FILE), then run `districtteam migrate`, or start again "
            "with --migrate.",
            count,
        )
        super().__init__(words % {"count": count})


class PortTakenError(Exception):
    """Somebody else listens where the web server should."""

    code = "jobs.port_taken"

    def __init__(self, host: str, port: int) -> None:
        words = _(
            "Port %(port)d on %(host)s is taken. Perhaps District.Team is running already; "
            "otherwise choose another one with DISTRICTTEAM_PORT."
        )
        super().__init__(words % {"port": port, "host": host})
