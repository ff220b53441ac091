"""Questionnaires: working a large form out, judging one, and the browser's script.

What a spreadsheet costs, "convert and judge": one side reads the cells of a form with pyxform,
reads the XForm that comes of it and puts it through the gate; the other does the first alone, by
pyxform's own function, with another form of the same make. Both are seconds of the processor, in
turn, forms that nobody has seen, the least of nine each: what else runs only ever adds. pyxform
leaves 50,000 objects in circles behind: each side pays for clearing away its own, and for nothing
that was in memory before.
"""

import gc
import json
import time
from collections.abc import Callable, Iterator
from itertools import count

import brotli
import rjsmin
from playwright.sync_api import sync_playwright
from pyxform.xls2xform import convert as pyxform_alone

from districtteam.lib.xforms.gate import gate
from districtteam.lib.xforms.instance import Instance, create, logic
from districtteam.lib.xforms.model import read_form
from districtteam.lib.xforms.script import script
from districtteam.lib.xforms.sheets import Book, convert
from tools.bench.figures import Ratio
from tools.bench.form_data import BINDS, BOTH, large_form, real_form
from tools.chromium import LAUNCH

WHOLE_US, CHANGE_US = 10_000, 2_000
SCRIPT_BYTES = 3_200
CHANGE_MS, SLOWER = 100, 6
QUESTIONS = 500
TURNS = 3
ROUNDS = 15
PAIRS = 9


def ratios() -> Iterator[Ratio]:
    """Each beside what it may cost."""
    instance = filled()
    whole = best(instance.evaluation.all)
    yield Ratio(f"whole evaluation, {BINDS} binds", whole, WHOLE_US, "µs", 1)
    change = best(lambda: toggle(instance, "q45"))
    yield Ratio("one change", change / 2, CHANGE_US, "µs", 1)
    yield judging("one language", ("",))
    yield judging("two languages", BOTH)
    weight = len(brotli.compress(rjsmin.jsmin(script()).encode()))
    yield Ratio("the browser's script, brotli", weight, SCRIPT_BYTES, "bytes", 1)
    yield Ratio(f"a change in Chromium, {SLOWER} times slower", in_browser(), CHANGE_MS, "ms", 1)


def judging(what: str, languages: tuple[str, ...]) -> Ratio:
    marks = count()

    def book() -> Book:
        return real_form(QUESTIONS, languages, f"q{next(marks)}_")

    taken = [
        (whole_cost(judged, book()), whole_cost(converted_alone, book())) for _ in range(PAIRS)
    ]
    ours, plain = min(one for one, _ in taken), min(other for _, other in taken)
    return Ratio(f"judge {QUESTIONS} questions, {what} / pyxform", ours, plain, "µs", 1.5)


def judged(book: Book) -> None:
    gate(read_form(convert(book).xform), book)


def converted_alone(book: Book) -> None:
    pyxform_alone(book.definition())


def whole_cost(run: Callable[[Book], None], book: Book) -> float:
    """Microseconds of the processor, the clearing away of what was left included."""
    gc.collect()
    gc.freeze()
    began = time.process_time()
    run(book)
    gc.collect()
    taken = time.process_time() - began
    gc.unfreeze()
    return taken * 1e6


def filled() -> Instance:
    """The large form with three turns of each repeat."""
    instance = create(read_form(convert(large_form()).xform))
    for item in instance.form.items():
        if item.kind == "repeat":
            for _ in range(TURNS - 1):
                instance.add(item.path)
    for item in instance.form.items():
        if item.kind == "question" and not item.repeats():
            instance.set(item.path, "yes")
    return instance


def toggle(instance: Instance, name: str) -> None:
    """An answer given and taken back: two changes."""
    instance.set(f"/data/{name}", "no")
    instance.set(f"/data/{name}", "yes")


def took(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return (time.perf_counter() - began) * 1e6


def best(run: Callable[[], object]) -> float:
    """The median of some rounds, in microseconds."""
    return sorted(took(run) for _ in range(ROUNDS))[ROUNDS // 2]


CHANGE = """
([logic]) => {
  const form = xforms.start(logic, {t: () => '', l: () => ''});
  const node = form.at('data q45')[0];
  const times = [];
  for (let i = 0; i < 12; i++) {
    const began = performance.now();
    form.set(node, i % 2 ? 'yes' : 'no');
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[6];
}
"""


def in_browser() -> float:
    """Milliseconds of a change with the processor slowed down."""
    state = json.loads(json.dumps(logic(filled())))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**LAUNCH)
        page = browser.new_page()
        page.goto("about:blank")
        page.add_script_tag(content=rjsmin.jsmin(script()))
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        found = float(page.evaluate(CHANGE, [state]))
        browser.close()
    return found
