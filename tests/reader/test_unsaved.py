import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.config import state_file
from reader.unsaved import Unsaved, left_unsaved


def folder() -> Path:
    return state_file().parent


def typed_by_a_program_that_ended(what: str, words: str) -> None:
    script = f"from reader.unsaved import Unsaved; Unsaved({what!r}).keep({words!r})"
    subprocess.run([sys.executable, "-c", script], check=True)


def test_what_is_typed_replaces_what_was_typed_before_and_goes_when_it_is_saved() -> None:
    unsaved = Unsaved("note")
    for words in ("satu", "satu dua", "tiga 😀 \ud800"):
        unsaved.keep(words)
    (path,) = folder().iterdir()
    assert path.read_text() == "tiga 😀 ?"
    unsaved.drop()
    assert list(folder().iterdir()) == []


def test_what_is_taken_back_letter_by_letter_is_kept_no_more() -> None:
    unsaved = Unsaved("note")
    unsaved.keep("s")
    unsaved.keep("")
    assert list(folder().iterdir()) == []


def test_what_could_not_be_written_is_written_later() -> None:
    unsaved = Unsaved("note")
    folder().write_text("no folder")
    unsaved.keep("satu")
    folder().unlink()
    unsaved.keep("satu")
    assert [path.read_text() for path in folder().iterdir()] == ["satu"]


def test_what_was_left_is_found_once_and_by_what_it_is() -> None:
    Unsaved("note").keep("being typed")
    typed_by_a_program_that_ended("text", "satu")
    typed_by_a_program_that_ended("list", "dua")
    found = left_unsaved()
    assert [path.name.rsplit("-", 1)[0] for path in found] == ["unsaved-list", "unsaved-text"]
    assert [path.read_text() for path in found] == ["dua", "satu"]
    assert left_unsaved() == []
    (kept,) = folder().glob(f"note.{os.getpid()}.*.txt")
    assert kept.read_text() == "being typed"


@pytest.mark.parametrize("word", ["", ".0123abcd"])
def test_what_another_process_of_our_number_left_is_found(word: str) -> None:
    folder().mkdir(parents=True)
    (folder() / f"note.{os.getpid()}{word}.txt").write_text("left")
    unsaved = Unsaved("note")
    unsaved.keep("being typed")
    assert [path.read_text() for path in left_unsaved()] == ["left"]
    unsaved.drop()
    assert [path.read_text() for path in folder().iterdir()] == ["left"]


@pytest.mark.parametrize("name", ["copied.txt", "note.1x.txt", "unsaved-note-1.txt", "Note.1.txt"])
def test_other_files_are_left_alone(name: str) -> None:
    folder().mkdir(parents=True)
    (folder() / name).write_text("x")
    assert left_unsaved() == []
    assert [path.name for path in folder().iterdir()] == [name]
