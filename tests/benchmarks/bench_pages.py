"""How well and how fast web pages are read, and what attacks on fetching cost.

Run ``python -m tests.benchmarks.bench_pages FOLDER``: ``FOLDER/gold.jsonl`` has a row a page,
``{"id", "set", "url", "title", "authors", "published", "text"}``, and ``FOLDER/pages/ID.html.gz``
the page. A table of the sets is printed, with ``--misses`` every field that differs too. Without a
folder only the costs are measured, on pages and servers of our own.

Text is compared by 4-grams of words as multisets, precision and recall averaged over pages and F1
taken of the means; a title is right when equal after NFKC, quotes, case and spaces, authors when
the set is, a day in the gold's own zone, an instant to the minute (a gold time without a zone has
none).
"""

from __future__ import annotations

import gzip
import json
import os
import re
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from reader.ingest.errors import IngestError
from reader.ingest.fetch import FetchError, fetch
from reader.ingest.html import article_from_html
from reader.model import BODY_ROLES, Article
from tests.reader.ingest.pages import page
from tests.servers import LoopbackServer, answer, endless_body, gzip_bomb, packed

_WORD = re.compile(r"\w+")
_QUOTES = str.maketrans("‘’“”–`", "''\"\"-'")
_FIELDS = ("title", "authors", "day", "instant")


class Result(NamedTuple):
    """How one page was read."""

    precision: float
    recall: float
    right: dict[str, bool]
    """By field, those that the gold has."""
    seconds: float
    told: str
    """What was read for the fields, or why nothing was."""


def main(arguments: Sequence[str] = ()) -> None:
    """Measure and print."""
    folders = [argument for argument in arguments if not argument.startswith("-")]
    for folder in folders:
        _score(Path(folder), misses="--misses" in arguments)
    if not folders:
        _attacks()


def _score(folder: Path, *, misses: bool) -> None:
    sets: defaultdict[str, list[Result]] = defaultdict(list)
    article_from_html(page())  # the first page pays for the imports
    for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        result = _result(gold, (folder / "pages" / f"{gold['id']}.html.gz").read_bytes())
        sets[gold["set"]].append(result)
        wrong = [field for field, right in result.right.items() if not right]
        if misses and (wrong or _f1(result.precision, result.recall) < 0.95):
            body = f"P {result.precision:.2f} R {result.recall:.2f}"
            print(f"  {gold['id']}: {body} {' '.join(wrong)}\n    {result.told}")
    print("set          pages      P      R     F1", *(f"{field:>9}" for field in _FIELDS), "  ms")
    for name, results in sorted(sets.items()):
        print(_row(name, results))


def _row(name: str, results: Sequence[Result]) -> str:
    count = len(results)
    precision = sum(result.precision for result in results) / count
    recall = sum(result.recall for result in results) / count
    cells = [f"{name:12}", f"{count:5}", *(f"{x:6.3f}" for x in (precision, recall))]
    cells.append(f"{_f1(precision, recall):6.3f}")
    for field in _FIELDS:
        right = [result.right[field] for result in results if field in result.right]
        cells.append(f"{sum(right):>4}/{len(right):<4}" if right else " " * 9)
    cells.append(f"{1000 * sum(result.seconds for result in results) / count:4.0f}")
    return " ".join(cells)


def _result(gold: dict[str, Any], packed_page: bytes) -> Result:
    data = gzip.decompress(packed_page)
    started = time.perf_counter()
    try:
        article = article_from_html(data, gold.get("url") or "")
    except IngestError as error:
        fields = {field: False for field in _FIELDS if field in gold}
        return Result(0.0, 0.0, fields, time.perf_counter() - started, str(error))
    seconds = time.perf_counter() - started
    body = "\n".join(article.text[b.start : b.end] for b in article.blocks if b.role in BODY_ROLES)
    told = f"{article.title} | {', '.join(article.authors)} | {article.published}"
    return Result(*_overlap(gold["text"], body), _fields(gold, article), seconds, told)


def _fields(gold: dict[str, Any], article: Article) -> dict[str, bool]:
    right = {"title": _plain(gold["title"]) == _plain(article.title)}
    if gold.get("authors") is not None:
        right["authors"] = {*map(_plain, gold["authors"])} == {*map(_plain, article.authors)}
    if gold.get("published"):
        wanted, found = datetime.fromisoformat(gold["published"]), article.published
        local = found.astimezone(wanted.tzinfo) if found and wanted.tzinfo else found
        days = {moment.date() for moment in (found, local) if moment}
        right["day"] = wanted.date() in days
        apart = (found - wanted).total_seconds() if found and wanted.tzinfo else 1e9
        right["instant"] = abs(apart) <= 60
    return right


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    return " ".join(text.split()).casefold()


def _overlap(gold: str, found: str) -> tuple[float, float]:
    wanted, got = _grams(gold), _grams(found)
    common = (wanted & got).total()
    return common / (got.total() or 1), common / (wanted.total() or 1)


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(unicodedata.normalize("NFKC", text))
    size = min(4, len(words)) or 1
    return Counter(tuple(words[i : i + size]) for i in range(len(words) - size + 1))


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall or 1)


def _attacks() -> None:
    """Print what attacks cost beside an honest page of nearly the largest size."""
    honest = page() + b"<!-- " + os.urandom(4 * 1024 * 1024).hex().encode()
    with LoopbackServer() as server:
        server.routes |= {
            "/honest-8-MB": packed(honest),
            "/gzip-bomb-1-GiB": gzip_bomb(1024**3),
            "/gzip-bomb-1024-members": gzip_bomb(1024**3, members=True),
            "/endless-body": endless_body,
            "/br": answer(body=honest, Content_Encoding="br"),
            "/zstd": answer(body=honest, Content_Encoding="zstd"),
        }
        for path in server.routes:
            started = time.perf_counter()
            try:
                told = f"{len(fetch(server.url(path), typed=True).data):,} bytes"
            except FetchError as error:
                told = error.what
            print(f"{path[1:]:26} {1000 * (time.perf_counter() - started):6.0f} ms  {told}")


if __name__ == "__main__":
    main(sys.argv[1:])
