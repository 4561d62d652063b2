from textual.app import ComposeResult
from textual.widgets import Label

from tests.widgets.hosts import Host
from widgets.forms import Cycle, Field, Form


class Details(Form[dict[str, str]]):
    title_text = "Details"
    fields = (
        Field("name", "Name"),
        Field("kind", "Kind", choices=("a", "b", "c")),
        Field("one", "One", choices=("only",)),
        Field("colour", "Colour", suggestions=("green", "grey")),
    )

    def contents(self) -> ComposeResult:
        yield from self.rows({"name": "[b]x", "kind": "b", "one": "only"})

    def action_save(self) -> None:
        if self.typed()["name"]:
            self.dismiss(self.typed())
        else:
            self.set_problem("Name: write one")


async def filled(*keys: str) -> tuple[list[dict[str, str] | None], str]:
    app = Host()
    async with app.run_test() as pilot:
        app.ask(Details())
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        return app.results, app.screen_text()


def values(name: str = "[b]x", kind: str = "b", colour: str = "") -> dict[str, str]:
    return {"name": name, "kind": kind, "one": "only", "colour": colour}


async def test_typing_goes_on_where_the_text_ends() -> None:
    assert (await filled("y", "enter"))[0] == [values("[b]xy")]


async def test_the_label_of_the_line_one_is_on_is_bold() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.ask(Details())
        await pilot.pause()
        for label in ("Name", "Kind", "One", "Colour"):
            labels = app.screen.query(".row Label").results(Label)
            bold = [str(shown.render()) for shown in labels if shown.styles.text_style.bold]
            assert bold == [label]
            await pilot.press("tab")


async def test_arrows_change_a_choice_and_go_round() -> None:
    assert (await filled("down", "right", "right", "enter"))[0] == [values(kind="a")]
    assert (await filled("tab", "left", "ctrl+s"))[0] == [values(kind="a")]
    assert (await filled("tab", "h", "l", "space", "enter"))[0] == [values(kind="c")]
    assert (await filled("down", "down", "right", "enter"))[0] == [values()]


async def test_a_suggestion_is_taken_with_the_right_arrow() -> None:
    assert (await filled(*["down"] * 3, "g", "right", "enter"))[0] == [values(colour="green")]


async def test_a_problem_keeps_the_form_open() -> None:
    results, text = await filled("ctrl+u", "enter")
    assert results == []
    assert "Name: write one" in text


async def test_escape_asks_only_when_something_was_typed() -> None:
    assert (await filled("escape"))[0] == [None]
    results, text = await filled("y", "escape")
    assert results == []
    assert "Esc again throws away" in text
    assert (await filled("y", "escape", "escape"))[0] == [None]
    assert (await filled("y", "backspace", "escape"))[0] == [None]


async def test_a_click_takes_the_next_choice_and_others_can_be_offered() -> None:
    cycle = Cycle(["a", "b"], "a", id="cycle")
    app = Host(cycle)
    async with app.run_test(message_hook=app.hook) as pilot:
        await pilot.click(Cycle)
        assert cycle.value == "b"
        assert [m.value for m in app.heard(Cycle.Changed)] == ["b"]
        cycle.set_choices(["b", "c"])
        assert cycle.value == "b"
        cycle.set_choices(["d"])
        assert cycle.value == "d"
        cycle.set_choices([])
        cycle.action_step(1)
        assert cycle.value == ""
        await pilot.pause()
        assert "–" in app.screen_text()
