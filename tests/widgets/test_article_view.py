from __future__ import annotations

import asyncio

import pytest
from rich.cells import cell_len
from textual.events import MouseScrollDown

from reader.model import Record, Span
from tests.waiting import GENEROUS
from tests.widgets.articles import (
    DIRECT,
    FIRST,
    HEADLINE,
    INDIRECT,
    NESTED,
    TEXT,
    CountingView,
    article,
    cell_of,
    line_text,
    shown,
    span_of,
    style_at,
)
from tests.widgets.hosts import Host
from widgets.article_view import DRAG_INTERVAL, SCROLL_OFF, ArticleView
from widgets.messages import AttributionPressed, SelectionDropped, SelectionMade


async def beaten(view: ArticleView, times: int) -> None:
    """Wait until a timer like that of dragging has struck so often: another would have, too."""
    struck, over = 0, asyncio.Event()

    def strike() -> None:
        nonlocal struck
        struck += 1
        if struck >= times:
            over.set()

    timer = view.set_interval(DRAG_INTERVAL, strike)
    async with asyncio.timeout(GENEROUS):
        await over.wait()
    timer.stop()


class TestMoving:
    async def test_the_cursor_is_drawn_where_a_motion_leads(self) -> None:
        async with shown() as (view, _, _):
            here, there = style_at(view, 0), style_at(view, 1)
            assert view.move("char_right") == view.cursor == 1
            assert (style_at(view, 0), style_at(view, 1)) == (there, here)

    async def test_the_cursor_is_seen_where_there_is_no_character(self) -> None:
        async with shown(cursor=len(HEADLINE) + 1) as (view, _, _):
            cells = {segment.style: segment.text for segment in view.render_line(1)}
            cursor = style_at(view, view.cursor)
            assert cells[cursor] == " " and len(cells) == 2

    async def test_without_the_focus_the_cursor_is_quiet(self) -> None:
        async with shown() as (view, pilot, host):
            focused = style_at(view, 0)
            host.set_focus(None)
            await pilot.pause()
            assert style_at(view, 0) != focused
            assert style_at(view, 0).underline

    async def test_a_motion_nobody_knows_is_an_error(self) -> None:
        async with shown() as (view, _, _):
            with pytest.raises(KeyError):
                view.move("sideways")

    async def test_down_and_up_keep_the_column_over_shorter_lines(self) -> None:
        async with shown(cursor=span_of("“Tanggul").start) as (view, _, _):
            start = view.cursor
            view.move("line_down", 2)
            view.move("line_up", 2)
            assert view.cursor == start
            view.move("line_end")
            view.move("line_down", 2)
            assert view.cursor == view.lines.span(2).end - 1

    async def test_some_lines_stay_visible_around_the_cursor(self) -> None:
        async with shown() as (view, _pilot, _):
            for _ in range(30):
                view.move("line_down")
                line = view.lines.line_of(view.cursor) - view.scroll_offset.y
                assert line <= view.page_height - 1 - SCROLL_OFF
            for _ in range(30):
                view.move("line_up")
                line = view.lines.line_of(view.cursor) - view.scroll_offset.y
                assert line >= SCROLL_OFF or view.scroll_offset.y == 0

    async def test_pages_and_half_pages_move_text_and_cursor(self) -> None:
        async with shown() as (view, _, _):
            view.move("page_down")
            assert (view.scroll_offset.y, view.lines.line_of(view.cursor)) == (18, 21)
            view.move("half_page_up")
            assert view.scroll_offset.y == 8
            view.move("page_down", 50)
            assert view.scroll_offset.y == view.lines.line_count - 20

    async def test_go_to_brings_a_place_into_the_middle(self) -> None:
        async with shown() as (view, _, _):
            view.go_to(TEXT.index("ke-60"), center=True)
            assert view.lines.line_of(view.cursor) - view.scroll_offset.y == 10
            view.go_to(10**9)
            assert view.cursor == len(TEXT) - 1

    async def test_a_resize_keeps_the_top_line_by_its_text(self) -> None:
        async with shown() as (view, pilot, _):
            view.scroll_to(y=25, animate=False)
            view.go_to(view.lines.span(34).start)
            await pilot.pause()
            top = view.top
            await pilot.resize_terminal(44, 20)
            await pilot.pause()
            assert view.lines.line_of(top) == view.scroll_offset.y
            await pilot.resize_terminal(60, 20)
            await pilot.pause()
            assert view.scroll_offset.y == 25

    async def test_a_resize_keeps_the_cursor_in_sight(self) -> None:
        async with shown(size=(90, 20)) as (view, pilot, _):
            view.move("line_down", 16)
            await pilot.resize_terminal(30, 20)
            await pilot.pause()
            assert 0 <= view.lines.line_of(view.cursor) - view.scroll_offset.y < 20


class TestSelecting:
    async def test_it_takes_in_the_character_under_the_cursor(self) -> None:
        async with shown() as (view, _, _):
            assert view.selection is None
            view.anchor = view.cursor
            assert view.selection == (0, 1)
            view.move("word_end")
            assert view.selection == span_of("Wali")
            view.anchor = None
            assert view.selection is None

    async def test_it_works_backwards_and_takes_whole_graphemes(self) -> None:
        text = "Halo 👨‍👩‍👧 dan e\u0301 semua"
        async with shown(text=text, cursor=text.index("dan")) as (view, _, _):
            view.anchor = view.cursor
            view.move("char_left", 2)
            assert view.selection == (5, text.index("dan") + 1)
            view.swap_selection()
            assert view.cursor == text.index("dan")
            assert view.selection == (5, text.index("dan") + 1)

    async def test_a_span_can_be_selected(self) -> None:
        async with shown() as (view, _, _):
            view.set_selection(span_of("Sari Dewi"))
            assert view.selection == span_of("Sari Dewi")
            assert TEXT[view.cursor] == "i"
            view.set_selection(None)
            assert view.selection is None

    async def test_a_blank_line_inside_it_shows_a_cell(self) -> None:
        async with shown() as (view, _, _):
            view.set_selection(Span(0, span_of(FIRST).end))
            selected = style_at(view, 3)
            assert [s.text for s in view.render_line(1) if s.style == selected] == [" "]


class TestHints:
    async def test_letters_cover_first_characters_and_keep_the_width(self) -> None:
        text = "Kata 日本 dan 👨‍👩‍👧 lalu e\u0301tape."
        words = ("Kata", "日", "👨", "e\u0301")
        async with shown(text=text) as (view, _, _):
            plain = line_text(view, 0)
            view.show_hints(
                {text.index(word): letter for word, letter in zip(words, "abcd", strict=True)}
            )
            hinted = line_text(view, 0)
            assert hinted.rstrip() == "   aata b 本 dan c  lalu dtape."
            assert cell_len(hinted) == cell_len(plain)
            view.show_hints(None)
            assert line_text(view, 0) == plain

    async def test_only_the_lines_with_letters_are_painted(self) -> None:
        async with shown() as (view, pilot, _):
            view.show_hints({span_of("Kami").start: "a"})
            await pilot.pause()
            assert view.rendered == [view.lines.line_of(span_of("Kami").start)]


class TestMouse:
    async def test_a_click_moves_the_cursor(self) -> None:
        async with shown() as (view, pilot, host):
            await pilot.click(view, offset=cell_of(view, span_of("Dewi").start))
            assert view.cursor == span_of("Dewi").start
            assert not host.heard(SelectionMade)

    async def test_a_click_behind_a_line_or_in_the_margin_finds_the_nearest(self) -> None:
        async with shown() as (view, pilot, _):
            await pilot.click(view, offset=(55, 0))
            assert view.cursor == len(HEADLINE) - 1
            await pilot.click(view, offset=(0, 0))
            assert view.cursor == 0

    async def test_a_click_on_a_mark_tells_the_innermost_attribution(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # However fast they come, no two clicks are a double click.
        monkeypatch.setattr(Host, "CLICK_CHAIN_TIME_THRESHOLD", -1)
        async with shown(DIRECT, NESTED, INDIRECT) as (view, pilot, host):
            for words in ("siang", "Kami", "mengatakan", HEADLINE[:4]):
                await pilot.click(view, offset=cell_of(view, span_of(words).start))
            pressed = [message.attribution_id for message in host.heard(AttributionPressed)]
            assert pressed == ["3", "2", "1"]

    async def test_dragging_selects_both_ways(self) -> None:
        start, end = span_of("Sari Dewi").start, span_of("Sari Dewi").end - 1
        for origin, target in ((start, end), (end, start)):
            async with shown() as (view, pilot, host):
                await pilot.mouse_down(view, offset=cell_of(view, origin))
                await pilot.hover(view, offset=cell_of(view, target))
                await pilot.mouse_up(view, offset=cell_of(view, target))
                assert view.selection == span_of("Sari Dewi")
                assert [m.span for m in host.heard(SelectionMade)] == [span_of("Sari Dewi")]
                await pilot.mouse_down(view, offset=cell_of(view, 0))
                assert view.selection is None
                assert len(host.heard(SelectionDropped)) == 1

    async def test_two_clicks_take_the_word_and_three_the_sentence(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Host, "CLICK_CHAIN_TIME_THRESHOLD", GENEROUS)  # on a slow machine, too
        async with shown() as (view, pilot, host):
            await pilot.click(view, offset=cell_of(view, span_of("Sari").start + 2), times=3)
            spans = [message.span for message in host.heard(SelectionMade)]
            assert spans == [span_of("Sari"), span_of(FIRST)]
            assert view.selection == span_of(FIRST)

    async def test_dragging_past_the_edge_scrolls(self) -> None:
        view = CountingView()
        view.styles.margin = 4
        host = Host(view)
        async with host.run_test(size=(60, 24), message_hook=host.hook) as pilot:
            view.show(Record(article()), {})
            await pilot.pause()
            await pilot.mouse_down(view, offset=(10, 5))
            await pilot.hover(offset=(20, 22))
            async with asyncio.timeout(GENEROUS):
                while view.scroll_offset.y <= 8:
                    await pilot.pause(0.01)
            await pilot.mouse_up(offset=(20, 22))
            place = view.scroll_offset.y
            assert view.selection is not None
            assert view.selection.end >= view.lines.span(place + view.page_height - 1).start
            await beaten(view, 4)
            assert view.scroll_offset.y == place

    async def test_the_wheel_scrolls_and_leaves_the_cursor(self) -> None:
        async with shown() as (view, pilot, _):
            view.post_message(MouseScrollDown(view, 9, 9, 0, 1, 0, False, False, False))
            await pilot.pause()
            assert view.scroll_offset.y > 0
            assert view.cursor == 0
