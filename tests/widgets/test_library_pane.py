from datetime import UTC, datetime

from textual.geometry import Size

from reader.store.protocol import ArticleRow
from tests.widgets.hosts import Host
from widgets.article_list import ArticleList
from widgets.commands import bind
from widgets.library_pane import LibraryPane
from widgets.messages import ArticleChosen, FilterChanged

NOON = datetime(2024, 2, 29, 12, 5, tzinfo=UTC)


def row(number: int, title: str = "", **values: object) -> ArticleRow:
    fields: dict[str, object] = {
        "site": "contoh.id",
        "url": "",
        "published": NOON,
        "precision": "minute",
        "state": "unread",
        "language": "id",
        "tags": (),
        "attributions": number,
    }
    return ArticleRow(f"id{number}", title or f"Judul {number}", **(fields | values))  # type: ignore[arg-type]


ROWS = [row(n) for n in range(1, 31)]


async def test_the_article_under_the_cursor_is_the_one_to_read() -> None:
    pane = LibraryPane(bind({}))
    app = Host(pane)
    async with app.run_test(size=(40, 20), message_hook=app.hook) as pilot:
        pane.set_rows(ROWS, 30)
        pane.focus()
        await pilot.pause()
        pane.list.move(2)
        assert pane.targets == ["id3"]
        pane.list.move(-1)
        assert pane.targets == ["id2"]
        pane.list.page(1)
        assert pane.targets == ["id10"]
        pane.list.last()
        assert pane.targets == ["id30"]
        pane.list.first()
        pane.choose()
        await pilot.pause()
        assert [m.article_id for m in app.heard(ArticleChosen)] == ["id1"]


async def test_a_row_tells_title_day_site_state_and_quotes() -> None:
    pane = LibraryPane(bind({}))
    app = Host(pane)
    async with app.run_test(size=(60, 20)) as pilot:
        rows = [
            row(7, "Banjir surut", state="reading", tags=("cuaca",)),
            row(8, "Hari ini saja", precision="day", site="", published=NOON),
            row(0, "", published=None, site=""),
        ]
        pane.set_rows(rows, 3)
        pane.set_open("id8")
        await pilot.pause()
        text = app.screen_text()
        assert "29 Feb 2024 12:05 · contoh.id  #cuaca" in text
        assert "◐" in text
        assert "▸Hari ini saja" in text
        assert "12:05" not in text.split("Hari ini saja")[1]


async def test_the_time_goes_before_the_day_is_cut() -> None:
    pane = LibraryPane(bind({}))
    app = Host(pane)
    async with app.run_test(size=(26, 20)) as pilot:
        pane.set_rows([row(1, "x" * 60)], 1)
        await pilot.pause()
        assert "29 Feb 2024 · cont…" in app.screen_text()
        assert "xx… 1" in app.screen_text()


async def test_hostile_titles_are_plain_text() -> None:
    pane = LibraryPane(bind({}))
    app = Host(pane)
    async with app.run_test(size=(80, 20)) as pilot:
        title = "[@click=app.quit]x[/nope] \x1b]52;c;evil\x07\u202e\x9b31m\nnext 👨‍👩‍👧 漢字"
        pane.set_rows([row(1, title, site="[b]s", tags=("[/]",))], 1)
        await pilot.pause()
        text = app.screen_text()
        assert "[@click=app.quit]x[/nope]" in text
        assert not any(ord(c) < 32 and c != "\n" for c in text)
        assert "\u202e" not in text
        assert "[b]s  #[/]" in text


async def test_filter_is_posted_as_it_is_typed_and_escape_clears_it() -> None:
    pane = LibraryPane(bind({}))
    app = Host(pane)
    async with app.run_test(message_hook=app.hook) as pilot:
        pane.set_rows(ROWS, 30)
        pane.show_filter()
        await pilot.press("b", "a")
        assert [m.text for m in app.heard(FilterChanged)] == ["b", "ba"]
        pane.set_problem("a quotation mark is not closed")
        await pilot.pause()
        assert "a quotation mark is not closed" in app.screen_text()
        await pilot.press("enter")
        assert isinstance(app.focused, ArticleList)
        assert pane.filter_text == "ba"
        pane.show_filter()
        await pilot.press("escape")
        assert isinstance(app.focused, ArticleList)
        assert app.heard(FilterChanged)[-1].text == ""
        assert not pane.has_class("-filtering")


async def test_an_empty_list_says_what_to_do() -> None:
    pane = LibraryPane(bind({}))
    app = Host(pane)
    async with app.run_test(size=(40, 20)) as pilot:
        pane.set_rows([], 0)
        await pilot.pause()
        assert "Press ga to add one" in app.screen_text()
        pane.show_filter()
        await pilot.press("x")
        pane.set_rows([], 12)
        await pilot.pause()
        assert "No article matches" in app.screen_text()
        assert "0 of 12" in app.screen_text()
        pane.list.move(1)
        pane.list.page(-1)
        pane.list.last()
        pane.choose()
        pane.toggle_mark()
        assert (pane.row, pane.targets) == (None, [])


async def test_the_cursor_stays_on_its_article_when_the_rows_change() -> None:
    pane = LibraryPane(bind({}))
    app = Host(pane)
    async with app.run_test() as pilot:
        pane.set_rows(ROWS, 30)
        assert pane.select("id5")
        assert not pane.select("nowhere")
        pane.set_rows(ROWS[3:], 30)
        assert pane.row is not None
        assert pane.row.id == "id5"
        pane.set_rows(ROWS[10:], 30)
        assert pane.row.id == "id12"
        await pilot.pause()


async def test_articles_are_picked_for_an_action_on_several() -> None:
    pane = LibraryPane(bind({}))
    app = Host(pane)
    async with app.run_test(size=(40, 20)) as pilot:
        pane.set_rows(ROWS, 30)
        assert pane.targets == ["id1"]
        pane.toggle_mark()
        pane.list.move(1)
        pane.toggle_mark()
        await pilot.pause()
        assert pane.targets == ["id1", "id3"]
        assert "✓Judul 1" in app.screen_text()
        assert "2 picked" in app.screen_text()
        pane.set_rows(ROWS[:2], 30)
        assert pane.picked == ["id1"]
        pane.mark_all()
        assert len(pane.picked) == 2
        pane.mark_all()
        assert pane.picked == []
        pane.mark_all()
        pane.clear_marks()
        assert pane.picked == []


async def test_a_click_goes_there_and_a_double_click_opens() -> None:
    pane = LibraryPane(bind({}))
    app = Host(pane)
    async with app.run_test(message_hook=app.hook) as pilot:
        pane.set_rows(ROWS, 30)
        await pilot.pause()
        await pilot.click(ArticleList, offset=(5, 3))
        assert pane.row is not None
        assert pane.row.id == "id2"
        assert app.heard(ArticleChosen) == []
        await pilot.click(ArticleList, offset=(5, 5), times=2)
        assert [m.article_id for m in app.heard(ArticleChosen)] == ["id3"]


async def test_a_hundred_thousand_articles_paint_only_what_is_on_screen() -> None:
    pane = LibraryPane(bind({}))
    app = Host(pane)
    async with app.run_test(size=(40, 20)) as pilot:
        painted: list[int] = []
        inner = pane.list.paint

        def counting(item: int, line: int, width: int):  # type: ignore[no-untyped-def]
            painted.append(item)
            return inner(item, line, width)

        pane.list.paint = counting  # type: ignore[method-assign]
        pane.set_rows([row(n) for n in range(100_000)], 100_000)
        await pilot.pause()
        painted.clear()
        pane.list.last()
        await pilot.pause()
        assert len(painted) <= 60
        painted.clear()
        pane.list.move(-1)
        await pilot.pause()
        assert len(painted) <= 8
        assert pane.list.virtual_size == Size(pane.list.size.width, 200_000)


async def test_how_many_are_picked_is_told_whole_in_a_narrow_pane() -> None:
    pane = LibraryPane(bind({}))
    app = Host(pane)
    async with app.run_test(size=(30, 20)) as pilot:
        pane.set_rows(ROWS, 123456)
        await pilot.pause()
        assert "30 of 123,456 " in app.screen_text()
        pane.mark_all()
        await pilot.pause()
        assert " 30 of 123,456 · 30 picked " not in app.screen_text()
        assert " 30 picked " in app.screen_text()
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert " 30 of 123,456 · 30 picked " in app.screen_text()


async def test_a_time_gives_way_to_a_tag_in_a_narrow_pane() -> None:
    pane = LibraryPane(bind({}))
    app = Host(pane)
    async with app.run_test(size=(30, 20)) as pilot:
        pane.set_rows([row(1, tags=("sample",), site="")], 1)
        await pilot.pause()
        assert "29 Feb 2024  #sample" in app.screen_text()
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert "29 Feb 2024 12:05  #sample" in app.screen_text()
