"""A program that dies, or two that do the same at once, leave each quote there once."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reader.export.gather import gather
from reader.ingest.html import article_from_html
from reader.library import Library
from reader.model import LIBRARY_SCOPE
from reader.renewing import Outcome, renew
from reader.stats import count
from tests.reader.ingest.pages import page, paragraphs
from tests.reader.refetched import ADDED, FIRST, desk

QUAY = "that the quay would hold for 40 years"
CHANGED = page(paragraphs((FIRST[0], ADDED, *FIRST[1:])))
MOST_FILES = 12


@pytest.fixture
def before(tmp_path: Path) -> tuple[Path, str]:
    """A library with a marked article, closed, and the article's id."""
    (tmp_path / "page.html").write_bytes(CHANGED)
    with desk(tmp_path) as at:
        at.mark(QUAY, "said", "Hale")
        return tmp_path / "library", at.article.id


def started(folder: Path, article_id: str, number: int) -> subprocess.Popen[bytes]:
    page_file = folder.parent / "page.html"
    command = [sys.executable, "-m", "tests.reader.renewing_killed"]
    return subprocess.Popen([*command, str(folder), article_id, str(page_file), str(number)])


@pytest.mark.slow
def test_killed_at_any_file_it_is_as_before_or_done_and_can_be_done_again(
    before: tuple[Path, str],
) -> None:
    folder, article_id = before
    outcomes = set()
    for number in range(1, MOST_FILES):
        copy = folder.parent / f"copy{number}"
        shutil.copytree(folder, copy)
        lived = started(copy, article_id, number).wait(60) == 0
        library = Library.open(copy)
        assert counted(library) == 1
        shown = {row.id for row in library.rows("state:all")}
        assert article_id in shown
        outcomes.add(len(shown))
        assert [f for f in library.check() if "quote" in f.problem] == []
        url = library.read(article_id).article.url
        renew(library, article_id, article_from_html(CHANGED, url), CHANGED)
        assert counted(library) == 1
        while [row.id for row in library.rows()] != [article_id]:
            assert library.undo(LIBRARY_SCOPE) == "fetch an article again"
        library.close()
        if lived:
            break
    assert lived and outcomes == {1, 2}


@pytest.mark.slow
def test_two_programs_at_once_make_one_version(before: tuple[Path, str]) -> None:
    folder, article_id = before
    both = [started(folder, article_id, 99) for _ in range(2)]
    assert [process.wait(60) for process in both] == [0, 0]
    library = Library.open(folder)
    (row,) = library.rows()
    assert row.id != article_id and row.attributions == 1
    assert counted(library) == 1 and list(library.check()) == []
    library.close()


def test_what_another_program_marks_meanwhile_is_carried_over_too(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        at.mark(QUAY, "said", "Hale")
        page_now = article_from_html(CHANGED, at.article.url)
        other = Library.open(at.library.path)
        create = at.library.store.create
        mark = at.mark

        def first_marked_by_the_other(*given: object) -> bool:
            mark('"We are ready,"', "said", "Mira Sund", number=1)
            return create(*given)  # type: ignore[arg-type]

        at.library.store.create = first_marked_by_the_other  # type: ignore[method-assign]
        assert renew(at.library, at.article.id, page_now, CHANGED).outcome is Outcome.NEW_VERSION
        (row,) = other.rows()
        assert row.attributions == 2
        other.close()


def counted(library: Library) -> int:
    return count(gather(library).records, library.speakers()).attributions
