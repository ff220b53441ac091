"""Answers of several choices, and the names of choices."""

from districtteam.lib.xforms.xpath.context import Context

from .table import function
from .text import words

BLANK = " \t\r\n"


@function("selected", "string string", "boolean", js="(a,b)=>a.split(' ').includes(t(b))")
def selected(answers: str, choice: str) -> bool:
    """
    selected(/data/text, 'two') => true
    selected(/data/text, ' two ') => true
    selected(/data/text, 'tw') => false
    selected('', 'a') => false
    """
    return choice.strip(BLANK) in answers.split(" ")


@function("selected-at", "string number", "string", js="(a,i)=>w(a)[Math.trunc(i)]||''")
def selected_at(answers: str, index: float) -> str:
    """The choice at that place, from 0.

    selected-at(/data/text, 2) => "three"
    selected-at(/data/text, 3) => ""
    selected-at(/data/text, -1) => ""
    selected-at('a b', 'x') => ""
    selected-at('a b', -0.5) => "a"
    selected-at('', -0.5) => ""
    """
    chosen = words(answers)
    return chosen[int(index)] if chosen and -1 < index < len(chosen) else ""


@function("count-selected", "string", "number", js="a=>w(a).length")
def count_selected(answers: str) -> float:
    """
    count-selected(/data/text) => 3
    count-selected('') => 0
    """
    return float(len(words(answers)))


@function(
    "jr:choice-name",
    "string string",
    "string",
    context=True,
    js="function(a,b){return W.l(a,b,this.c)}",
)
def choice_name(context: Context, value: str, path: str) -> str:
    """The label, in the language shown, of a choice of the question at that path.

    In a repeat it is the question of the same turn.

    jr:choice-name('a', '/data/text') => ""
    """
    return context.world.choice_name(value, path, context.current)


@function("jr:itext", "string", "string", context=True, js="a=>W.t(a)")
def itext(context: Context, key: str) -> str:
    """A text of the form in the language shown.

    jr:itext('nothing') => ""
    """
    return context.world.text(key)


@function("property", "string", "string", context=True, extra=True, js="a=>(W.q||{})[a]||''")
def property_(context: Context, name: str) -> str:
    """What is known of the person or the device: `username`, `deviceid`.

    property('username') => ""
    """
    return context.world.properties.get(name, "")
