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


def real_form(questions: int, languages: tuple[str, ...] = ("",), mark: str = "q") -> Book:
    """As national forms are: hints, messages, groups of ten, some conditions.

    `mark` begins every name, so that no two forms share a text that anybody may have kept.
    """
    rows: list[list[str]] = []
    for number in range(questions):
        if number % 10 == 0:
            title = [f"Section {number}"] * len(languages)
            rows.append(["begin group", f"{mark}g{number}", *title])
        rows.append(_real_question(number, mark, len(languages)))
        if number % 10 == 9 or number == questions - 1:
            rows.append(["end group"])
    headings = ["type", "name", *_each("label", languages), *_each("hint", languages)]
    headings += ["relevant", "constraint", *_each("constraint_message", languages)]
    choices = [["list_name", "name", *_each("label", languages)]]
    choices += [["yn", name, *[name.title()] * len(languages)] for name in ("yes", "no")]
    return Book("text", ["survey", "choices"], {"survey": [headings, *rows], "choices": choices})


BOTH = ("::Français (fr)", "::English (en)")


def _each(column: str, languages: tuple[str, ...]) -> list[str]:
    return [column + language for language in languages]


def _real_question(number: int, mark: str, languages: int) -> list[str]:
    kind = ("select_one yn", "integer", "text")[number % 3]
    condition = f"${{{mark}{number - 1}}} = 'yes'" if number % 3 == 1 else ""
    bounds = [". >= 0"] + ["Zero or more."] * languages if kind == "integer" else []
    words = [f"Question {number}?"] * languages + ["Count all."] * languages
    return [kind, f"{mark}{number}", *words, condition, *bounds]


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
