from tests.widgets.hosts import Host
from widgets.dialogs import Confirm, Menu, MenuItem, MenuList


async def menu(*keys: str) -> object:
    app = Host()
    async with app.run_test() as pilot:
        items = [MenuItem(name, name, "[b]detail[/]") for name in ("newest", "oldest", "title")]
        app.ask(Menu("Sort by", items, "oldest"))
        await pilot.pause()
        assert "[b]detail[/]" in app.screen_text()
        assert "Sort by" in app.screen_text()
        await pilot.press(*keys)
        await pilot.pause()
        return app.results[0] if app.results else "still open"


async def test_a_menu_begins_at_what_holds_now() -> None:
    assert await menu("enter") == "oldest"
    assert await menu("j", "enter") == "title"
    assert await menu("up", "space") == "newest"
    assert await menu("down", "down", "down", "enter") == "title"


async def test_a_digit_chooses_at_once() -> None:
    assert await menu("3") == "title"
    assert await menu("9") == "still open"


async def test_escape_closes_a_menu() -> None:
    assert await menu("escape") is None


async def test_a_click_chooses() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.ask(Menu("Sort by", [MenuItem(1, "one"), MenuItem(2, "two")]))
        await pilot.pause()
        await pilot.click(MenuList, offset=(3, 1))
        await pilot.pause()
        assert app.results == [2]


async def test_a_question_is_answered_with_one_key() -> None:
    for key, answer in (("enter", True), ("y", True), ("n", None), ("escape", None)):
        app = Host()
        async with app.run_test() as pilot:
            app.ask(Confirm("Leave", "[/] 3 changes are not saved.", "leave"))
            await pilot.pause()
            assert "[/] 3 changes are not saved." in app.screen_text()
            await pilot.press(key)
            await pilot.pause()
            assert app.results == [answer]
