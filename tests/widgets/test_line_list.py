from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st
from textual.content import Content

from tests.widgets.hosts import Host
from widgets.line_list import LineList


class Letters(LineList):
    """Items of one to three lines; every item whose name is capital is a heading."""

    def __init__(self, names: str) -> None:
        super().__init__()
        self.names = names
        self.log_of: list[str] = []
        first = next((i for i, n in enumerate(names) if not n.isupper()), -1)
        self.set_heights((1 + (ord(name) % 3) for name in names), first)

    def paint(self, item: int, line: int, width: int) -> Content:
        return self.bar(item) + Content(f"{self.names[item]}{line}")

    def can_stand(self, item: int) -> bool:
        return not self.names[item].isupper()

    def chosen(self, item: int) -> None:
        self.log_of.append(self.names[item])


async def test_headings_are_stepped_over_and_ends_hold() -> None:
    letters = Letters("AbcDe")
    app = Host(letters)
    async with app.run_test() as pilot:
        for motion, landing in (
            (partial(letters.move, 1), "c"),
            (partial(letters.move, 1), "e"),
            (partial(letters.move, 5), "e"),
            (letters.first, "b"),
            (partial(letters.move, -3), "b"),
            (letters.last, "e"),
        ):
            motion()
            assert letters.names[letters.cursor] == landing
        letters.choose()
        await pilot.pause()
        assert letters.log_of == ["e"]


async def test_the_cursor_stays_on_screen() -> None:
    letters = Letters("abcdefghijklmnop" * 3)
    app = Host(letters)
    async with app.run_test(size=(20, 7)) as pilot:
        await pilot.pause()
        for step in (1, 1, 1, 1, 9, -4, 30, -2):
            letters.move(step)
            await pilot.pause()
            assert "▌" in app.screen_text()
        await pilot.resize_terminal(20, 4)
        await pilot.pause()
        assert "▌" in app.screen_text()


async def test_a_heading_alone_has_no_cursor() -> None:
    letters = Letters("AB")
    app = Host(letters)
    async with app.run_test() as pilot:
        letters.first()
        letters.last()
        letters.page(1)
        letters.choose()
        await pilot.pause()
        assert letters.cursor == -1
        assert letters.log_of == []


@given(st.text("abcABC", max_size=12), st.lists(st.sampled_from("jkgGfb"), max_size=12))
@settings(max_examples=30, deadline=None)
async def test_no_keys_ever_leave_the_cursor_on_a_heading(names: str, keys: list[str]) -> None:
    letters = Letters(names)
    app = Host(letters)
    async with app.run_test(size=(20, 6)) as pilot:
        for key in keys:
            {
                "j": lambda: letters.move(1),
                "k": lambda: letters.move(-1),
                "g": letters.first,
                "G": letters.last,
                "f": lambda: letters.page(1),
                "b": lambda: letters.page(-1),
            }[key]()
            assert letters.cursor == -1 or not names[letters.cursor].isupper()
            assert letters.cursor >= 0 or not any(n.islower() for n in names)
        await pilot.pause()


async def test_items_that_come_in_above_leave_everything_where_it_is() -> None:
    letters = Letters("abcdefghijklmnop" * 3)
    app = Host(letters)
    async with app.run_test(size=(20, 7)) as pilot:
        letters.go_to(20)
        await pilot.pause()
        before, top = app.screen_text(), letters.first_in_sight
        letters.names = "news" + letters.names
        letters.set_heights((1 + (ord(name) % 3) for name in letters.names), 24, (top, top + 4))
        await pilot.pause()
        rows = [line[:3] for line in app.screen_text().splitlines()]
        assert rows == [line[:3] for line in before.splitlines()]
        total = sum(1 + (ord(name) % 3) for name in letters.names)
        assert (
            letters.virtual_size.height == letters.vertical_scrollbar.window_virtual_size == total
        )
        letters.last()
        await pilot.pause()
        assert letters.scroll_offset.y == total - letters.size.height
