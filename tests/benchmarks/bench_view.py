"""From a key to the last byte of the frame, beside a bare Textual app in the same run."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.articles import long_record
from tests.benchmarks.library import KUTIP, environment, make_library
from tests.benchmarks.pty_harness import COLUMNS, ROWS, Frames, Terminal, p95

LIMIT = 1.5
"""At most so many times the floor may a key take."""

_WORDS = (10_000, 200_000)
_ATTRIBUTIONS = 5_000
_ROUNDS, _REPEATS = 2, 36
"""So often a key is pressed from the top of the text; no motion of the table scrolls by that."""

_OTHER_REPEATS = 12
_KEYS = (("l", b"", b"l"), ("w", b"", b"w"), ("j", b"", b"j"), ("v, then w", b"v", b"w"))
_OTHERS = (("j, scrolling", (b"j",)), ("page", (b" ",)), ("end and start", (b"G", b"gg")))
_WIDTHS = (120, COLUMNS, 70, COLUMNS)


@dataclass
class _Timings:
    """Milliseconds from a key to the end of the last frame that it caused."""

    values: list[float] = field(default_factory=list)
    frames: list[int] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    def add(self, frames: Frames) -> None:
        self.values.append(frames.last * 1000)
        self.frames.append(frames.count)
        self.sizes.append(frames.size)

    @property
    def median(self) -> float:
        return median(self.values)

    def __str__(self) -> str:
        return f"{self.median:8.2f} {p95(self.values):8.2f}"


def main() -> None:
    """Measure kutip and the article view alone with long articles, and print a table."""
    print(f"key → last byte of its last frame, ms; {_ATTRIBUTIONS:,} attributions, ratio ≤ {LIMIT}")
    with TemporaryDirectory(prefix="kutip-bench-") as name:
        for words in _WORDS:
            folder = Path(name, str(words))
            record = long_record(words, _ATTRIBUTIONS)
            make_library(folder, [record])
            alone = [*_python("view"), str(words), str(_ATTRIBUTIONS)]
            _measure(f"kutip, {words:,} words", [KUTIP, "open", record.article.id], folder)
            _measure(f"the view alone, {words:,} words", alone, folder)


def _python(app: str) -> list[str]:
    return [sys.executable, "-m", "tests.benchmarks.apps", app]


def _measure(title: str, command: Sequence[str], folder: Path) -> None:
    print(f"\n{title}")
    print(f"{'':14}{'floor':>8} {'p95':>8} {'ours':>8} {'p95':>8} {'ratio':>6}  frames bytes")
    with Terminal(_python("floor")) as floor:
        floor.wait_for("ready")
        with Terminal(command, environment(folder)) as ours:
            ours.wait_for("▏")
            ours.settle(1)
            floor.settle()
            _keys(floor, ours)


def _keys(floor: Terminal, ours: Terminal) -> None:
    for label, before, key in _KEYS:
        _compare(label, floor, ours, before, key)
    _others(floor, ours)


def _compare(label: str, floor: Terminal, ours: Terminal, before: bytes, key: bytes) -> None:
    """Time a key in both, turn by turn, so that a busy machine is busy for both."""
    lowest, mine = _Timings(), _Timings()
    for _ in range(_ROUNDS):
        for preparation in (b"gg", before):
            ours.write(preparation)
            ours.settle()
        for _ in range(_REPEATS):
            lowest.add(floor.time_of(b"x"))
            mine.add(ours.time_of(key))
        ours.write(b"\x1b")
        ours.settle()
    ratio = mine.median / lowest.median
    verdict = "" if ratio <= LIMIT else "  OVER"
    print(
        f"{label:14}{lowest} {mine} {ratio:6.2f}  {median(mine.frames):6.0f} "
        f"{median(mine.sizes):5.0f}{verdict}"
    )


def _others(floor: Terminal, ours: Terminal) -> None:
    """Print what paints the whole pane."""
    ours.write(b"j" * ROWS)
    ours.settle()
    for label, keys in _OTHERS:
        mine = _Timings()
        for i in range(_OTHER_REPEATS):
            mine.add(ours.time_of(keys[i % len(keys)]))
        print(f"{label:14}{'':17} {mine}")
    lowest, mine = _Timings(), _Timings()
    for width in _WIDTHS:
        lowest.add(floor.time_of_resize(width, ROWS))
        mine.add(ours.time_of_resize(width, ROWS))
    print(f"{'resize':14}{lowest} {mine} {mine.median / lowest.median:6.2f}")


if __name__ == "__main__":
    main()
