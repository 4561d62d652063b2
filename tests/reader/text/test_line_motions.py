import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.line_motions import (
    LINE_END,
    LINE_MOTIONS,
    PAGE_MOTIONS,
    Window,
    line_move,
    offset_on,
    page_move,
)
from reader.text.normalise import normalise
from reader.text.segment import Segments
from reader.text.wrap import LineMap

TEXT = "alpha bravo charlie delta\n\necho 日本語 foxtrot\nend"
# At 12 cells: "alpha bravo" / "charlie" / "delta" / "" / "echo 日本語" / "foxtrot" / "end"
WIDTH = 12

PIECES = ["a", "b", " ", "\n", "é", "e\u0301", "日", "👨‍👩‍👧", "🇮🇩", "“", "-", "longword"]
texts = st.lists(st.sampled_from(PIECES), max_size=60).map("".join).map(normalise)


def land(offset: int, motion: str, count: int = 1, goal: int | None = None) -> tuple[int, int]:
    segments, lines = Segments(TEXT), LineMap(TEXT, WIDTH)
    return line_move(segments, lines, offset, motion, count, goal)


def at(words: str) -> int:
    return TEXT.index(words)


def test_down_and_up_keep_the_column() -> None:
    offset, goal = land(at("bravo"), "line_down")
    assert (TEXT[offset], goal) == ("e", 6)
    assert land(offset, "line_up") == (at("bravo"), 6)


def test_the_goal_column_survives_shorter_lines() -> None:
    offset, goal = land(at("bravo"), "line_down", 3)
    assert (offset, goal) == (at("\n\n") + 1, 6)
    assert land(offset, "line_up", 3, goal) == (at("bravo"), 6)


def test_a_goal_inside_a_wide_character_lands_on_it() -> None:
    assert land(at("bravo"), "line_down", 4)[0] == at("日")


def test_line_end_is_the_last_character_and_goes_down_with_a_count() -> None:
    assert land(at("alpha"), "line_end") == (at("bravo") + 4, LINE_END)
    assert land(at("alpha"), "line_end", 2) == (at("charlie") + 6, LINE_END)
    assert land(at("charlie"), "line_down", 1, LINE_END) == (at("delta") + 4, LINE_END)


def test_line_start_is_that_of_the_line_on_screen() -> None:
    assert land(at("delta") + 3, "line_start") == (at("delta"), 0)


def test_the_ends_of_the_text_stop_every_motion() -> None:
    assert land(at("end"), "line_down", 99)[0] == at("end")
    assert land(at("bravo"), "line_up", 99)[0] == at("bravo")


@pytest.mark.parametrize(
    ("motion", "count", "window", "line", "expected"),
    [
        ("page_down", 1, Window(0, 10, 0), 5, (13, 8)),
        ("page_up", 1, Window(8, 10, 0), 13, (5, 0)),
        ("half_page_down", 1, Window(0, 10, 0), 5, (10, 5)),
        ("half_page_up", 3, Window(20, 10, 0), 25, (10, 5)),
        ("page_down", 1, Window(0, 10, 3), 0, (11, 8)),  # kept away from the top of the page
        ("page_up", 1, Window(20, 10, 3), 29, (18, 12)),  # and from its bottom
        ("page_up", 9, Window(8, 10, 3), 11, (0, 0)),  # but not at the ends of the text
        ("page_down", 99, Window(8, 10, 3), 11, (99, 90)),
        ("page_down", 1, Window(0, 1, 0), 0, (1, 1)),
    ],
)
def test_pages_move_the_window_and_the_cursor_in_it(
    motion: str, count: int, window: Window, line: int, expected: tuple[int, int]
) -> None:
    text = "\n".join("0123456789" for _ in range(100))
    segments, lines = Segments(text), LineMap(text, 20)
    offset = lines.span(line).start + 4
    landing, top = page_move(segments, lines, offset, motion, window, count)
    assert (lines.line_of(landing.offset), top) == expected
    assert (lines.cell_of(landing.offset), landing.goal) == (4, 4)


def test_an_unknown_motion_is_refused() -> None:
    with pytest.raises(KeyError):
        land(0, "word_next")
    with pytest.raises(KeyError):
        page_move(Segments(TEXT), LineMap(TEXT, WIDTH), 0, "line_down", Window(0, 4, 0))


@settings(max_examples=200)
@given(
    texts,
    st.integers(4, 30),
    st.lists(
        st.tuples(st.sampled_from(LINE_MOTIONS + PAGE_MOTIONS), st.integers(1, 5)), max_size=6
    ),
)
def test_no_motion_cuts_a_grapheme_or_leaves_the_text(
    text: str, width: int, motions: list[tuple[str, int]]
) -> None:
    segments, lines = Segments(text), LineMap(text, width)
    offset, goal, top = 0, None, 0
    for motion, count in motions:
        if motion in LINE_MOTIONS:
            offset, goal = line_move(segments, lines, offset, motion, count, goal)
        else:
            window = Window(top, 5, 2)
            (offset, goal), top = page_move(segments, lines, offset, motion, window, count, goal)
            assert top <= lines.line_of(offset) < top + 5
        assert 0 <= offset <= len(text)
        assert segments.grapheme_start(offset) == offset


@settings(max_examples=200)
@given(texts, st.integers(4, 30), st.integers(-2, 40))
def test_a_column_of_a_line_is_on_that_line(text: str, width: int, cell: int) -> None:
    segments, lines = Segments(text), LineMap(text, width)
    for line in range(lines.line_count):
        start, end = lines.span(line)
        offset = offset_on(segments, lines, line, cell)
        assert start <= offset < end or offset == start == end
