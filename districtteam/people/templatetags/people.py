"""{% load people %}: numbers as one reads them aloud, and what was mended in them."""

from django import template

from districtteam.lib.phones import readable
from districtteam.people.roster.reading import note_words

register = template.Library()

register.filter("readable_phone", readable)
register.filter("phone_note", note_words)
