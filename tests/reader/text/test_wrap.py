"""Lines show everything once, cut nothing, and offsets and cells lead back to each other."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from wcwidth import iter_graphemes

from reader.text.columns import cell_width
from reader.text.segment import Segments
from reader.text.wrap import LineMap
from tests.reader.text.texts import any_text

widths = st.integers(1, 30)


def lines(text: str, width: int) -> list[str]:
    found = LineMap(text, width)
    return [text[slice(*found.span(line))] for line in range(found.line_count)]


@given(any_text, widths)
def test_every_character_that_is_seen_stands_on_one_line(text: str, width: int) -> None:
    found = LineMap(text, width)
    seen = [0] * len(text)
    for line in range(found.line_count):
        for offset in range(*found.span(line)):
            seen[offset] += 1
    assert all(n == 1 or (n == 0 and text[i] in " \n") for i, n in enumerate(seen))


@given(any_text, widths)
def test_no_line_cuts_a_cluster_or_is_too_wide(text: str, width: int) -> None:
    segments, found = Segments(text), LineMap(text, width)
    for line in range(found.line_count):
        start, end = found.span(line)
        assert segments.grapheme_start(start) == start
        assert segments.grapheme_start(end) == end
        cells = [cell_width(cluster) for cluster in iter_graphemes(text[start:end])]
        assert sum(cells) <= max([width, *cells])


@given(any_text, widths)
def test_every_offset_is_on_its_line(text: str, width: int) -> None:
    found = LineMap(text, width)
    for offset in range(len(text) + 1):
        line = found.line_of(offset)
        assert found.span(line).start <= offset
        assert line + 1 == found.line_count or offset < found.span(line + 1).start
        assert found.cell_of(offset) >= 0


@given(any_text, widths)
def test_a_cell_leads_back_to_its_offset(text: str, width: int) -> None:
    segments, found = Segments(text), LineMap(text, width)
    for line in range(found.line_count):
        offset, end = found.span(line)
        while offset < end:
            following = segments.next_grapheme(offset)
            if cell_width(text[offset:following]):
                assert found.offset_at(line, found.cell_of(offset)) == offset
            offset = following


@given(any_text, widths, st.integers(-2, 40), st.integers(-2, 60))
def test_any_cell_is_a_boundary_on_that_line(text: str, width: int, line: int, cell: int) -> None:
    found = LineMap(text, width)
    offset = found.offset_at(line, cell)
    assert Segments(text).grapheme_start(offset) == offset
    assert found.line_of(offset) == max(0, min(line, found.line_count - 1))


@given(any_text, widths, widths)
def test_another_width_gives_the_same_as_a_new_map(text: str, width: int, other: int) -> None:
    changed, fresh = LineMap(text, width).with_width(other), LineMap(text, other)
    spans = [changed.span(line) for line in range(changed.line_count)]
    assert spans == [fresh.span(line) for line in range(fresh.line_count)]
    assert changed.width == other


@given(
    st.lists(st.text("ab.,", min_size=1, max_size=9), max_size=30).map(" ".join), st.integers(9, 40)
)
def test_words_move_down_whole_and_as_late_as_can_be(text: str, width: int) -> None:
    found = lines(text, width)
    assert " ".join(found).split() == text.split()
    for one, following in pairwise(found):
        assert len(one) + 1 + len(following.split(" ")[0]) > width


assigned = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn"))


@given(st.text(assigned | st.sampled_from("\u200d\ufe0f"), max_size=12))
def test_a_cluster_takes_the_cells_that_it_is_painted_with(text: str) -> None:
    for cluster in iter_graphemes(text):
        assert cell_width(cluster) == cell_len(cluster)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("satu\n\ndua\n", 10, ["satu", "", "dua", ""]),
        ("satu dua tiga", 8, ["satu dua", "tiga"]),
        ("satu dua tiga", 7, ["satu", "dua", "tiga"]),
        ("satu  dua   ", 5, ["satu", "dua"]),
        ("panjangsekali ya", 5, ["panja", "ngsek", "ali", "ya"]),
        ("Rp\u00a05.000 saja", 9, ["Rp\u00a05.000", "saja"]),
        ("漢字かな、まじり", 8, ["漢字か", "な、まじ", "り"]),
        ("siap 💪🏽 maju", 7, ["siap 💪🏽", "maju"]),
        ("👨\u200d👩\u200d👧👨\u200d👩\u200d👧", 3, ["👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"]),
        ("cafe\u0301 itu", 4, ["cafe\u0301", "itu"]),
    ],
)
def test_where_lines_break(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


def test_behind_a_line_is_its_blank_or_its_last_character() -> None:
    assert LineMap("satu dua", 5).offset_at(0, 99) == 4
    assert LineMap("satudua", 4).offset_at(0, 99) == 3
    assert LineMap("漢字漢字", 4).offset_at(0, 99) == 1
    assert LineMap("satu", 9).offset_at(0, 99) == 4


def test_a_wide_character_is_found_by_both_of_its_cells() -> None:
    found = LineMap("a漢b", 9)
    assert [found.offset_at(0, cell) for cell in range(4)] == [0, 1, 1, 2]
    assert [found.cell_of(offset) for offset in range(4)] == [0, 1, 3, 4]
