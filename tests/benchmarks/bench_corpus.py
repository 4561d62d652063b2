"""How a corpus of 100,000 texts comes in: rate, memory, and what a kill in the middle costs.

Run ``python -m tests.benchmarks.bench_corpus [ROWS]``. The corpus is made up on the fly: words by
Zipf's law, every fiftieth row a copy of an earlier one at another address, every twentieth an
earlier one with another lead. The floor, measured in the same run, is ``json.loads`` and one file
written for each row, without any care for what a crash leaves.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROWS = 100_000
PARAGRAPHS, SENTENCE = 6, 50
_SYLLABLES = ("ka", "ri", "ta", "mu", "se", "lo", "pa", "ngi", "de", "bu", "sa", "wi")


def main(rows: int = ROWS) -> None:
    """Measure and print."""
    folder = Path(tempfile.mkdtemp(prefix="kutip-bench-", dir="."))
    try:
        corpus = folder / "corpus.jsonl"
        copies, near = write_corpus(corpus, rows)
        size = corpus.stat().st_size / 1e6
        print(f"{rows:,} rows, {size:.0f} MB, {copies:,} copies, {near:,} with another lead")
        floor = _floor(corpus, folder / "floor")
        print(f"  floor: json.loads and one file a row   {rows / floor:8.0f} rows/s")
        shutil.rmtree(folder / "floor")
        _report_killed(folder, corpus, rows)
        _report_whole(folder, corpus, rows)
    finally:
        shutil.rmtree(folder)


def write_corpus(path: Path, rows: int, seed: int = 1) -> tuple[int, int]:
    """Write a corpus; return how many rows are copies and how many near duplicates."""
    copies = near = 0
    with path.open("w", encoding="utf-8") as file:
        for row in made_up(rows, seed):
            copies += row["kind"] == "copy"
            near += row["kind"] == "near"
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return copies, near


def made_up(rows: int, seed: int) -> Iterator[dict[str, Any]]:
    """Yield the rows of a corpus: ``id, title, text, date, url, kind``."""
    chance = random.Random(seed)
    words = ["".join(p) for n in (2, 3, 4) for p in itertools.product(_SYLLABLES, repeat=n)]
    words = chance.sample(words, 20_000)
    weights = list(itertools.accumulate(1 / (rank + 1) for rank in range(len(words))))
    kept: list[list[str]] = []
    for number in range(rows):
        kind = "copy" if number % 50 == 49 else "near" if number % 20 == 19 else "new"
        if kind == "new":
            text = [_paragraph(chance, words, weights) for _ in range(PARAGRAPHS)]
            kept[:] = [*kept[-500:], text]
        else:
            text = [*chance.choice(kept)]
        if kind == "near":
            text[0] = _paragraph(chance, words, weights)
        yield {
            "id": number,
            "title": f"Kabar {number}: {text[0][:40]}",
            "text": "\n\n".join(text),
            "date": f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}T08:{number % 60:02}:00+07:00",
            "url": f"https://situs{number % 7}.example/{number}",
            "kind": kind,
        }


def _paragraph(chance: random.Random, words: list[str], weights: list[float]) -> str:
    return " ".join(chance.choices(words, cum_weights=weights, k=SENTENCE)).capitalize() + "."


def _floor(corpus: Path, folder: Path) -> float:
    folder.mkdir()
    began = time.perf_counter()
    with corpus.open("rb") as file:
        for number, line in enumerate(file):
            row = json.loads(line)
            (folder / f"{number}.txt").write_text(row["text"], encoding="utf-8")
    return time.perf_counter() - began


def _report_killed(folder: Path, corpus: Path, rows: int) -> None:
    """Kill a run in the middle, go on, and compare what is there with what should be."""
    process = _started(folder / "killed", corpus)
    printed = folder / "killed.ids"
    while process.poll() is None and printed.stat().st_size < rows // 3 * 21:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    acknowledged = set(printed.read_text().split("\n")[:-1])
    began = time.perf_counter()
    _finished(_started(folder / "killed", corpus))
    rest = time.perf_counter() - began
    began = time.perf_counter()
    _finished(_started(folder / "killed", corpus))
    again = time.perf_counter() - began
    wanted = len({row["text"] for row in made_up(rows, 1)})
    found = _ids(folder / "killed")
    print(f"  killed after {len(acknowledged):,} acknowledged, run again in {rest:.0f} s:")
    print(f"    acknowledged and lost {len(acknowledged - set(found)):,}", end="")
    print(f", missing {wanted - len(found):,}, doubled {len(found) - len(set(found)):,}")
    print(f"  all there already              {rows / again:16.0f} rows/s ({again:.1f} s)")


def _report_whole(folder: Path, corpus: Path, rows: int) -> None:
    began = time.perf_counter()
    process = _started(folder / "whole", corpus)
    peak = _finished(process)
    took = time.perf_counter() - began
    print(f"  kutip add                      {rows / took:16.0f} rows/s ({took:.0f} s)")
    print(f"    peak memory {peak / 1024:.0f} MB (may be 400)")
    print("    " + (folder / "whole.said").read_text().strip())


def _started(library: Path, corpus: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "reader.cli", "--library", str(library), "add", str(corpus)]
    env = {**os.environ, "KUTIP_CACHE": str(library.with_suffix(".cache"))}
    with (
        library.with_suffix(".ids").open("wb") as ids,
        library.with_suffix(".said").open("wb") as said,
    ):
        return subprocess.Popen(command, stdout=ids, stderr=said, env=env)


def _finished(process: subprocess.Popen[bytes]) -> int:
    """Wait for a program to end well; return its peak memory in KiB."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, process.returncode
    return usage.ru_maxrss


def _ids(library: Path) -> list[str]:
    return [path.stem for path in library.glob("articles/*/*.json")]


if __name__ == "__main__":
    main(*(int(number) for number in sys.argv[1:]))
