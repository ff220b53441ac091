"""The unit of a number, which forms say in brackets at the end of a label: it stands by the box."""

import re

from districtteam.lib.words import fold

AT_THE_END = re.compile(r"(.*\S)\s*\((?:in |en )?([^()]{1,30})\)\s*", re.DOTALL)
SIGNS = "%", "‰", "°C", "km", "m", "cm", "mm", "kg", "g", "mg", "l", "ml", "h", "min"
MONEY = "FCFA", "F CFA", "XOF", "GNF", "SLE", "USD", "EUR", "€", "$"
FRENCH = (
    *("minutes", "heures", "jours", "semaines", "mois", "ans", "années"),
    *("personnes", "francs", "monnaie nationale", "pour 100 000 naissances"),
)
ENGLISH = (
    *("hours", "days", "weeks", "months", "years", "persons", "people"),
    *("francs", "national currency", "per 100,000 births"),
)
KNOWN = {fold(unit) for unit in (*SIGNS, *MONEY, *FRENCH, *ENGLISH)}


def apart(label: str) -> tuple[str, str]:
    """The label without its unit, and the unit, in one piece: what has no room beside a box goes
    below it whole. Brackets with anything else stay in the label.

    >>> apart("Lead time (days)"), apart("Temperature (in °C)"), apart("Staff (nurses)")
    (('Lead time', 'days'), ('Temperature', '°C'), ('Staff (nurses)', ''))
    """
    found = AT_THE_END.fullmatch(label)
    if found is None or fold(found[2]) not in KNOWN:
        return label, ""
    return found[1], found[2].replace(" ", "\u00a0")
