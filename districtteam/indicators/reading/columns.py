"""What the columns of a file of values may be called: in English, in French, by DHIS2."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "indicator": ("indicator", "indicateur", "code", "dx", "data", "indicator code"),
    "name": ("name", "nom", "dx_name", "indicator name", "nom de l'indicateur"),
    "place": ("place", "lieu", "district", "ou", "uid", "organisation unit", "place code"),
    "period": ("period", "période", "pe"),
    "value": ("value", "valeur"),
    "numerator": ("numerator", "numérateur"),
    "denominator": ("denominator", "dénominateur"),
    "source": ("source",),
    "as_of": ("as of", "as_of", "au", "date", "arrêté au"),
    "breakdown": ("other_dimensions", "breakdown", "ventilation", "category", "catégorie"),
}
NEEDED = ("indicator", "place", "period")
