"""What districts are called in files for evaluators: the same code in all of a network's cycles."""

from django.utils.crypto import salted_hmac


def team_code(network: int, team: int | None) -> str:
    """Ten signs that only this site can work out, "" for no team. Not drawn anew for each cycle,
    since retention is counted across cycles; whoever gets the file has agreed not to look behind.
    """
    if team is None:
        return ""
    told = f"{network}:{team}"
    return "T" + salted_hmac("districtteam.evaluation.codes", told).hexdigest()[:9].upper()
