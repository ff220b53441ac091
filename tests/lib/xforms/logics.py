"""Small forms made for their logic: what published forms have too little of."""

from functools import cache

from districtteam.lib.xforms.model import Form, read_form
from districtteam.lib.xforms.sheets import convert, read_book

LOGICS = {
    "cascade": """
| survey |
| | type | name | label | calculation | relevant | constraint | required |
| | integer | a | A | | | . < 100 | yes |
| | calculate | b | | ${a} * 2 | | | |
| | calculate | c | | if(${b} > 10, ${b} - ${d}, 0) | | | |
| | begin group | g | G | | ${a} > 1 | | |
| | integer | d | D | | | . <= ${a} | ${b} > 4 |
| | calculate | e | | ${d} + ${a} | | | |
| | text | f | F | | ${d} = 2 | regex(., '[a-z]+') | |
| | end group | | | | | | |
| | note | n | N ${e} | | string-length(${f}) > 1 | | |
""",
    "people": """
| survey |
| | type | name | label | calculation | relevant | repeat_count | constraint |
| | integer | size | Size | | | | . < 6 |
| | begin repeat | person | Person | | | | |
| | text | name | Name | | | | |
| | integer | age | Age | | ${name} != '' | | . >= 0 |
| | calculate | older | | ${age} + ${size} | | | |
| | calculate | place | | position(..) | | | |
| | select_one yesno | child | Child of ${name}? | | ${age} < 15 | | |
| | begin repeat | visit | Visit | | | | |
| | date | day | Day | | | | . <= today() |
| | calculate | since | | int(today() - ${day}) | | | |
| | end repeat | | | | | | |
| | calculate | visits | | count(${visit}) | | | |
| | end repeat | | | | | | |
| | calculate | total | | sum(${age}) | | | |
| | calculate | eldest | | max(${age}) | | | |
| | calculate | count | | count(${person}) | | | |
| | calculate | first | | indexed-repeat(${name}, ${person}, 1) | | | |
| | calculate | names | | join(', ', ${name}) | | | |
| | begin repeat | slot | Slot | | | ${size} | |
| | text | what | What | | position(..) > 1 | | |
| | calculate | label | | concat(${size}, '/', position(..)) | | | |
| | end repeat | | | | | | |
| choices |
| | list_name | name | label |
| | yesno | yes | Yes |
| | yesno | no | No |
""",
    "events": """
| survey |
| | type | name | label | calculation | trigger | default | relevant |
| | text | a | A | | | | |
| | text | copy | Copy | ${a} | ${a} | | |
| | datetime | when | When | now() | ${a} | | |
| | text | id | Id | once(uuid()) | | | |
| | calculate | lot | | once(random()) | | | |
| | calculate | stamp | | if(${a} = 'yes', now(), '') | | | |
| | calculate | draw | | if(${a} != '', random(), 0) | | | |
| | date | day | Day | | | today() | |
| | begin repeat | r | R | | | | |
| | text | x | X | | | concat('x', ${a}) | |
| | integer | n | N | | | position(..) | |
| | text | mirror | M | ${x} | ${x} | | |
| | calculate | shown | | concat(${x}, ${mirror}) | | | ${n} != 2 |
| | end repeat | | | | | | |
""",
    "choices": """
| survey |
| | type | name | label | calculation | choice_filter | constraint | relevant |
| | select_one region | region | Region | | | | |
| | select_one town | town | Town | | region = ${region} | | ${region} != '' |
| | select_multiple town | many | Many | | | count-selected(.) < 3 | |
| | calculate | how_many | | count-selected(${many}) | | | |
| | calculate | second | | selected-at(${many}, 1) | | | |
| | calculate | has | | selected(${many}, 'oui') and not(selected(${many}, 'kpo')) | | | |
| | calculate | found | | count(instance('town')/root/item[region = ${region}]) | | | |
| | calculate | code | | instance('town')/root/item[name = ${town}]/region | | | |
| | calculate | both | | coalesce(${town}, ${region}) | | | |
| | text | why | Why | | | | ${has} = 'true' or ${found} > 1 |
| choices |
| | list_name | name | label | region |
| | region | atl | Atlantique | |
| | region | lit | Littoral | |
| | town | oui | Ouidah | atl |
| | town | kpo | Kpomassè | atl |
| | town | cot | Cotonou | lit |
""",
}


@cache
def made(name: str) -> Form:
    return read_form(convert(read_book(LOGICS[name].encode())).xform)
