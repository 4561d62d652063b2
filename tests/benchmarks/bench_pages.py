"""How well and how fast web pages are read, and what attacks on fetching cost.

Run ``python -m tests.benchmarks.bench_pages FOLDER``: ``FOLDER/gold.jsonl`` has a row a page,
``{"id", "set", "url", "title", "authors", "published", "text"}``, and ``FOLDER/pages/ID.html.gz``
the page. A table of the sets is printed, with ``--misses`` every field that differs too. With
``--without`` the pages are read again with a part of them taken away each time: how much the
reading leans on it. With ``--text`` they are rendered to plain text, as a person would paste them
(``pip install inscriptis``), and read as such. Without a folder only the costs are measured, on
pages and servers of our own.

Text is compared by 4-grams of words as multisets, precision and recall averaged over pages and F1
taken of the means; a title is right when equal after NFKC, quotes, case and spaces, authors when
the set is, a day in the gold's own zone, an instant to the minute (a gold time without a zone has
none). Of rendered pages a field counts where the gold's value stands in the text
(``page_scores.standing``); the body counts on all of them.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from reader.ingest.errors import IngestError
from reader.ingest.fetch import FetchError, fetch
from reader.ingest.html import article_from_html
from reader.ingest.plain import article_from_text
from reader.ingest.web.tree import parse
from tests.benchmarks.page_scores import (
    FIELDS,
    Result,
    f1,
    failed,
    mean,
    result_of,
    row,
    same_clock,
    standing,
)
from tests.reader.ingest.pages import page
from tests.servers import LoopbackServer, answer, endless_body, gzip_bomb, packed

_LD = "//script[contains(@type, 'ld+json')]"
_SHARED = "//meta[starts-with(@property, 'og:') or starts-with(@name, 'twitter:')]"
WITHOUT = {
    "JSON-LD": (_LD,),
    "og: and twitter:": (_SHARED, "//meta[starts-with(@property, 'twitter:')]"),
    "all meta": ("//meta[not(@charset) and not(@http-equiv)]",),
    "h1": ("//h1",),
    "title": ("//title",),
    "time": ("//time",),
    "class and id": ("//@class", "//@id"),
    "JSON-LD and meta": (_LD, "//meta[not(@charset) and not(@http-equiv)]"),
}
"""What is taken away from the pages, as XPaths."""
Rows = Sequence[tuple[dict[str, Any], bytes]]


def main(arguments: Sequence[str] = ()) -> None:
    """Measure and print."""
    folders = [Path(argument) for argument in arguments if not argument.startswith("-")]
    for folder in folders:
        rows = _rows(folder)
        article_from_html(page())  # the first page pays for the imports
        heads = (f"{field:>9}" for field in FIELDS)
        print("set                    pages      P      R     F1", *heads, "  ms")
        _table("", rows, lambda data: data, misses="--misses" in arguments)
        for name, paths in WITHOUT.items() if "--without" in arguments else ():
            _table(f" - {name}", rows, _taker(paths))
        if "--text" in arguments:
            _texts(rows, misses="--misses" in arguments)
    if not folders:
        _attacks()


def _rows(folder: Path) -> Rows:
    lines = (folder / "gold.jsonl").read_text("utf-8").splitlines()
    golds = [json.loads(line) for line in lines]
    pages = (folder / "pages" / f"{gold['id']}.html.gz" for gold in golds)
    return [(g, gzip.decompress(path.read_bytes())) for g, path in zip(golds, pages, strict=True)]


def _taker(paths: Sequence[str]) -> Callable[[bytes], bytes]:
    """Return what takes the elements or attributes at ``paths`` away from a page."""

    def taken(data: bytes) -> bytes:
        from lxml.html import HtmlElement, tostring

        root = parse(data, "the page")
        for found in (found for path in paths for found in root.xpath(path)):
            if isinstance(found, HtmlElement):
                found.drop_tree()
            elif found.getparent() is not None:
                found.getparent().attrib.pop(found.attrname, None)
        return bytes(tostring(root, encoding="utf-8", doctype="<!doctype html>"))

    return taken


def _table(
    name: str, rows: Rows, changed: Callable[[bytes], bytes], *, misses: bool = False
) -> None:
    sets: defaultdict[str, list[Result]] = defaultdict(list)
    for gold, data in rows:
        result = _read(gold, changed(data))
        sets[gold["set"]].append(result)
        wrong = [field for field, right in result.right.items() if not right]
        if misses and (wrong or (result.precision >= 0 and result.f1 < 0.95)):
            _miss(gold, result, wrong)
    for each, results in sorted(sets.items()):
        print(row(f"{each[:5] if name else each}{name}", results), flush=True)


def _miss(gold: Mapping[str, Any], result: Result, wrong: Sequence[str]) -> None:
    body = f"P {result.precision:.2f} R {result.recall:.2f}"
    wanted = f"{gold['title']} | {', '.join(gold.get('authors') or ())} | {gold.get('published')}"
    print(f"  {gold['id']}: {body} {' '.join(wrong)}\n    {result.told}\n    {wanted}")


def _read(gold: dict[str, Any], data: bytes) -> Result:
    started = time.perf_counter()
    try:
        article = article_from_html(data, gold.get("url") or "")
    except IngestError as error:
        return failed(gold, str(error), time.perf_counter() - started)
    return result_of(gold, article, time.perf_counter() - started)


def _texts(rows: Rows, *, misses: bool) -> None:
    """Print how the pages are read when pasted as text."""
    print("\nas text        pages      P      R     F1   headline      day    minute")
    rendered = _renderer()
    bodies: defaultdict[str, list[Result]] = defaultdict(list)
    fields: defaultdict[str, list[tuple[str, bool]]] = defaultdict(list)
    for gold, data in rows:
        text = rendered(data)
        article = article_from_text(text)
        result = result_of(gold, article, 0.0)
        right = {"title": result.right["title"], "day": result.right.get("day", False)}
        right["minute"] = bool(gold.get("published")) and same_clock(gold, article)
        there = standing(gold, text)
        bodies[gold["set"]].append(result)
        fields[gold["set"]] += [(field, right[field]) for field in there]
        wrong = sorted(field for field in there if not right[field])
        if misses and wrong:
            _miss(gold, result, wrong)
    for name, results in sorted(bodies.items()):
        told = [result for result in results if result.recall >= 0]
        precision, recall = mean(r.precision for r in told), mean(r.recall for r in told)
        counts = [f"{precision:6.3f} {recall:6.3f} {f1(precision, recall):6.3f}"]
        for field in ("title", "day", "minute"):
            held = [right for each, right in fields[name] if each == field]
            counts.append(f"{sum(held):>5}/{len(held):<4}")
        print(f"{name:14} {len(results):5}", *counts)


def _renderer() -> Callable[[bytes], str]:
    try:
        inscriptis = import_module("inscriptis")
    except ImportError:
        sys.exit("--text renders pages with inscriptis: pip install inscriptis")

    def rendered(data: bytes) -> str:
        from lxml.html import tostring

        return str(inscriptis.get_text(tostring(parse(data, "the page"), encoding="unicode")))

    return rendered


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
