"""A note that is being written, kept beside the state: a sudden end of kutip does not lose it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from reader.config import state_file


def keep_note(text: str) -> None:
    """Keep what is written so far; that it cannot be written disturbs nobody who writes."""
    path = _file()
    temporary = path.with_suffix(".tmp")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(path)


def drop_note() -> None:
    """Forget it: it was saved, or thrown away by who wrote it."""
    with suppress(OSError):
        _file().unlink(missing_ok=True)


def left_notes() -> Sequence[Path]:
    """Return the notes of programs that ended suddenly, each once: it has another name then."""
    found = []
    with suppress(OSError):
        for path in sorted(state_file().parent.glob("note.*.txt")):
            number = path.name.split(".")[1]
            if number.isdecimal() and not _runs(int(number)):
                aside = path.with_name(f"unsaved-note-{path.stat().st_mtime_ns}.txt")
                path.replace(aside)
                found.append(aside)
    return found


def _file() -> Path:
    return state_file().with_name(f"note.{os.getpid()}.txt")


def _runs(number: int) -> bool:
    """Tell whether a process is there; on Windows, where asking would end it, only about us."""
    if number == os.getpid() or sys.platform == "win32":
        return number == os.getpid()
    try:
        os.kill(number, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return True
