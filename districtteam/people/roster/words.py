"""Why a list was refused, in one sentence for a person, wherever the refusal came from."""

from districtteam.lib.tables import TableError
from districtteam.people.errors import PeopleError
from districtteam.ui.table_words import table_words


def refusal_words(error: TableError | PeopleError) -> str:
    return table_words(error) if isinstance(error, TableError) else error.message
