"""`districtteam doctor`: what is misconfigured, and how to mend it."""

from collections.abc import Iterator

from . import address, storage, work
from .findings import Check, Finding

CHECKS: list[Check] = [
    address.mode,
    address.secret_key,
    address.site_url,
    address.hosts,
    address.deployment,
    storage.data_folder,
    storage.database,
    work.processes,
    work.queues,
    work.mail,
    work.time_zones,
    work.words,
    work.static_files,
]


def examine(*, mail: bool = False) -> Iterator[Finding]:
    """Every finding, one after the other. mail: also try the mail server."""
    for check in [*CHECKS, work.mail_server] if mail else CHECKS:
        yield from check()
