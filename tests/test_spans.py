"""Any selection in any text covers whole characters, and the same ones after every journey."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotating import begin, covered
from reader.export.formats import Options
from reader.export.gather import gather
from reader.export.json_reading import read_export
from reader.export.registry import format_named
from reader.ingest.plain import article_from_text
from reader.library import Library
from reader.model import Span
from reader.restore import restore
from reader.text.motions import MOTIONS, move
from reader.text.segment import Segments

PIECES = st.sampled_from(
    [
        *("a", "kata ", '"Ya," ', "“siap” ", "\n\n", ". ", "Jum'at ", "5.000 ", "ß", "\u00a0"),
        *(
            "👨\u200d👩\u200d👧",
            "🇮🇩",
            "❤️",
            "1️⃣",
            "e\u0301\u0323",
            "क्षि",
            "日本",
            "سلام ",
            "\u1100\u1161",
        ),
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=40).map("".join).filter(str.strip)
STEPS = st.lists(st.tuples(st.sampled_from(sorted(MOTIONS)), st.integers(1, 7)), max_size=6)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as name:
        yield Path(name)


def selected(
    segments: Segments, before: list[tuple[str, int]], after: list[tuple[str, int]]
) -> Span:
    """The span that a person selects: some motions, the anchor, some more motions."""
    anchor = 0
    for motion, count in before:
        anchor = move(segments, anchor, motion, count)
    cursor = anchor
    for motion, count in after:
        cursor = move(segments, cursor, motion, count)
    last = segments.previous_grapheme(len(segments.text))  # where a cursor can stand
    start, end = sorted((min(anchor, last), min(cursor, last)))
    return segments.snap(Span(start, segments.next_grapheme(end)))


def on_boundaries(segments: Segments, span: Span) -> bool:
    return all(segments.grapheme_start(offset) == offset for offset in span)


@settings(max_examples=60, deadline=None)
@given(text=TEXTS, before=STEPS, after=STEPS)
def test_what_a_selection_covers_survives(
    folder: Path, text: str, before: list[tuple[str, int]], after: list[tuple[str, int]]
) -> None:
    article = article_from_text(text)
    segments = Segments(article.text)
    span = selected(segments, before, after)
    assert on_boundaries(segments, span)
    words = article.text[span.start : span.end]
    with TemporaryDirectory(dir=folder) as name:
        library = Library.open(Path(name, "one"))
        library.add(article, text.encode())
        quote = begin(article, (span,), "ana")
        library.mark(quote)
        (kept,) = library.read(article.id).attributions
        assert (kept.id, covered(article.text, kept.content)) == (quote.id, words)
        written = b"".join(format_named("json").write(gather(library), Options()))
        other = Library.open(Path(name, "two"))
        restore(other, read_export(written))
        record = other.read(article.id)
        assert covered(record.article.text, record.attributions[0].content) == words
        library.close()
        other.close()
