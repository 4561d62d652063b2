from tests.widgets.hosts import Host
from widgets.screens.tags import TagList, TagsScreen

KNOWN = ("air bersih", "banjir", "bantuan")


async def tagged(tags: tuple[str, ...], *keys: str) -> object:
    app = Host()
    async with app.run_test() as pilot:
        app.ask(TagsScreen(tags, KNOWN))
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        return app.results[0] if app.results else "still open"


async def test_a_tag_is_typed_and_saved_with_enter_twice() -> None:
    assert await tagged(("lama",), *"desa", "enter", "enter") == ("lama", "desa")
    assert await tagged((), *"satu", "comma", *"dua", "enter", "enter") == ("satu", "dua")


async def test_what_is_being_typed_is_saved_too() -> None:
    assert await tagged((), *"desa", "ctrl+s") == ("desa",)


async def test_a_known_tag_is_completed_or_taken_from_the_list() -> None:
    assert await tagged((), *"ban", "tab", "enter", "enter") == ("banjir",)
    assert await tagged((), *"ban", "down", "down", "enter", "enter") == ("bantuan",)
    assert await tagged((), "down", "up", "enter") == ()


async def test_backspace_in_an_empty_line_takes_the_last_tag_off() -> None:
    assert await tagged(("a", "b"), "backspace", "enter") == ("a",)
    assert await tagged(("a", "b"), "x", "backspace", "enter") == ("a", "b")


async def test_escape_gives_up() -> None:
    assert await tagged(("a",), "escape") is None


async def test_a_click_takes_a_known_tag() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.ask(TagsScreen(("[b]x",), KNOWN))
        await pilot.pause()
        assert "#[b]x" in app.screen_text()
        await pilot.click(TagList, offset=(3, 1))
        await pilot.press("enter")
        await pilot.pause()
        assert app.results == [("[b]x", "banjir")]
