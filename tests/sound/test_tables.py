"""The tables are well formed, readable, and cover the letters of their scripts."""

import os
import unicodedata
from typing import get_args

import pytest

from normalize.sound.tables import (
    END,
    FOLDER,
    LETTERS,
    NOTHING,
    START,
    UNKNOWN,
    letter_costs,
    table,
)
from normalize.sound.units import TableName

HANGUL = (
    "가깨냐댸떠레며볘뽀솨쐐쇠요주쮜췌퀴튜프희갂넋안앉않앋알읽읾엷돐핥읊앓암압없앗있앙앚앛앜앝앞앟"
)
ALPHABETS: dict[TableName, str] = {
    "arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهويپچگژٹڈڑںۆێ",
    "armenian": "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
    "burmese": "ကခဂငစဆဇဈညတထဒနပဖဗဘမယရလဝသဟအါာိီုူေဲံ",
    "cyrillic": "абвгґдѓђеєжзѕиіїйјкќлљмнњопрстћуўфхцчџшщъыьэюя",
    "devanagari": "अआइईउऊएऐओऔकखगघचछजझटठडढणतथदधनपफबभमयरलवशषसहािीुूेैोौंँ",
    "ethiopic": "12345678ሀለሐመሠረሰሸቀበተቸኀነኘአከኸወዐዘዠየደጀገጠጨጰጸፀፈፐ",
    "georgian": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "greek": "αβγδεζηθικλμνξοπρστυφχψω",
    "hangul": unicodedata.normalize("NFD", HANGUL).replace("\N{HANGUL CHOSEONG IEUNG}", ""),
    "hebrew": "אבגדהוזחטיכלמנסעפצקרשת",
    "katakana": "アイウエオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂツヅ"
    "テデトドナニヌネノハバパヒビピフブプヘベペホボポ"
    "マミムメモヤユヨラリルレロワンヴッーヰヱヲシャジュチョ",
    "latin": LETTERS,
    "pinyin": "bpmfdtnlgkhjqxzcsrwy",
    "sinhala": "කඛගඝචජඥටඩණතථදධනපඵබභමයරලවශෂසහළෆාැිීුූෙේොෝ",
    "tamil": "அஆஇஈஉஊஎஏஐஒஓஔகஙசஜஞடணதநனபமயரறலளழவஷஸஹாிீுூெேைொோௌ",
    "thai": "กขคฆงจฉชซญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮะัาิีึืุูเแโใไ",
}  # fmt: skip


@pytest.mark.parametrize("name", get_args(TableName))
def test_covers_alphabet(name: TableName) -> None:
    """Every letter of the script has spellings."""
    missing = [unit for unit in ALPHABETS[name] if table(name).row(unit) is UNKNOWN]
    assert not missing


@pytest.mark.parametrize("name", get_args(TableName))
def test_rows_are_chances(name: TableName) -> None:
    """Spellings are at most three Latin letters, their chances make about one."""
    for unit, row in table(name).rows.items():
        assert 0.4 < sum(row.values()) < 1.7, unit
        assert all(0 < chance <= 1 for chance in row.values()), unit
        assert all(len(latin) <= 3 and not set(latin) - set(LETTERS) for latin in row), unit


@pytest.mark.parametrize("folder", ["learned", "written"])
def test_files_are_plain(folder: str) -> None:
    """Three cells a row, no row twice, a remark at the head says where it comes from."""
    for file in sorted(os.listdir(os.path.join(FOLDER, folder))):
        with open(os.path.join(FOLDER, folder, file), encoding="utf-8") as lines:
            text = lines.read()
        assert text.startswith(f"# {folder.capitalize()}"), file
        rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
        assert all(len(row) == 3 for row in rows), file
        keys = [tuple(row[:2]) if folder == "learned" else row[0] for row in rows]
        assert len(keys) == len(set(keys)), file


def test_background_covers_letters() -> None:
    """Any letter may follow any other, at a cost."""
    costs = letter_costs()
    assert all(a + b in costs for a in START + LETTERS for b in LETTERS + END)
    assert NOTHING not in {pair[1] for pair in costs}
