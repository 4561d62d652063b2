"""Suggestions at the desk: one key accepts, one rejects, at most two fix; nothing else is kept."""

from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from reader import suggesting
from reader.config import State
from reader.export.formats import Options
from reader.export.gather import gather
from reader.export.json_format import write
from reader.model import Article, QuoteType
from reader.suggest import Suggestion
from reader.suggesting import EDITED, ORIGIN
from tests.widgets.desk import Hands, at_the_desk
from widgets.screens.accept_all import AcceptAll
from widgets.speaker_picker import SpeakerPicker

TEXT = (
    "Jembatan Sungai Ranu Dibuka\n\n"
    '"Kami menunggu sepuluh tahun," kata Kepala Dinas Pekerjaan Umum Laras Wening, Senin.\n\n'
    "Wening mengatakan jembatan itu sanggup menahan truk besar.\n\n"
    'Pedagang pasar Banyu Asmoro berkata, "Sekarang saya bisa pulang sebelum gelap."\n'
)
FIRST, SECOND, THIRD = (
    '"Kami menunggu sepuluh tahun,"',
    "jembatan itu sanggup menahan truk besar",
    '"Sekarang saya bisa pulang sebelum gelap."',
)
SURNAME = 'Pasar\n\n"Harga beras sudah turun," kata Wening, Senin.\n'


def suggesting_state(threshold: str = "60") -> State:
    return State(tour_done=True, suggest=threshold)


def proposed(hands: Hands) -> list[str]:
    """The contents that are suggested now."""
    return [" ".join(hands.covered(a.content)) for a in hands.desk.reading.suggested.open]


def kept(hands: Hands) -> list[str]:
    """The contents that the library holds."""
    return [" ".join(hands.covered(a.content)) for a in hands.marked()]


def exported(hands: Hands) -> str:
    """The whole library as JSON."""
    return b"".join(write(gather(hands.library), Options())).decode()


def mode(hands: Hands) -> str:
    return hands.desk.key_line.mode


async def test_an_opened_article_has_suggestions_and_keeps_none(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        assert proposed(hands) == [FIRST, SECOND, THIRD]
        assert mode(hands) == "3 suggested ≥ 60 %"
        assert hands.marked() == []
        assert hands.library.living_speakers() == []
        assert ORIGIN not in exported(hands)
        assert str(hands.desk.quotes_pane.border_title) == "Quotes 0 of 3"


async def test_one_key_accepts_and_lands_on_the_next(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        await hands.press("]")
        assert mode(hands) == "suggestion 1 of 3 · ≥ 60 %"
        hands.pressed = 0
        for number, content in enumerate((SECOND, THIRD), 1):
            await hands.press("enter")
            assert hands.pressed == number
            assert hands.text.startswith(content, hands.desk.view.cursor)
        await hands.press("enter")
        await hands.settle()
        assert hands.pressed == 3
        assert kept(hands) == [FIRST, SECOND, THIRD]
        assert [hands.names(a) for a in hands.marked()] == [
            ["Laras Wening"],
            ["Laras Wening"],
            ["Banyu Asmoro"],
        ]
        assert {a.origin for a in hands.marked()} == {ORIGIN}
        assert all(a.confidence for a in hands.marked())
        assert len(hands.library.living_speakers()) == 2
        assert proposed(hands) == []


async def test_the_footer_teaches_the_keys_of_a_suggestion(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        await hands.press("]")
        taught = [(hint.keys, hint.label) for hint in hands.desk.key_line.hints[:4]]
        assert taught == [("⏎", "accept"), ("x", "reject"), ("p", "speaker"), ("t", "type")]


async def test_what_is_rejected_never_returns(tmp_path: Path) -> None:
    state = suggesting_state()
    async with at_the_desk(tmp_path, TEXT, state=state) as hands:
        await hands.press("]", "x")
        assert hands.text.startswith(SECOND, hands.desk.view.cursor)
        await hands.settle()
        assert proposed(hands) == [SECOND, THIRD]
        await hands.press("ctrl+w")
        await hands.press("enter")
        await hands.settle()
        assert proposed(hands) == [SECOND, THIRD]
    async with at_the_desk(tmp_path, TEXT, state=state) as hands:
        assert proposed(hands) == [SECOND, THIRD]
        assert hands.marked() == []


async def test_undo_brings_a_suggestion_back(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        await hands.press("]", "enter", "x")
        await hands.settle()
        assert proposed(hands) == [THIRD]
        await hands.press("u")
        await hands.settle()
        assert proposed(hands) == [SECOND, THIRD]
        await hands.press("u")
        await hands.settle()
        assert proposed(hands) == [FIRST, SECOND, THIRD]
        assert hands.marked() == []
        await hands.press("ctrl+r")
        await hands.settle()
        assert kept(hands) == [FIRST]


@pytest.mark.parametrize(
    ("keys", "field", "value"),
    [
        (("less_than_sign",), "content", "jembatan itu sanggup menahan truk"),
        (("t",), "type", QuoteType.MIXED),
        (("p", "1"), "speaker_ids", None),
    ],
)
async def test_two_keys_fix_a_field_before_the_one_that_accepts(
    keys: tuple[str, ...], field: str, value: object, tmp_path: Path
) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        other = hands.library.add_speaker(hands.library.new_speaker("Hadi Ranu"))
        hands.desk.refresh_all()
        await hands.settle()
        first = hands.desk.reading.suggested.open[0]
        hands.desk.reading.change(replace(first, speaker_ids=(other.id,)), "")
        await hands.press("]", "enter")
        hands.pressed = 0
        await hands.press(*keys)
        await hands.settle()
        assert len(hands.marked()) == 1
        assert len(proposed(hands)) == 2
        assert hands.pressed <= 2
        await hands.press("enter")
        await hands.settle()
        fixed = hands.marked()[1]
        assert fixed.origin == ORIGIN + EDITED
        found = hands.covered(fixed.content)[0] if field == "content" else getattr(fixed, field)
        assert found == (value or (other.id,))


async def test_a_letter_fixes_cue_and_source_without_a_question(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        await hands.press("]", "c")
        await hands.pick("Senin")
        await hands.press("s")
        await hands.pick("Wening")
        assert hands.pressed == 5
        await hands.press("enter")
        await hands.settle()
        (marked,) = hands.marked()
        assert hands.covered(marked.cue) == ["Senin"]
        assert hands.names(marked) == ["Laras Wening"]
        assert marked.origin == ORIGIN + EDITED
        assert len(hands.library.living_speakers()) == 1


async def test_an_accepted_one_that_is_changed_later_says_so(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        await hands.press("]", "enter", "[", "t")
        await hands.settle()
        (marked,) = hands.marked()
        assert marked.origin == ORIGIN + EDITED
        await hands.press("u")
        await hands.settle()
        assert hands.marked()[0].origin == ORIGIN


async def test_an_unclear_speaker_is_asked_for_once(tmp_path: Path) -> None:
    text = SURNAME + '\n"Stok masih cukup untuk dua bulan," kata Wening.\n'
    async with at_the_desk(tmp_path, text, state=suggesting_state()) as hands:
        for name in ("Laras Wening", "Hadi Wening"):
            hands.library.add_speaker(hands.library.new_speaker(name))
        hands.desk.refresh_all()
        await hands.settle()
        await hands.press("]", "enter")
        await hands.pilot.pause()
        assert isinstance(hands.app.screen, SpeakerPicker)
        await hands.press("escape")
        assert len(proposed(hands)) == 2
        await hands.press("enter", *"Hadi", "enter")
        assert hands.text.startswith('"Stok', hands.desk.view.cursor)
        await hands.press("enter")
        await hands.settle()
        assert [hands.names(a) for a in hands.marked()] == [["Hadi Wening"], ["Hadi Wening"]]


async def test_all_are_accepted_after_a_look_and_taken_back_by_one_undo(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        await hands.press("A")
        await hands.pilot.pause()
        assert isinstance(hands.app.screen, AcceptAll)
        await hands.press("escape")
        await hands.settle()
        assert hands.marked() == []
        await hands.press("A")
        await hands.pilot.pause()
        await hands.press("enter")
        await hands.settle()
        assert kept(hands) == [FIRST, SECOND, THIRD]
        await hands.press("u")
        await hands.settle()
        assert hands.marked() == []
        assert proposed(hands) == [FIRST, SECOND, THIRD]


async def test_only_those_in_view_are_accepted(tmp_path: Path) -> None:
    far = TEXT.replace(
        "Pedagang", "Hari itu banyak orang datang untuk melihat sungai.\n\n" * 40 + "Pedagang"
    )
    async with at_the_desk(tmp_path, far, state=suggesting_state(), size=(120, 24)) as hands:
        assert len(proposed(hands)) == 3
        await hands.press("A")
        await hands.pilot.pause()
        await hands.press("v")
        await hands.settle()
        assert kept(hands) == [FIRST, SECOND]


async def test_the_confidence_filters_and_can_turn_suggestions_off(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        everything = {a.id: a.confidence for a in hands.desk.reading.suggested.open}
        for threshold, least in (("75", 0.75), ("90", 0.9), ("all", 0), ("off", 2)):
            await hands.press("%")
            await hands.settle()
            assert hands.desk.state.suggest == threshold
            shown = {a.id for a in hands.desk.reading.suggested.open}
            assert shown >= {i for i, c in everything.items() if (c or 0) >= least}
            assert all((a.confidence or 0) >= least for a in hands.desk.reading.suggested.open)
        assert proposed(hands) == []
        await hands.press("%")
        await hands.settle()
        assert proposed(hands) == [FIRST, SECOND, THIRD]


async def test_what_is_marked_by_hand_is_no_longer_suggested(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        await hands.press('"')
        assert proposed(hands) == [SECOND, THIRD]
        await hands.settle()
        assert hands.marked()[0].origin == "manual"


async def test_a_speaker_named_by_hand_is_the_speaker_of_the_suggestions(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        await hands.press('"', "s")
        await hands.pick("Wening")
        await hands.press("enter", "enter", "]", "]")
        await hands.press("enter")
        await hands.settle()
        first, second = hands.marked()
        assert first.speaker_ids == second.speaker_ids
        assert len(hands.library.living_speakers()) == 1


async def test_a_suggestion_is_left_behind_by_moving_away(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        await hands.press("]", "g", "g", "enter", "x")
        await hands.settle()
        assert hands.marked() == []
        assert proposed(hands) == [FIRST, SECOND, THIRD]


async def test_suggestions_are_in_the_list_of_quotes_and_rejected_there(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        await hands.press("tab", "x")
        await hands.settle()
        assert proposed(hands) == [SECOND, THIRD]
        await hands.press("l")
        assert hands.desk.pane == "article"
        await hands.press("enter")
        await hands.settle()
        assert len(hands.marked()) == 1


async def test_a_block_called_promo_loses_its_suggestions(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        hands.stand_in("Pedagang pasar")
        await hands.press("B", "8")
        await hands.settle()
        assert proposed(hands) == [FIRST, SECOND]


async def test_nothing_is_exported_that_was_not_accepted(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, state=suggesting_state()) as hands:
        await hands.press("]", "enter", "t")
        await hands.settle()
        taken_away = exported(hands)
        assert taken_away.count(ORIGIN) == 1
        assert [s.name for s in hands.library.living_speakers()] == ["Laras Wening"]


async def test_opening_does_not_wait_for_suggestions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release, begun = Event(), Event()
    read = suggesting.read_suggestions

    def slow(article: Article) -> list[Suggestion]:
        begun.set()
        assert release.wait(20)
        return read(article)

    monkeypatch.setattr(suggesting, "read_suggestions", slow)
    state = suggesting_state()
    async with at_the_desk(tmp_path, TEXT, state=state, opened=False) as hands:
        await hands.press("enter")
        while not begun.is_set():
            await hands.pilot.pause(0.01)
        assert hands.desk.view.article is not None
        await hands.press("}", '"')
        assert hands.desk.reading.active is not None
        assert proposed(hands) == []
        assert "being read" in hands.desk.keyboard.why_not("quotes")
        release.set()
        await hands.settle()
        assert len(proposed(hands)) == 2


async def test_suggestions_for_an_article_that_was_closed_are_dropped(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, SURNAME, state=suggesting_state()) as hands:
        first = hands.desk.reading
        (other,) = (r.id for r in hands.library.rows() if r.id != first.article.id)
        hands.desk.open_article(other)
        await hands.settle()
        hands.desk.loader.suggestions(first)
        await hands.settle()
        assert first not in hands.desk.readings
        assert len(proposed(hands)) == 1


async def test_two_articles_keep_their_suggestions_when_one_is_closed(tmp_path: Path) -> None:
    async with at_the_desk(tmp_path, TEXT, SURNAME, state=suggesting_state()) as hands:
        first = hands.desk.reading
        (other,) = (r.id for r in hands.library.rows() if r.id != first.article.id)
        hands.desk.open_article(other, beside=True)
        await hands.settle()
        assert [len(r.suggested.open) for r in hands.desk.readings] == [3, 1]
        assert str(hands.desk.quotes_pane.border_title) == "Quotes 0 of 1"
        hands.desk.opened.close([first.article.id])
        await hands.settle()
        assert [mark.tentative for mark in hands.desk.view.marks.at(hands.text.index("Harga"))]
        await hands.press("]", "enter")
        await hands.settle()
        assert len(hands.marked()) == 1


async def test_the_tour_waits_for_a_quote_that_is_kept(tmp_path: Path) -> None:
    state = State(suggest="60", samples_offered=True)
    async with at_the_desk(tmp_path, TEXT, state=state) as hands:
        await hands.press("]")
        await hands.pilot.pause()
        assert str(hands.desk.tour.content).startswith("2/6")
        await hands.press("enter")
        await hands.settle()
        assert str(hands.desk.tour.content).startswith("5/6")
