"""How many keys an attribution costs by hand, the cursor standing in its sentence."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from reader.model import QuoteType, SpeakerKind
from tests.widgets.desk import at_the_desk

KNOWN, NEW, FRAGMENT = 9, 10, 3
"""The budgets: a known speaker, a new one whose name stands in the text, a further fragment."""


@dataclass(frozen=True)
class Case:
    """One attribution, the keys that mark it, and what must come of them."""

    name: str
    text: str
    stand: str
    keys: tuple[str, ...]
    """What is pressed; ``~word`` is the letter over that word."""
    content: list[str]
    speakers: list[str]
    type: QuoteType
    budget: int
    cue: list[str]
    known: tuple[tuple[str, SpeakerKind], ...] = ()


PERSON, ORGANIZATION = SpeakerKind.PERSON, SpeakerKind.ORGANIZATION
CASES = [
    Case(
        "direct",
        "Fares\n\n“We will not raise fares this year,” Transport Minister Ana Ruiz told us.\n",
        "not raise",
        ('"', "c", "~told", "s", "~Ruiz", "enter"),
        ["“We will not raise fares this year,”"],
        ["Ana Ruiz"],
        QuoteType.DIRECT,
        KNOWN,
        ["told"],
        (("Ana Ruiz", PERSON),),
    ),
    Case(
        "indirect",
        "Beras\n\nKepala gudang Joko Darmawan mengatakan bahwa stok beras cukup tiga bulan.\n",
        "mengatakan",
        ("a", "~stok", "c", "~mengatakan", "s", "~Darmawan", "enter"),
        ["stok beras cukup tiga bulan"],
        ["Joko Darmawan"],
        QuoteType.INDIRECT,
        NEW,
        ["mengatakan"],
    ),
    Case(
        "mixed",
        "Dam\n\nEngineer Ngozi Okafor called the new dam “a gift to the valley” on Monday.\n",
        "called",
        ("a", "~the", "c", "~called", "s", "~Okafor", "enter"),
        ["the new dam “a gift to the valley” on Monday"],
        ["Ngozi Okafor"],
        QuoteType.MIXED,
        NEW,
        ["called"],
    ),
    Case(
        "split",
        'Pasar\n\n"Saya datang pagi," kata Dewi Sari, "dan pulang petang."\n',
        "Saya",
        ('"', "+", '"', "c", "~kata", "s", "~Sari", "enter"),
        ['"Saya datang pagi,"', '"dan pulang petang."'],
        ["Dewi Sari"],
        QuoteType.DIRECT,
        NEW + FRAGMENT,
        ["kata"],
    ),
    Case(
        "nested",
        "Sidang\n\nJaksa mengatakan Hendra Wijaya membantah tuduhan itu di depan hakim.\n",
        "membantah",
        ("a", "~tuduhan", "c", "~membantah", "s", "~Hendra", "enter"),
        ["tuduhan itu di depan hakim"],
        ["Hendra Wijaya"],
        QuoteType.INDIRECT,
        KNOWN,
        ["membantah"],
        (("Hendra Wijaya", PERSON),),
    ),
    Case(
        "pronoun source",
        "Vote\n\n“I counted every ballot myself,” she said.\n",
        "counted",
        ('"', "c", "~said", "s", "~she", "enter"),
        ["“I counted every ballot myself,”"],
        ["Mara Lindqvist"],
        QuoteType.DIRECT,
        KNOWN,
        ["said"],
        (("Mara Lindqvist", PERSON),),
    ),
    Case(
        "no source",
        'Poster\n\nDi dinding tertulis "Jangan parkir di sini" dengan cat merah.\n',
        "dinding",
        ('"', "enter"),
        ['"Jangan parkir di sini"'],
        [],
        QuoteType.DIRECT,
        KNOWN,
        [],
    ),
    Case(
        "organization",
        "Vaksin\n\nKementerian Kesehatan menyatakan vaksin itu aman bagi anak.\n",
        "menyatakan",
        ("a", "~vaksin", "c", "~menyatakan", "s", "~Kesehatan", "enter"),
        ["vaksin itu aman bagi anak"],
        ["Kementerian Kesehatan"],
        QuoteType.INDIRECT,
        NEW,
        ["menyatakan"],
    ),
    Case(
        "two speakers in one sentence",
        "Strike\n\nThe union said talks had failed, while director Jin Park insisted it was too "
        "early to give up.\n",
        "insisted",
        ("a", "~it", "c", "~insisted", "s", "~Park", "enter"),
        ["it was too early to give up"],
        ["Jin Park"],
        QuoteType.INDIRECT,
        NEW,
        ["insisted"],
    ),
    Case(
        "emoji",
        "Viral\n\n“Akhirnya panen juga 🌾👨\u200d👩\u200d👧 lagi!” tulis Putri Wulandari.\n",
        "panen",
        ('"', "c", "~tulis", "s", "~Wulandari", "enter"),
        ["“Akhirnya panen juga 🌾👨\u200d👩\u200d👧 lagi!”"],
        ["Putri Wulandari"],
        QuoteType.DIRECT,
        NEW,
        ["tulis"],
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[c.name for c in CASES])
async def test_an_attribution_stays_in_its_budget(case: Case, tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, case.text) as hands:
        for name, kind in case.known:
            hands.library.add_speaker(hands.library.new_speaker(name, kind))
        hands.desk.refresh_all()
        await hands.settle()
        hands.stand_in(case.stand)
        for key in case.keys:
            if key.startswith("~"):
                await hands.pick(key[1:])
            else:
                await hands.press(key)
        await hands.settle()
        (marked,) = hands.marked()
        assert hands.pressed <= case.budget
        assert hands.covered(marked.content) == case.content
        assert hands.covered(marked.cue) == case.cue
        assert hands.names(marked) == case.speakers
        assert marked.type == case.type
        assert len(hands.library.living_speakers()) == len(case.speakers)
