import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from reader.adding import add_address, add_pasted, add_sources, names_file
from reader.feeds.subscriptions import feeds
from reader.library import Library
from reader.model import LIBRARY_SCOPE
from tests.reader.ingest.pages import page, paragraphs
from tests.servers import LoopbackServer, answer
from tests.widgets.feeds import rss

T = TypeVar("T")

NEWS = 'Banjir surut\n\nAir turun. "Kami lega," kata Rina.\n'


def library(path: Path) -> Library:
    return Library.open(path / "library")


def go_on(_: int) -> bool:
    return True


def test_a_pasted_text_is_added_once(tmp_path: Path) -> None:
    kept = library(tmp_path)
    first = add_pasted(kept, NEWS)
    again = add_pasted(kept, NEWS)
    assert (len(first.added), first.known, first.failures) == (1, [], [])
    assert (again.added, again.known) == ([], first.added)
    assert kept.original(first.ids[0]) == NEWS.encode()
    assert add_pasted(kept, " \n ").failures


@pytest.mark.parametrize("what", ["pasted", "page", "feed"])
def test_what_is_stopped_while_it_waits_for_its_turn_is_not_added(
    tmp_path: Path, what: str
) -> None:
    kept, stopped = library(tmp_path), threading.Event()

    def in_turn(change: Callable[[], T]) -> T:
        stopped.set()
        return change()

    with LoopbackServer() as server:
        server.routes["/page"] = answer(200, page(paragraphs()))
        server.routes["/feed"] = answer(200, rss("Warta", "Satu"), "application/rss+xml")
        if what == "pasted":
            report = add_pasted(kept, NEWS, in_turn, stopped.is_set)
        else:
            url = server.url(f"/{what}")
            report = add_address(kept, url, stopped.is_set, lambda size, whole: None, in_turn)
    assert stopped.is_set()
    assert report.stopped and not (report.ids or report.feeds or report.failures)
    assert kept.counts().articles == len(feeds(kept)) == 0


def test_a_folder_is_added_with_a_word_on_what_was_not(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(NEWS)
    (folder / "b.txt").write_bytes(b"\x00\x01\x02 binary \xff")
    (folder / "c.pdf").write_bytes(b"%PDF")
    kept = library(tmp_path)
    report = add_sources(kept, [str(folder), str(tmp_path / "none.txt")], go_on)
    assert len(report.added) == 1
    assert len(report.failures) == 2
    assert report.skipped == 1
    kept.undo(LIBRARY_SCOPE)
    assert kept.counts().articles == 0


def test_what_was_added_before_a_stop_stays(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"Judul {number}\n\nIsi berita nomor {number}.\n")
    kept = library(tmp_path)
    report = add_sources(kept, [str(tmp_path / f"{n}.txt") for n in range(5)], lambda n: n < 2)
    assert report.stopped
    assert len(report.added) == kept.counts().articles == 2


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("/no/such", True),
        (" ./news.txt\n", True),
        ("../a", True),
        ("~/a", True),
        ("news.JSONL", True),
        ("news/page.html", True),
        ("/no/such news.txt", True),
        ("/" + "x" * 300, True),
        ("~nobody-of-that-name", False),
        ("~ 300 people came", False),
        ("/s said the minister", False),
        ("the file is called a.txt", False),
        ("/no/such\n\nBody.", False),
        ("/" + "x" * 5_000, False),
        ("/", False),
        ("word", False),
        ("", False),
    ],
)
def test_a_line_that_names_a_file_is_told_from_a_text(text: str, is_one: bool) -> None:
    assert names_file(text) is is_one


def test_a_name_with_blanks_counts_when_the_file_is_there(tmp_path: Path) -> None:
    name = str(tmp_path / "two words")
    assert not names_file(name)
    (tmp_path / "two words").mkdir()
    assert names_file(name)
