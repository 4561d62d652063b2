"""From the command to the first frame, beside a blank Textual app in the same run."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.articles import HEADLINE
from tests.benchmarks.library import KUTIP, environment, make_library, small_records
from tests.benchmarks.pty_harness import Terminal

LIMIT = 1.4
"""At most so many times the floor may a start take."""

_ARTICLES = (8, 10_000)
_REPEATS = 15


def main() -> None:
    """Measure starts with small and large libraries, and print a table."""
    with TemporaryDirectory(prefix="kutip-bench-") as name:
        # An installed program has its bytecode, even where this environment lets none be written.
        os.environ |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": f"{name}/bytecode"}
        folders = {count: Path(name, str(count)) for count in _ARTICLES}
        for count, folder in folders.items():
            print(f"making a library of {count:,} articles …", flush=True)
            make_library(folder, small_records(count))
        _print_starts(folders)
        _print_version()


def _print_starts(folders: Mapping[int, Path]) -> None:
    blank = [sys.executable, "-m", "tests.benchmarks.apps", "blank"]
    floor: list[float] = []
    ours: dict[int, list[float]] = {count: [] for count in folders}
    for _ in range(_REPEATS + 1):
        floor.append(_first_frame(blank, {}, "ready"))
        for count, folder in folders.items():
            ours[count].append(_first_frame([KUTIP], environment(folder), HEADLINE[:12]))
    lowest = median(floor[1:])
    print(f"command → first frame, ms, ratio ≤ {LIMIT}")
    print(f"{'':20}{'median':>8} {'min':>8} {'ratio':>6}")
    print(f"{'a blank app':20}{lowest:8.0f} {min(floor):8.0f}")
    for count, values in ours.items():
        ratio = median(values[1:]) / lowest
        verdict = "" if ratio <= LIMIT else "  OVER"
        label = f"{count:,} articles"
        print(f"{label:20}{median(values[1:]):8.0f} {min(values):8.0f} {ratio:6.2f}{verdict}")


def _first_frame(command: Sequence[str], extra: Mapping[str, str], words: str) -> float:
    """Return the milliseconds until the end of the frame that shows ``words``."""
    with Terminal(command, extra) as terminal:
        return terminal.wait_for(words) * 1000


def _print_version() -> None:
    print(f"\n{'without a screen, ms':20}{'median':>8} {'min':>8}")
    for label, command in (
        ("python -c pass", [sys.executable, "-c", "pass"]),
        ("kutip --version", [KUTIP, "--version"]),
    ):
        values = [_duration(command) for _ in range(_REPEATS + 1)][1:]
        print(f"{label:20}{median(values):8.0f} {min(values):8.0f}")


def _duration(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
