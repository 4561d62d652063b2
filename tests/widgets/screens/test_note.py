from tests.widgets.hosts import Host
from widgets.screens.note import NoteScreen


async def noted(note: str, *keys: str) -> tuple[list[object], str]:
    app = Host()
    async with app.run_test() as pilot:
        app.ask(NoteScreen(note))
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        return app.results, app.screen_text()


async def test_a_note_of_several_lines_is_saved() -> None:
    results, _ = await noted("satu", "enter", *"dua", "ctrl+s")
    assert results == ["satu\ndua"]


async def test_what_was_written_is_not_thrown_away_at_once() -> None:
    results, text = await noted("satu", "x", "escape")
    assert results == []
    assert "Esc again throws away" in text
    results, _ = await noted("satu", "x", "escape", "escape")
    assert results == [None]
    results, _ = await noted("satu", "escape")
    assert results == [None]
