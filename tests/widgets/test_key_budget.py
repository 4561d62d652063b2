"""How many keys an attribution costs by hand, the cursor standing in its sentence."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from reader.model import QuoteType, SpeakerKind
from tests.widgets.desk import Hands, at_the_desk

KNOWN, NEW, FRAGMENT = 9, 10, 3
"""The budgets: a known speaker, a new one whose name stands in the text, a further fragment."""


@dataclass(frozen=True)
class Case:
    """One attribution, the keys that mark it, and what must come of them."""

    name: str
    text: str
    stand: str
    keys: Callable[[Hands], Awaitable[None]]
    content: list[str]
    speakers: list[str]
    type: QuoteType
    budget: int
    cue: list[str]
    known: tuple[tuple[str, SpeakerKind], ...] = ()


async def direct(hands: Hands) -> None:
    await hands.press('"', "c")
    await hands.pick("told")
    await hands.press("s")
    await hands.pick("Ruiz")
    await hands.press("enter")


async def indirect(hands: Hands) -> None:
    await hands.press("a")
    await hands.pick("stok")
    await hands.press("c")
    await hands.pick("mengatakan")
    await hands.press("s")
    await hands.pick("Darmawan")
    await hands.press("enter")


async def mixed(hands: Hands) -> None:
    await hands.press("a")
    await hands.pick("the")
    await hands.press("c")
    await hands.pick("called")
    await hands.press("s")
    await hands.pick("Okafor")
    await hands.press("enter")


async def split(hands: Hands) -> None:
    await hands.press('"', "+", '"', "c")
    await hands.pick("kata")
    await hands.press("s")
    await hands.pick("Sari")
    await hands.press("enter")


async def nested(hands: Hands) -> None:
    await hands.press("a")
    await hands.pick("tuduhan")
    await hands.press("c")
    await hands.pick("membantah")
    await hands.press("s")
    await hands.pick("Hendra")
    await hands.press("enter")


async def pronoun(hands: Hands) -> None:
    await hands.press('"', "c")
    await hands.pick("said")
    await hands.press("s")
    await hands.pick("she")
    await hands.press("enter")


async def nobody(hands: Hands) -> None:
    await hands.press('"', "enter")


async def organization(hands: Hands) -> None:
    await hands.press("a")
    await hands.pick("vaksin")
    await hands.press("c")
    await hands.pick("menyatakan")
    await hands.press("s")
    await hands.pick("Kesehatan")
    await hands.press("enter")


async def second_of_two(hands: Hands) -> None:
    await hands.press("a")
    await hands.pick("it")
    await hands.press("c")
    await hands.pick("insisted")
    await hands.press("s")
    await hands.pick("Park")
    await hands.press("enter")


async def emoji(hands: Hands) -> None:
    await hands.press('"', "c")
    await hands.pick("tulis")
    await hands.press("s")
    await hands.pick("Wulandari")
    await hands.press("enter")


PERSON, ORGANIZATION = SpeakerKind.PERSON, SpeakerKind.ORGANIZATION
CASES = [
    Case(
        "direct",
        "Fares\n\n“We will not raise fares this year,” Transport Minister Ana Ruiz told us.\n",
        "not raise",
        direct,
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
        indirect,
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
        mixed,
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
        split,
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
        nested,
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
        pronoun,
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
        nobody,
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
        organization,
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
        second_of_two,
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
        emoji,
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
        await case.keys(hands)
        await hands.settle()
        (marked,) = hands.marked()
        assert hands.pressed <= case.budget
        assert hands.covered(marked.content) == case.content
        assert hands.covered(marked.cue) == case.cue
        assert hands.names(marked) == case.speakers
        assert marked.type == case.type
        assert len(hands.library.living_speakers()) == len(case.speakers)
