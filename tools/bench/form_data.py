"""A generated form with the mix of the largest public ones."""

from districtteam.lib.xforms.sheets import Book

HEADINGS = ["type", "name", "label", "relevant", "calculation", "constraint", "choice_filter"]
CHOICES = [["list_name", "name", "label"], ["yn", "yes", "Yes"], ["yn", "no", "No"]]
BINDS, RELEVANT, CALCULATED, REPEATS = 451, 136, 55, 20
OWN = 1  # pyxform adds a bind for the instanceID
IN_REPEAT = 5


def large_form() -> Book:
    """451 binds, 136 of them with a condition, 55 calculations, 20 repeats of 5 questions."""
    rows: list[list[str]] = []
    for number in range(REPEATS):
        rows += _repeat(number)
    left = BINDS - OWN - REPEATS * IN_REPEAT
    calculated = CALCULATED - REPEATS
    relevant = RELEVANT - 2 * REPEATS
    for number in range(left):
        if number < calculated:
            rows.append(_calculation(number))
        else:
            rows.append(_question(number, calculated < number <= calculated + relevant))
    return Book("text", ["survey", "choices"], {"survey": [HEADINGS, *rows], "choices": CHOICES})


def real_form(questions: int) -> Book:
    """As national forms are: two languages, hints, messages, groups of ten, some conditions."""
    rows: list[list[str]] = []
    for number in range(questions):
        if number % 10 == 0:
            rows.append(["begin group", f"g{number}", f"Section {number}", f"Section {number}"])
        rows.append(_bilingual(number))
        if number % 10 == 9 or number == questions - 1:
            rows.append(["end group"])
    return Book("text", ["survey", "choices"], {"survey": [BOTH, *rows], "choices": _CHOICES_BOTH})


BOTH = ["type", "name", "label::Français (fr)", "label::English (en)"]
BOTH += ["hint::Français (fr)", "hint::English (en)", "relevant", "constraint"]
BOTH += ["constraint_message::Français (fr)", "constraint_message::English (en)"]
_CHOICES_BOTH = [
    ["list_name", "name", "label::Français (fr)", "label::English (en)"],
    ["yn", "yes", "Oui", "Yes"],
    ["yn", "no", "Non", "No"],
]


def _bilingual(number: int) -> list[str]:
    kind = ("select_one yn", "integer", "text")[number % 3]
    condition = f"${{q{number - 1}}} = 'yes'" if number % 3 == 1 else ""
    bounds = [". >= 0", "Zéro ou plus.", "Zero or more."] if kind == "integer" else ["", "", ""]
    words = [f"Question {number} ?", f"Question {number}?", "Comptez tout.", "Count all."]
    return [kind, f"q{number}", *words, condition, *bounds]


def _repeat(number: int) -> list[list[str]]:
    name = f"r{number}"
    return [
        ["begin repeat", name, name],
        ["text", f"{name}_a", "A"],
        ["integer", f"{name}_b", "B", f"${{{name}_a}} != ''"],
        ["select_one yn", f"{name}_c", "C", f"${{{name}_b}} > 5"],
        ["calculate", f"{name}_d", "", "", f"${{{name}_b}} * 2 + position(..)"],
        ["text", f"{name}_e", "E"],
        ["end repeat"],
    ]


def _calculation(number: int) -> list[str]:
    other = f"q{number + 200}"  # past all that has a condition: nothing goes in a circle
    formula = f"if(selected(${{{other}}}, 'yes'), {number}, 0) + count(${{r{number % REPEATS}}})"
    return ["calculate", f"q{number}", "", "", formula]


def _question(number: int, has_condition: bool) -> list[str]:
    condition = f"${{q{number - 1}}} = 'yes' or ${{q{max(number // 2, number - 30)}}} > 3"
    kind = ("select_one yn", "integer", "text")[number % 3]
    return [kind, f"q{number}", f"Question {number}", condition if has_condition else ""]
