"""What districts are called where they stand without their names: drawn anew for each subject."""

from collections.abc import Iterable

from django.utils.crypto import salted_hmac


def draw_codes(subject: str, teams: Iterable[int]) -> dict[int, str]:
    """A number for each district, "01" to "38", in an order that only this site can compute.

    The same districts of the same subject get the same numbers; another subject draws others, so
    that nobody can be followed from one cycle to the next.
    """
    drawn = sorted(set(teams), key=lambda team: _lot(subject, team))
    width = max(2, len(str(len(drawn))))
    return {team: f"{place:0{width}}" for place, team in enumerate(drawn, start=1)}


def _lot(subject: str, team: int) -> str:
    return salted_hmac("districtteam.disclosure.codes", f"{subject}:{team}").hexdigest()
