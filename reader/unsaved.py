"""Words that are being typed, kept beside the state until they are saved: no end loses them."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from reader.config import state_file

_BEING_TYPED = re.compile(r"([a-z]+)\.([0-9]+)(?:\.([0-9a-f]+))?\.txt", re.ASCII)
"""What is typed, the number of the process in which it is, and that process's own word."""
_OWN_WORD = os.urandom(4).hex()
"""In a container every start has the same number: the word tells this one from the one before."""


class Unsaved:
    """What is typed in one place; ``what`` is a word for it, and in the file's name."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._kept = ""

    def keep(self, words: str) -> None:
        """Keep what is typed by now; that it cannot be written disturbs nobody who types."""
        if words == self._kept:
            return
        if not words:
            self.drop()
            return
        path = self._file()
        temporary = path.with_suffix(".tmp")
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text(words, encoding="utf-8", errors="replace")
            temporary.replace(path)
            self._kept = words

    def drop(self) -> None:
        """Forget it: it was saved, or thrown away by who typed it."""
        if self._kept:
            with suppress(OSError):
                self._file().unlink(missing_ok=True)
            self._kept = ""

    def _file(self) -> Path:
        return state_file().with_name(f"{self._what}.{os.getpid()}.{_OWN_WORD}.txt")


def left_unsaved() -> Sequence[Path]:
    """Return what programs that have ended left unsaved, each once: it has another name then."""
    found = []
    with suppress(OSError):
        for path in sorted(state_file().parent.glob("*.txt")):
            named = _BEING_TYPED.fullmatch(path.name)
            if named and not _runs(int(named[2]), named[3]):
                moment = path.stat().st_mtime_ns
                aside = path.with_name(f"unsaved-{named[1]}-{moment}.txt")
                path.replace(aside)
                found.append(aside)
    return found


def _runs(number: int, word: str | None) -> bool:
    """Tell whether a process is there; on Windows, where asking would end it, only about us."""
    if number == os.getpid():
        return word == _OWN_WORD
    if sys.platform == "win32":
        return False
    try:
        os.kill(number, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return True
