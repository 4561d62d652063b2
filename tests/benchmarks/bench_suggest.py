"""Scores the suggester on gold files, in one table with how many articles it reads a second.

A gold file has one article a line: ``{id, lang, text, attributions: [{content, cue, source, type,
speaker}]}``, where content, cue and source are lists of ``[start, end]`` in code points.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from reader.suggest import Suggestion, suggest
from reader.suggest.lexicon import lexicon
from tests.benchmarks.scoring import Score, add
from tests.reader.suggest.shapes import SHAPES, shaped

USAGE = "give gold files: python -m tests.benchmarks.bench_suggest GOLD.jsonl…"
LONGER = 10
"""How many times longer a text is made to see that the time grows no faster than its length."""
_SHORT = 100_000
"""Code points of the shorter text."""
_TRIES = 3


def main() -> None:
    """Score the files named on the command line; without any, say how and measure the growth."""
    paths = [Path(name) for name in sys.argv[1:] if name.endswith(".jsonl")]
    if paths:
        _print_table({path.parent.name + "/" + path.stem: _run(path) for path in paths})
    else:
        print(USAGE)
    print(f"\n{LONGER} times the text takes so many times as long, and a megabyte so many seconds")
    for name in SHAPES:
        short = min(_seconds(shaped(name, _SHORT)) for _ in range(_TRIES))
        long = _seconds(shaped(name, _SHORT * LONGER))
        print(f"{name:20}{long / short:8.1f}{long:8.2f}")


def _seconds(text: str) -> float:
    start = time.process_time()
    suggest(text, "id")
    return time.process_time() - start


def _run(path: Path) -> tuple[Score, float]:
    """Return the score of a gold file, and articles a second of one process."""
    with path.open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines if line.strip()]
    suggest(articles[0]["text"], articles[0]["lang"])
    score, seconds = Score(), 0.0
    for article in articles:
        start = time.process_time()
        suggestions = suggest(article["text"], article["lang"])
        seconds += time.process_time() - start
        found = [_as_gold(suggestion) for suggestion in suggestions]
        known = lexicon(article["lang"])
        add(score, article["text"], article["attributions"], found, known)
    return score, len(articles) / seconds


def _as_gold(suggestion: Suggestion) -> Mapping[str, Any]:
    """Return a suggestion in the form of the gold; its antecedent is the source it has none of."""
    return {
        "content": suggestion.content,
        "cue": suggestion.cue,
        "source": suggestion.source or suggestion.antecedent,
        "type": suggestion.type.value,
        "speaker": suggestion.speaker,
        "confidence": suggestion.confidence,
        "rule": suggestion.rule,
    }


def _print_table(results: Mapping[str, tuple[Score, float]]) -> None:
    scores = [score for score, _ in results.values()]
    _print_row("", list(results))
    _print_row("content, half or more, F1", [f"{s.f1('half'):.1f}" for s in scores])
    _print_row("content exact, F1", [f"{s.f1('exact'):.1f}" for s in scores])
    for kind in ("direct", "mixed", "indirect"):
        cells = [f"{s.f1(f'half {kind}', f'gold {kind}', f'found {kind}'):.1f}" for s in scores]
        _print_row(f"  {kind}, F1", cells)
    _print_row("recall", [f"{s.share('half', 'gold'):.1f}" for s in scores])
    _print_row("precision", [f"{s.share('half', 'found'):.1f}" for s in scores])
    for sure in (0.9, 0.7):
        _print_row(f"  from {sure} on", [f"{s.precision_from(sure):.1f}" for s in scores])
    _print_row(
        "source given content", [f"{s.share('right source', 'has source'):.1f}" for s in scores]
    )
    _print_row("speaker", [f"{s.share('right speaker', 'has speaker'):.1f}" for s in scores])
    _print_row("content and source, F1", [f"{s.f1('half and source'):.1f}" for s in scores])
    _print_row("articles a second", [f"{speed:.0f}" for _, speed in results.values()])
    for name, (score, _) in results.items():
        print(f"\ncommonest errors in {name}")
        for error, count in score.errors.most_common(10):
            print(f"{count:6}  {error}")


def _print_row(label: str, cells: Sequence[str]) -> None:
    print(f"{label:28}" + "".join(f"{cell[-18:]:>20}" for cell in cells))


if __name__ == "__main__":
    main()
