"""Opening the pages of this room as one of the cast."""

from tests import browse


class Browser(browse.Browser):
    room = "people"
