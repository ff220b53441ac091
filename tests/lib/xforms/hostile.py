"""What may come from outside to do harm, and the verdict on each.

python -m tests.lib.xforms.hostile    prints name, verdict, CPU seconds and megabytes, a line each
"""

import os
import resource
import sys

from districtteam.lib.xforms.errors import XFormError
from tests.lib.xforms.attack import (
    CHAIN,
    DOUBLING,
    FLAT,
    LAUGHS,
    LONG_BINDS,
    LONG_CHAIN,
    LONG_TEXTS,
    NESTED,
    OUTSIDE,
    REPEATS,
    SAME,
    SURVEY,
    TURNS_IN_TURNS,
    WORKBOOK,
    Attack,
    admitted,
    calculated,
    filled,
    model,
    rule,
    sent,
    sheets,
    turns,
    zipped,
)

ATTACKS = {
    # XML
    "no bytes": Attack(admitted(b""), "damaged"),
    "not XML": Attack(admitted(b"<html"), "xml_damaged"),
    "billion laughs": Attack(admitted(model(head=LAUGHS)), "xml_doctype"),
    "file from outside": Attack(admitted(model(head=OUTSIDE)), "xml_doctype"),
    "empty document type": Attack(admitted(model(head="<!DOCTYPE html>")), "xml_doctype"),
    "unknown encoding": Attack(
        admitted(b'<?xml version="1.0" encoding="x-evil"?><a/>'), "xml_encoding"
    ),
    "wrong UTF-8": Attack(admitted(b"<a>\xff\xfe</a>"), "xml_damaged"),
    "deep elements": Attack(admitted(b"<a>" * 100_000 + b"</a>" * 100_000), "too_deep"),
    "many elements": Attack(admitted(b"<a>" + b"<b/>" * 400_000 + b"</a>"), "too_many_nodes"),
    "long text": Attack(admitted(b"<a>" + b"x" * 3_000_000 + b"</a>"), "text_too_long"),
    "long attribute": Attack(admitted(b'<a b="' + b"x" * 3_000_000 + b'"/>'), "text_too_long"),
    "large file": Attack(admitted(b"<a>" + b"x" * 7_000_000 + b"</a>"), "file_too_large"),
    "many attributes": Attack(
        admitted(b"<a " + b" ".join(b'b%d=""' % n for n in range(50_000)) + b"/>"), "form_no_model"
    ),
    "many namespaces": Attack(
        admitted(b"<a " + b" ".join(b'xmlns:n%d="u%d"' % (n, n) for n in range(20_000)) + b"/>"),
        "form_no_model",
    ),
    "null characters": Attack(admitted(b"<a>\x00</a>"), "xml_damaged"),
    "two roots": Attack(admitted(b"<a/><b/>"), "xml_damaged"),
    "no model": Attack(admitted(b"<a/>"), "form_no_model"),
    "no instance": Attack(admitted(b"<h><head><model/></head><body/></h>"), "form_no_instance"),
    "comments without end": Attack(admitted(b"<a><!--" + b"-" * 1_000_000), "xml_damaged"),
    # forms
    "name out of nowhere": Attack(
        admitted(model(binds='<bind nodeset="/data/zz" relevant="1"/>')), "bind_nowhere"
    ),
    "control out of nowhere": Attack(
        admitted(model(body='<input ref="/etc/passwd"/>')), "control_nowhere"
    ),
    "text among the questions": Attack(filled(model("words<b/>more")), "taken"),
    "circle": Attack(
        admitted(
            model(
                "<b/><c/>",
                '<bind nodeset="/data/b" calculate="/data/c"/>'
                '<bind nodeset="/data/c" calculate="/data/b"/>',
            )
        ),
        "circle",
    ),
    "circle filled in": Attack(
        filled(
            model(
                "<b/><c/>",
                '<bind nodeset="/data/b" calculate="/data/c + 1"/>'
                '<bind nodeset="/data/c" calculate="/data/b + 1"/>',
            )
        ),
        "taken",
    ),
    "texts that double": Attack(
        filled(model(CHAIN, DOUBLING), "/data/c0", "x" * 10), "value_too_long"
    ),
    "chain of 2,000 rules": Attack(filled(model(LONG_CHAIN, LONG_BINDS), "/data/c0", "1"), "taken"),
    "a million turns": Attack(
        filled(model("<r><x/></r>", body=REPEATS.format("1000000"))), "taken"
    ),
    "turns without number": Attack(
        filled(model("<r><x/></r>", body=REPEATS.format("1 div 0"))), "taken"
    ),
    "turns below nothing": Attack(filled(model("<r><x/></r>", body=REPEATS.format("-5"))), "taken"),
    "turns in turns": Attack(
        filled(model("<r><s><x/></s></r>", body=TURNS_IN_TURNS)), "too_many_nodes"
    ),
    "80,000 questions side by side": Attack(filled(model(FLAT)), "taken"),
    "repeat of itself": Attack(
        filled(model("<r><x/></r>", body=REPEATS.format("count(/data/r) + 1"))), "taken"
    ),
    "10,000 questions": Attack(
        admitted(
            model(
                "".join(f"<q{n}/>" for n in range(10_000)),
                body="".join(
                    f'<input ref="/data/q{n}"><label>{n}</label></input>' for n in range(500)
                ),
            )
        ),
        "taken",
    ),
    # expressions
    "deep brackets": Attack(
        admitted(rule("relevant", "(" * 2_000 + "1" + ")" * 2_000)), "expression_too_deep"
    ),
    "deep calls": Attack(
        admitted(rule("relevant", "not(" * 1_000 + "1" + ")" * 1_000)), "expression_too_deep"
    ),
    "deep predicates": Attack(
        admitted(rule("relevant", "/data" + "[a" * 1_000 + "]" * 1_000)), "expression_too_deep"
    ),
    "many signs": Attack(admitted(rule("relevant", "-" * 19_000 + "1")), "expression_too_long"),
    "long expression": Attack(
        admitted(rule("relevant", "1+" * 50_000 + "1")), "expression_too_long"
    ),
    "long differences": Attack(
        admitted(rule("relevant", "1" + "-1" * 2_000)), "expression_too_deep"
    ),
    "open quote": Attack(admitted(rule("relevant", "'" + "x" * 9_000)), "expression_quote"),
    "nested descendants": Attack(calculated(f"count({NESTED})"), "evaluation_too_long"),
    "descendants of a large form": Attack(
        filled(
            model(
                "".join(f"<q{n}/>" for n in range(2_000)) + "<b/>",
                '<bind nodeset="/data/b" calculate="count(//*[count(//*) > 1])"/>',
            )
        ),
        "evaluation_too_long",
    ),
    "preceding of all": Attack(
        filled(
            model(
                "".join(f"<q{n}/>" for n in range(1_500)) + "<b/>",
                '<bind nodeset="/data/b" calculate="count(//*/preceding::*)"/>',
            )
        ),
        "evaluation_too_long",
    ),
    "sets against sets": Attack(
        filled(model(SAME + "<b/>", '<bind nodeset="/data/b" calculate="/data/q = /data/w"/>')),
        "evaluation_too_long",
    ),
    "long texts over and over": Attack(
        filled(model(LONG_CHAIN, LONG_TEXTS), "/data/a", "x y " * 12_000), "evaluation_too_long"
    ),
    "translation of everything": Attack(
        filled(
            rule("calculate", "translate(/data/a, /data/a, /data/a)"), "/data/a", "xyz" * 16_000
        ),
        "taken",
    ),
    "zero in a text": Attack(calculated("base64-decode('AAAA')"), "taken"),
    "unions": Attack(calculated("count(" + "|".join(["//*"] * 300) + ")"), "taken"),
    "long substring": Attack(calculated("substring('abc', -1 div 0, 1 div 0)"), "taken"),
    "uuid of a million": Attack(calculated("uuid(1000000)"), "taken"),
    "power of powers": Attack(calculated("pow(10, pow(10, pow(10, 9)))"), "taken"),
    "round to many digits": Attack(calculated("round(1.5, 1000000)"), "taken"),
    "date far away": Attack(calculated("date(99999999999999)"), "taken"),
    "date out of range": Attack(calculated("date('9999-12-31T23:59:59-99:99')"), "taken"),
    "wrong format": Attack(calculated("format-date('2026-01-01', '%')"), "taken"),
    "file of the server": Attack(calculated("instance('file:///etc/passwd')/a"), "taken"),
    "python in a rule": Attack(
        admitted(rule("calculate", "__import__('os').system('id')")), "expression_unexpected"
    ),
    # patterns
    "pattern that steps back": Attack(
        filled(rule("constraint", "regex(., '(a+)+b')"), "/data/b", "a" * 20_000), "taken"
    ),
    "pattern of alternatives": Attack(
        filled(rule("constraint", "regex(., '(a|a|a|aa)*b')"), "/data/b", "a" * 20_000), "taken"
    ),
    "counts that multiply": Attack(
        admitted(rule("constraint", "regex(., '((a{900}){900}){900}')")), "pattern_too_large"
    ),
    "pattern that stops telephones": Attack(
        admitted(rule("constraint", "regex(., '^([a-z]+)*$')")), "pattern_slow"
    ),
    "pattern of groups": Attack(
        admitted(rule("constraint", "regex(., '" + "(" * 500 + ")" * 500 + "')")), "pattern_wrong"
    ),
    "pattern that looks back": Attack(
        admitted(rule("constraint", r"regex(., '(a)\1')")), "pattern_wrong"
    ),
    "many states at once": Attack(
        filled(rule("constraint", "regex(., '(a|b)*a(a|b){300}')"), "/data/b", "abaabbab" * 6_000),
        "taken",
    ),
    # spreadsheets
    "zip bomb": Attack(
        admitted(zipped({"xl/workbook.xml": WORKBOOK, "xl/a.xml": b" " * 90_000_000})),
        "file_unpacks_too_large",
    ),
    "many entries": Attack(
        admitted(zipped({f"x{n}": b"" for n in range(5_000)})), "file_unpacks_too_large"
    ),
    "zip of something": Attack(admitted(zipped({"a.txt": b"x"})), "is_zip"),
    "broken zip": Attack(admitted(b"PK\x03\x04" + b"\x00" * 500), "damaged"),
    "broken workbook": Attack(
        admitted(zipped({"xl/workbook.xml": b"<a", "[Content_Types].xml": b"<a"})), "damaged"
    ),
    "laughing workbook": Attack(
        admitted(zipped({"xl/workbook.xml": LAUGHS.encode() + WORKBOOK})), "damaged"
    ),
    "broken old workbook": Attack(admitted(b"\xd0\xcf\x11\xe0" + b"\xff" * 5_000), "damaged"),
    "no sheet": Attack(admitted(b"hello"), "damaged"),
    "10,001 rows": Attack(
        admitted(sheets(SURVEY + "| | text | a | A | |\n" * 10_001)), "too_many_rows"
    ),
    "groups without end": Attack(
        admitted(sheets(SURVEY + "| | begin group | g | G | |\n" * 30)), "begin_unmatched"
    ),
    "row longer than its heading": Attack(
        admitted(sheets(SURVEY + "| | a | b | c | d | e |")), "damaged"
    ),
    # submissions
    "submission of another form": Attack(sent(b"<other/>"), "submission_other_form"),
    "submission with an entity": Attack(sent(LAUGHS.encode() + b"<data/>"), "xml_doctype"),
    "submission of many turns": Attack(sent(turns(5_000)), "too_many_repeats"),
    "submission of 1,000 turns": Attack(sent(turns(1_000)), "taken"),
    "submission that is deep": Attack(
        sent(b"<data>" + b"<a>" * 5_000 + b"</a>" * 5_000 + b"</data>"), "too_deep"
    ),
    "submission with a long answer": Attack(
        sent(b"<data><size>" + b"9" * 150_000 + b"</size></data>"), "value_too_long"
    ),
    "submission of strange nodes": Attack(
        sent(b"<data>" + b"<evil/>" * 5_000 + b"</data>"), "taken"
    ),
    "submission of a huge number": Attack(sent(b"<data><size>1e308</size></data>"), "taken"),
}


def verdict_of(attack: Attack) -> str:
    try:
        return attack.run()
    except XFormError as fault:
        return fault.code
    except RecursionError:
        return "RecursionError"
    except MemoryError:
        return "MemoryError"


def main() -> None:
    """Each attack in a fork, so that what it cost is its own."""
    for name, attack in ATTACKS.items():
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            before = resource.getrusage(resource.RUSAGE_SELF)
            verdict = verdict_of(attack)
            after = resource.getrusage(resource.RUSAGE_SELF)
            took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            os.write(writer, f"{name}\t{verdict}\t{took}\t{after.ru_maxrss / 1024}\n".encode())
            os._exit(0)
        os.close(writer)
        with os.fdopen(reader) as told:
            sys.stdout.write(told.read())
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
