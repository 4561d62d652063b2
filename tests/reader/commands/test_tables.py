"""Tables fit the terminal and lose nothing in a pipe."""

from __future__ import annotations

from argparse import Namespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.commands import feeds as command
from reader.commands.tables import cells, table
from reader.feeds.subscriptions import new_feed
from reader.model import FeedState
from reader.store.protocol import FeedView

CELLS = st.text(max_size=60)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=5), st.integers(40, 120))
def test_a_line_is_no_wider_than_the_terminal(rows: list[tuple[str, ...]], width: int) -> None:
    header = ("A", "B", "C")
    shown = table(header, rows, width, right=(), giving=(0, 1, 2)).splitlines()
    assert len(shown) == len(rows) + 1
    assert all(cells(line) <= width for line in shown)
    whole = table(header, rows, None, right=())
    assert max(map(cells, whole.splitlines())) >= max(map(cells, shown))


@pytest.mark.parametrize("terminal", [True, False])
def test_feeds_are_listed_in_lines_that_fit(
    monkeypatch: pytest.MonkeyPatch, terminal: bool
) -> None:
    urls = [f"https://{'kabar' * 9}.example/{n}" for n in range(3)]
    made = [new_feed(url, "Berita Daerah/Kota Banyu", "Kabar pagi dan sore " * 4) for url in urls]
    views = [FeedView(feed, FeedState(error="no connection; " * 9), 1000, 10) for feed in made]
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(command, "wide", lambda args: not terminal)
    args = Namespace(opml=False, format="table", output=None)
    lines = command._listed(args, views).decode().splitlines()
    assert all((cells(line) <= 80) is terminal for line in lines[1:])
    ids = [line.split()[0] for line in lines[1:]]
    assert len(set(ids)) == 3
    assert all(feed.id.startswith(i) for feed, i in zip(made, ids, strict=True))
    if not terminal:
        assert all(feed.title.strip() in line for feed, line in zip(made, lines[1:], strict=True))
