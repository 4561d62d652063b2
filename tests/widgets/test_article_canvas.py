from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

import widgets.article_canvas
from reader.model import Attribution, Block, BlockRole, Record, Span
from reader.text.normalise import normalise
from tests.widgets.articles import (
    DIRECT,
    FIRST,
    HEADLINE,
    INDIRECT,
    NESTED,
    TEXT,
    article,
    gutter,
    line_text,
    quote,
    seen,
    shown,
    span_of,
    style_at,
)
from tests.widgets.hosts import Host
from widgets.article_canvas import ArticleCanvas
from widgets.article_render import GUTTER, Line, Page
from widgets.article_styles import Styles
from widgets.article_view import ArticleView


class TestShowing:
    async def test_the_text_is_wrapped_at_words_and_set_off_by_a_gutter(self) -> None:
        async with shown() as (view, _, _):
            assert gutter(view, 0) == "   "
            assert " ".join(" ".join(seen(view)).split()) in " ".join(TEXT.split())
            assert max(map(cell_len, seen(view))) <= view.lines.width == 55

    async def test_text_is_no_wider_than_is_good_to_read_and_stands_in_the_middle(self) -> None:
        async with shown(size=(160, 20)) as (view, _, _):
            assert view.lines.width == 80
            before = len(line_text(view, 0)) - len(line_text(view, 0).lstrip())
            assert before == (159 - GUTTER - 81) // 2 + GUTTER
            view.max_text_width = 60
            assert view.lines.width == 60

    async def test_an_empty_view_says_what_to_do(self) -> None:
        async with shown() as (view, pilot, _):
            view.clear()
            await pilot.pause()
            assert view.article is None
            assert any("Enter opens an article." in line for line in seen(view))
            view.move("line_down", 3)
            view.move("word_next")
            assert view.cursor == 0

    async def test_the_title_is_never_read_as_markup(self) -> None:
        async with shown() as (view, pilot, host):
            title = "[b]Bold[/nope] [@click=app.quit]x\x1b]52;c;eA==\x07"
            view.update_record(Record(article(title=title)), {})
            view.styles.border = ("round", "blue")
            await pilot.pause()
            assert "[b]Bold[/nope] [@click=app.quit]x" in host.screen_text()

    async def test_it_comes_back_to_a_place(self) -> None:
        far = TEXT.index("ke-90")
        async with shown(cursor=far, top=TEXT.index("ke-80")) as (view, _, _):
            assert view.cursor == far
            assert view.top == TEXT.index("ke-80")
            assert view.scroll_offset.y == view.lines.line_of(view.top)
        async with shown(cursor=far) as (view, _, _):
            assert 0 < view.lines.line_of(far) - view.scroll_offset.y < view.page_height - 1

    async def test_percent_tells_how_far_down_the_last_line_is(self) -> None:
        async with shown() as (view, pilot, _):
            share = 100 * 20 // view.lines.line_count
            assert view.border_subtitle == f"{share} %"
            view.move("text_end")
            await pilot.pause()
            assert view.border_subtitle == "100 %"

    async def test_roles_have_looks_of_their_own(self) -> None:
        promo = Block(BlockRole.PROMO, *span_of(FIRST))
        headline = Block(BlockRole.HEADLINE, *span_of(HEADLINE))
        async with shown() as (view, pilot, _):
            view.update_record(Record(article(TEXT, promo, headline)), {})
            await pilot.pause()
            assert style_at(view, span_of("Tanggul").start).bold
            body, dimmed = (
                style_at(view, span_of("Kami").start),
                style_at(view, span_of(FIRST).start),
            )
            assert dimmed.color != body.color and not dimmed.bold


class TestMarks:
    async def test_content_is_filled_cue_underlined_and_source_bold(self) -> None:
        async with shown(INDIRECT) as (view, _, _):
            content = style_at(view, INDIRECT.content[0].start)
            cue, source = (style_at(view, s[0].start) for s in (INDIRECT.cue, INDIRECT.source))
            plain = style_at(view, span_of("Kami").start)
            assert content.bgcolor != plain.bgcolor == cue.bgcolor == source.bgcolor
            assert cue.underline and not cue.bold
            assert source.bold and not source.underline
            assert cue.color == source.color != plain.color

    async def test_the_gutter_says_it_without_colour(self) -> None:
        suggestion = quote("9", HEADLINE, "")
        async with shown(DIRECT, NESTED) as (view, _pilot, _):
            record = Record(article(), (DIRECT, NESTED))
            view.update_record(record, {}, [suggestion])
            y = view.lines.line_of(DIRECT.content[0].start)
            assert gutter(view, 0) == "┊  "
            assert gutter(view, y) == "▏▏ "
            view.active = "2"
            assert gutter(view, y) == "▌▏ "

    async def test_inner_content_wins_unless_the_outer_one_is_active(self) -> None:
        async with shown(DIRECT, NESTED) as (view, _, _):
            outer, inner = DIRECT.content[0].start, NESTED.content[0].start
            assert style_at(view, outer).bgcolor != style_at(view, inner).bgcolor
            view.active = "2"
            strong = style_at(view, outer).bgcolor
            assert style_at(view, inner).bgcolor == strong
            view.active = "3"
            assert style_at(view, inner).bgcolor not in (strong, style_at(view, outer).bgcolor)

    async def test_a_suggestion_looks_tentative_until_it_is_looked_at(self) -> None:
        async with shown() as (view, _, _):
            view.update_record(Record(article()), {}, [INDIRECT])
            content, plain = INDIRECT.content[0].start, span_of("Kami").start
            assert style_at(view, content).italic
            assert style_at(view, content).bgcolor == style_at(view, plain).bgcolor
            view.active = "1"
            assert style_at(view, content).bgcolor != style_at(view, plain).bgcolor

    async def test_marks_that_cut_a_grapheme_do_not_cut_it_on_screen(self) -> None:
        family = "👨‍👩‍👧"
        text = f"Sebuah {family} pulang."
        cut = Attribution("1", "article", (Span(8, 10),))
        async with shown(cut, text=text) as (view, _, _):
            assert any(family in segment.text for segment in view.render_line(0))

    async def test_only_the_lines_of_what_changed_are_painted_again(self) -> None:
        async with shown(INDIRECT, DIRECT) as (view, pilot, _):
            top, lines = view.top, view.lines
            longer = replace(INDIRECT, content=(span_of("bahwa tanggul akan selesai"),))
            view.update_record(Record(article(), (longer, DIRECT)), {})
            await pilot.pause()
            touched = {lines.line_of(o) for o in (span_of("bahwa").start, span_of(FIRST).end - 2)}
            assert touched <= set(view.rendered) <= set(range(min(touched), max(touched) + 1))
            assert (view.top, view.lines) == (top, lines)
            assert style_at(view, span_of("bahwa").start).bgcolor is not None

    async def test_nothing_is_painted_when_nothing_changed(self) -> None:
        async with shown(INDIRECT) as (view, pilot, _):
            view.active = ""
            view.update_record(Record(article(), (INDIRECT,)), {})
            view.set_matches(())
            await pilot.pause()
            assert view.rendered == []

    async def test_another_text_is_refused(self) -> None:
        async with shown() as (view, _, _):
            with pytest.raises(ValueError, match="show"):
                view.update_record(Record(article("Lain.")), {})

    async def test_the_slots_of_the_speakers_are_there_for_other_panes(self) -> None:
        async with shown(INDIRECT, DIRECT) as (view, _, _):
            assert set(view.marks.slots) == {"sari", "bima"}
            assert len(set(view.marks.slots.values())) == 2

    async def test_matches_of_a_search(self) -> None:
        matches = [span_of("Sari"), span_of("Dewi", TEXT)]
        async with shown() as (view, _, _):
            plain = style_at(view, matches[0].start)
            view.set_matches(matches, 1)
            first, current = (style_at(view, match.start) for match in matches)
            assert len({plain.bgcolor, first.bgcolor, current.bgcolor}) == 3
            view.set_matches(matches, 0)
            assert style_at(view, matches[0].start) == current
            view.set_matches(())
            assert style_at(view, matches[0].start) == plain


class TestCost:
    @pytest.mark.parametrize(
        ("motion", "most"), [("char_right", 1), ("line_down", 2), ("word_next", 2), ("line_up", 2)]
    )
    async def test_a_move_paints_the_lines_it_leaves_and_enters(
        self, motion: str, most: int
    ) -> None:
        async with shown(INDIRECT, DIRECT, cursor=span_of("akan").start) as (view, pilot, _):
            view.move(motion)
            await pilot.pause()
            assert 1 <= len(view.rendered) <= most

    async def test_extending_a_selection_paints_what_it_runs_over(self) -> None:
        async with shown(cursor=span_of("Kami").start) as (view, pilot, _):
            view.anchor = view.cursor
            await pilot.pause()
            view.rendered.clear()
            first = view.lines.line_of(view.cursor)
            view.move("sentence_next")
            await pilot.pause()
            last = view.lines.line_of(view.cursor)
            assert sorted(set(view.rendered)) == list(range(first, last + 1))
            assert len(view.rendered) == last - first + 1

    async def test_a_jump_far_away_paints_one_page(self) -> None:
        async with shown() as (view, pilot, _):
            view.anchor = 0
            view.move("text_end")
            await pilot.pause()
            assert len(view.rendered) <= 2 * view.page_height

    async def test_the_text_is_wrapped_once_and_again_only_for_another_width(self) -> None:
        async with shown(INDIRECT) as (view, pilot, _):
            lines = view.lines
            for motion in ("page_down", "text_end", "line_up", "word_previous", "text_start"):
                view.move(motion)
                await pilot.pause()
            view.active = "1"
            view.show_hints({0: "a"})
            view.update_record(Record(article()), {})
            await pilot.resize_terminal(60, 30)
            await pilot.pause()
            assert view.lines is lines
            await pilot.resize_terminal(50, 30)
            await pilot.pause()
            assert view.lines is not lines

    async def test_lines_that_were_seen_are_kept(self, monkeypatch: pytest.MonkeyPatch) -> None:
        drawn: list[int] = []
        draw = widgets.article_canvas.draw

        def counted(page: Page, y: int, styles: Styles, left: int) -> Line:
            drawn.append(y)
            return draw(page, y, styles, left)

        monkeypatch.setattr(widgets.article_canvas, "draw", counted)
        async with shown() as (view, pilot, _):
            assert sorted(drawn) == list(range(20))
            view.move("char_right")
            view.scroll_to(y=10, animate=False)
            await pilot.pause()
            view.scroll_to(y=0, animate=False)
            await pilot.pause()
            assert sorted(drawn) == list(range(30))


HOSTILE = (
    "Judul [b]tebal[/b] [@click=app.bell]klik[/] [/nope]\n"
    "ESC \x1b[2J CSI \x9b31m OSC \x1b]52;c;aGFp\x07 NUL \x00 balik \u202eterbalik\u202c akhir\n"
    + "x" * 10_000
    + "\n"
    + "日本語" * 500
    + "\n👩‍🚒🏳️‍🌈 e\u0301\u0301\u0301 क्षि ไทย\n"
)


class TestHostileText:
    @pytest.mark.parametrize("text", [normalise(HOSTILE), HOSTILE.replace("\n", "\x0b\n")])
    async def test_nothing_a_terminal_acts_on_is_painted(self, text: str) -> None:
        async with shown(text=text, size=(40, 20)) as (view, _, _):
            for y in range(view.lines.line_count):
                view.scroll_to(y=y, animate=False)
                strip = view.render_line(0)
                assert strip.cell_length == 39
                painted = "".join(segment.text for segment in strip)
                assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", painted)
                assert all(not (s.style and s.style.meta) for s in strip)

    async def test_every_character_of_clean_text_is_on_screen_once(self) -> None:
        text = normalise(HOSTILE)
        async with shown(text=text, size=(40, 20)) as (view, _, _):
            painted = []
            for y in range(view.lines.line_count):
                view.scroll_to(y=y, animate=False)
                row = y - view.scroll_offset.y
                painted.append(line_text(view, row)[GUTTER:].rstrip())
            assert "".join("".join(painted).split()) == "".join(text.split())

    async def test_every_motion_survives_it(self) -> None:
        async with shown(text=normalise(HOSTILE), size=(40, 20)) as (view, pilot, _):
            for motion in (
                "line_down",
                "word_next",
                "sentence_next",
                "page_down",
                "char_right",
            ) * 8:
                offset = view.move(motion)
                assert view.segments.grapheme_start(offset) == offset
                await pilot.pause()


async def test_the_view_can_be_filled_before_it_is_on_screen() -> None:
    view = ArticleView(empty="later")
    view.clear("now")
    view.show(Record(article(), (INDIRECT,)), {}, cursor=5)
    view.active = "1"
    view.move("line_down")
    async with Host(view).run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert isinstance(view, ArticleCanvas)
        assert "Wali kota" in line_text(view, 0)
