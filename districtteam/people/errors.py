"""What is refused, each with a stable code and a sentence for the person who asked."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from districtteam.ui.errors import Refused


class PeopleError(Refused):
    """Something about people that cannot be done as asked."""

    code = "people"


class NameMissing(PeopleError):
    code = "people.name_missing"
    words = _("Enter a name.")


class NameTaken(PeopleError):
    code = "people.name_taken"
    words = _("There is already a team called “%(name)s” of this kind in this network.")


class SlugTaken(PeopleError):
    code = "people.slug_taken"
    words = _("There is already a network with the short name “%(slug)s”.")


class UnknownLanguage(PeopleError):
    code = "people.unknown_language"
    words = _("“%(language)s” is not the code of a language, such as fr or en.")


class UnknownTimeZone(PeopleError):
    code = "people.unknown_time_zone"
    words = _("“%(time_zone)s” is not a time zone, such as Africa/Conakry.")


class UnknownCountry(PeopleError):
    code = "people.unknown_country"
    words = _("“%(country)s” is not the code of a country, such as GN or BJ.")


class UnknownWord(PeopleError):
    code = "people.unknown_word"
    words = _("“%(word)s” is not one of the words that a network chooses.")


class UnknownChannel(PeopleError):
    code = "people.unknown_channel"
    words = _("Nobody can be reached by “%(channel)s”.")


class WrongDay(PeopleError):
    code = "people.wrong_day"
    words = _("“%(day)s” is not a day, written like 2027-01-31.")


class WrongDates(PeopleError):
    code = "people.wrong_dates"
    words = _("The last day cannot come before the first day.")


class AlreadyInPost(PeopleError):
    code = "people.already_in_post"
    words = _("%(person)s already has this role here.")


class AlreadyOver(PeopleError):
    code = "people.already_over"
    words = _("This has ended already.")


class OtherNetwork(PeopleError):
    code = "people.other_network"
    words = _("This belongs to another network.")


class LastAdministrator(PeopleError):
    code = "people.last_administrator"
    words = _(
        "%(person)s is the only administrator of %(network)s: without one, nobody could appoint "
        "another. Name a second administrator first, reachable and without a last day."
    )


class TeamClosed(PeopleError):
    code = "people.team_closed"
    words = _("The team “%(team)s” is closed.")


class TeamNeeded(PeopleError):
    code = "people.team_needed"
    words = _("This role is held in a team. Choose the team.")


class PersonErased(PeopleError):
    code = "people.person_erased"
    words = _("This person has been erased.")


class AddressTaken(PeopleError):
    code = "people.address_taken"
    words = _("This address is on the list already.")


class BadAddress(PeopleError):
    """A number or mailbox that cannot be right; `reason` is the code that the library gave."""

    code = "people.bad_address"

    def __init__(self, reason: str, words: str | Promise, **params: Any) -> None:
        super().__init__(**params)
        self.reason = reason
        self.words = words


class ColumnMissing(PeopleError):
    """column: "name" or "team"; headings: those that were found."""

    code = "people.column_missing"

    def __init__(self, column: str, headings: str) -> None:
        super().__init__(headings=headings)
        self.column = column
        self.words = {
            "name": _(
                "No column holds the names. Give one the heading “Name”. Headings found: "
                "%(headings)s"
            ),
            "team": _(
                "No column holds the teams. Give one the heading “Team”. Headings found: "
                "%(headings)s"
            ),
        }[column]


class NobodyListed(PeopleError):
    code = "people.nobody_listed"
    words = _("There is nobody in this list: only headings. Add a row for each person.")


class TooManyPeople(PeopleError):
    code = "people.too_many"
    words = _("There are %(count)s people in this list. Divide it into lists of %(most)s.")


class NothingToTake(PeopleError):
    code = "people.nothing_to_take"
    words = _("Nothing in this list can be taken in. Look at the faults and correct the list.")


class AlreadyTaken(PeopleError):
    code = "people.already_taken"
    words = _("This list has been taken in already.")


class NotTaken(PeopleError):
    code = "people.not_taken"
    words = _("This list is not taken in, so there is nothing to undo.")


class ListChanged(PeopleError):
    code = "people.list_changed"
    words = _("Somebody has changed the same people meanwhile. Look at the list again.")


class LetterTooLarge(PeopleError):
    code = "people.letter_too_large"
    words = _("The letter is larger than %(megabytes)s MB. Scan it in black and white, or smaller.")


class NotALetter(PeopleError):
    code = "people.not_a_letter"
    words = _("This is neither a PDF nor a picture (PNG, JPEG).")
