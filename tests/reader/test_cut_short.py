"""A change of many articles, and its undo, cut short: what was done is told, the rest goes on."""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.ingest.plain import article_from_text as article
from reader.library import Library
from reader.model import LIBRARY_SCOPE, ArticleState
from reader.store.protocol import StoreError
from tests.disks import no_room

ROOT = Path(__file__).parents[2]
MANY = 40


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(tmp_path / "library")


@pytest.fixture
def tagged(library: Library) -> Library:
    """A library whose last action gave a tag to many articles."""
    library.add_all([(article(f"Judul {n}\n\nIsi."), b"") for n in range(MANY)])
    library.tag([row.id for row in library.rows()], add=["banjir"])
    return library


def tags(library: Library) -> int:
    return len(library.rows("tag:banjir"))


class EnoughError(Exception):
    """Raised to stop what goes on."""


def stop_at(number: int) -> Callable[[int, int], None]:
    """Progress of which the person has had enough once so many are done."""

    def told(done: int, total: int) -> None:
        if done >= number:
            raise EnoughError

    return told


def test_what_is_done_stays_when_an_action_on_many_is_stopped(library: Library) -> None:
    articles = [article(f"Judul {n}\n\nIsi.") for n in range(40)]
    library.add_all([(a, b"") for a in articles])
    library.tag([a.id for a in articles], add=["banjir"])
    with pytest.raises(EnoughError):
        library.set_state([a.id for a in articles], ArticleState.ARCHIVED, stop_at(10))
    archived = library.rows("state:archived")
    assert 10 <= len(archived) < 40
    assert library.undo(LIBRARY_SCOPE) == f"mark archived {len(archived)} of 40 articles"
    assert library.rows("state:archived") == []
    assert {row.tags for row in library.rows()} == {("banjir",)}
    library.redo(LIBRARY_SCOPE)
    assert library.rows("state:archived") == archived
    assert not list(library.check())


def test_what_is_stopped_before_it_has_begun_is_no_action(library: Library) -> None:
    articles = [article(f"Judul {n}\n\nIsi.") for n in range(20)]
    library.add_all([(a, b"") for a in articles])
    with pytest.raises(EnoughError):
        library.delete([a.id for a in articles], stop_at(0))
    assert len(library.rows()) == 20
    assert library.undo(LIBRARY_SCOPE) == "add 20 articles"


def test_undoing_an_action_on_many_tells_how_far_it_is(library: Library) -> None:
    articles = [article(f"Judul {n}\n\nIsi.") for n in range(20)]
    library.add_all([(a, b"") for a in articles])
    told: list[tuple[int, int]] = []
    library.undo(LIBRARY_SCOPE, lambda done, total: told.append((done, total)))
    assert told[0] == (0, 20)
    assert told[-1] == (20, 20)


def test_an_undo_that_is_stopped_goes_on_where_it_was(tagged: Library) -> None:
    with pytest.raises(EnoughError):
        tagged.undo(LIBRARY_SCOPE, stop_at(10))
    left = tags(tagged)
    assert 0 < left <= MANY - 10
    again = Library.open(tagged.path)
    assert again.undo(LIBRARY_SCOPE) == f"tag {left} of {MANY} articles"
    assert tags(again) == 0
    assert again.redo(LIBRARY_SCOPE) == f"tag {MANY} articles"
    assert tags(again) == MANY
    assert not list(again.check())


def test_an_undo_that_is_stopped_can_be_done_again(tagged: Library) -> None:
    with pytest.raises(EnoughError):
        tagged.undo(LIBRARY_SCOPE, stop_at(10))
    undone = MANY - tags(tagged)
    assert tagged.redo(LIBRARY_SCOPE) == f"tag {undone} of {MANY} articles"
    assert tags(tagged) == MANY
    assert tagged.redo(LIBRARY_SCOPE) is None
    assert tagged.undo(LIBRARY_SCOPE) == f"tag {MANY} articles"
    assert tagged.undo(LIBRARY_SCOPE) == f"add {MANY} articles"


def test_a_redo_that_is_stopped_goes_on_and_can_be_taken_back(tagged: Library) -> None:
    tagged.undo(LIBRARY_SCOPE)
    with pytest.raises(EnoughError):
        tagged.redo(LIBRARY_SCOPE, stop_at(10))
    done = tags(tagged)
    assert 10 <= done < MANY
    assert tagged.undo(LIBRARY_SCOPE) == f"tag {done} of {MANY} articles"
    assert tags(tagged) == 0
    assert tagged.redo(LIBRARY_SCOPE) == f"tag {MANY} articles"


def test_an_undo_that_is_stopped_before_it_begins_changes_nothing(tagged: Library) -> None:
    with pytest.raises(EnoughError):
        tagged.undo(LIBRARY_SCOPE, stop_at(0))
    assert tags(tagged) == MANY
    assert tagged.redo(LIBRARY_SCOPE) is None
    assert tagged.undo(LIBRARY_SCOPE) == f"tag {MANY} articles"


def killed(library: Library, verb: str, at: int) -> None:
    """Have a program of its own tag all, or take that back, and kill it once so many are done."""
    code = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from reader.library import Library\n"
        "library = Library.open(Path(sys.argv[1]))\n"
        "def told(done, total):\n"
        f"    if done >= {at}:\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "ids = [row.id for row in library.rows()]\n"
        f"library.{verb}\n"
    )
    command = [sys.executable, "-c", code, str(library.path)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL


@pytest.mark.skipif(sys.platform == "win32", reason="signals as on Unix")
def test_after_a_killed_change_undo_tells_what_was_there(library: Library) -> None:
    library.add_all([(article(f"Judul {n}\n\nIsi."), b"") for n in range(MANY)])
    killed(library, "tag(ids, add=['banjir'], progress=told)", 1)
    done = tags(library)
    assert 0 < done < MANY
    assert library.undo(LIBRARY_SCOPE) == f"tag {done} of {MANY} articles"
    assert tags(library) == 0
    assert library.redo(LIBRARY_SCOPE) == f"tag {MANY} articles"
    assert tags(library) == MANY


@pytest.mark.skipif(sys.platform == "win32", reason="signals as on Unix")
def test_a_killed_undo_goes_on(tagged: Library) -> None:
    killed(tagged, "undo('library', told)", 1)
    left = tags(tagged)
    assert 0 < left < MANY
    assert tagged.undo(LIBRARY_SCOPE) == f"tag {left} of {MANY} articles"
    assert tags(tagged) == 0
    assert tagged.redo(LIBRARY_SCOPE) == f"tag {MANY} articles"


def test_an_undo_of_what_is_gone_says_so(tagged: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("LOGNAME", "somebody else")
        tagged.tag([row.id for row in tagged.rows()], remove=["banjir"])
    assert tagged.undo(LIBRARY_SCOPE) == f"tag {MANY} articles (nothing of it was there)"
    assert tagged.undo(LIBRARY_SCOPE) == f"add {MANY} articles"


def test_an_undo_on_a_full_disk_takes_back_the_same_when_there_is_room(library: Library) -> None:
    library.add_speaker(library.new_speaker("Ani"))
    library.add_speaker(library.new_speaker("Budi"))
    with no_room(), pytest.raises(StoreError, match="disk full"):
        library.undo(LIBRARY_SCOPE)
    assert library.undo(LIBRARY_SCOPE) == "add Budi"
    assert [speaker.name for speaker in library.living_speakers()] == ["Ani"]


def test_what_is_tried_again_is_taken_back_by_one_undo(library: Library) -> None:
    ani = library.new_speaker("Ani")
    for _ in range(3):
        library.add_speaker(ani)
    assert library.undo(LIBRARY_SCOPE) == "add Ani"
    assert library.undo(LIBRARY_SCOPE) is None
