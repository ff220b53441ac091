"""For each address with a part to fill in, something of the cast's own network to fill it with.

A route that needs an object and has no builder here fails in test_doors. What is built belongs
to Koubia's team or to the network of Kadou, so that the same address tried by somebody from
another country must answer 403 or 404.
"""

from collections.abc import Callable
from typing import Any

from tests.make import Cast

OBJECTS: dict[str, Callable[[Cast], dict[str, Any]]] = {}

# Addresses whose part is no secret and belongs to nobody, with the reason.
OPEN_TO_STRANGERS: dict[str, str] = {}
