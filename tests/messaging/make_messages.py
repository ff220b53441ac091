"""Messages for tests."""

from districtteam.messaging.actions import send
from districtteam.messaging.models import Message
from districtteam.people.models import Person
from tests import make


def message(person: Person, occasion: str = "test:1", **fields: object) -> Message:
    said: dict[str, object] = {
        "purpose": "test",
        "subject": "Your answers",
        "text": "Thank you.",
        "by": make.actor(),
        **fields,
    }
    return send(person, occasion=occasion, **said)  # type: ignore[arg-type]
