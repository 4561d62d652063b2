"""Edits the sample articles at random, carries their quotes over, and counts what is put wrong.

The marks are what the suggester finds in the samples. Every edit is one whose truth is known:
sentences put in, taken out, moved or put in once more, words misspelt, numbers, names and a "not"
changed. Printed is how many marks were found of those that should be, and how many of all that were
found stand at the wrong place, of which there should be none; then how the time grows.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path

from reader.anchoring import Anchor, Anchored, reanchor
from reader.ingest.plain import article_from_text
from reader.model import Attribution, Span
from reader.suggest import suggest
from reader.text.sentences import sentences

SAMPLES = Path(__file__).parents[2] / "sample_articles"
ROUNDS = 120
LONGER = 10
_KINDS = ("keep", "keep", "keep", "keep", "put", "drop", "move", "copy", "spell", "turn")


@dataclass
class Sample:
    """A text cut into sentences, with its marks by the sentence that they are in."""

    pieces: list[str]
    marks: list[tuple[int, Attribution]]
    """The mark and the sentence of its content; one a sentence, and none over several."""


@dataclass
class Piece:
    """A sentence of the later text: which one it was, and whether it says the same."""

    text: str
    was: int | None
    same: bool = True


def main() -> None:
    """Print the table and the growth."""
    samples = [sampled(path) for path in sorted(SAMPLES.glob("*.txt"))]
    for kind in ("put", "drop", "move", "copy", "spell", "turn", "all"):
        kinds = _KINDS if kind == "all" else ("keep", "keep", "keep", kind)
        tally: Counter[str] = Counter()
        rng = random.Random(kind)
        for _ in range(ROUNDS // (1 if kind == "all" else 4)):
            for sample in samples:
                judge(sample, edited(sample, kinds, rng), tally)
        there, found = tally["there"] or 1, tally["found"] or 1
        print(
            f"{kind:6} marks {sum(tally[str(a)] for a in Anchor):6}  still there {tally['there']:6}"
            f"  found again {tally['right'] / there:6.1%}  wrongly anchored {tally['wrong']}"
            f" of {found}  " + "  ".join(f"{a} {tally[str(a)]}" for a in Anchor)
        )
    short, long = seconds(500_000), seconds(500_000 * LONGER)
    print(f"0.5 MB, 5,000 marks {short:.2f} s; {LONGER} times as long {long / short:.1f} times")


def sampled(path: Path) -> Sample:
    article = article_from_text(path.read_text("utf-8"))
    edges = [0]
    for block in article.blocks:
        edges += [span.start for span in sentences(article.text, block.start, block.end)]
    edges = [*sorted(set(edges)), len(article.text)]
    pieces = [article.text[a:b] for a, b in pairwise(edges)]
    marks: list[tuple[int, Attribution]] = []
    for number, found in enumerate(suggest(article.text, article.language, article.blocks)):
        spans = (*found.content, *found.cue, *found.source)
        start, end = min(s.start for s in spans), max(s.end for s in spans)
        home = max(n for n, edge in enumerate(edges) if edge <= start)
        if end <= edges[home + 1] and home not in {n for n, _ in marks}:
            mark = Attribution(
                str(number), article.id, found.content, cue=found.cue, source=found.source
            )
            marks.append((home, mark))
    return Sample(pieces, marks)


def edited(sample: Sample, kinds: tuple[str, ...], rng: random.Random) -> list[Piece]:
    begins = [0, *accumulate(map(len, sample.pieces))]
    contents = {
        home: Span(mark.content[0].start - begins[home], mark.content[0].end - begins[home])
        for home, mark in sample.marks
    }
    after: list[Piece] = []
    moved: list[Piece] = []
    for number, text in enumerate(sample.pieces):
        kind = rng.choice(kinds)
        if kind == "put":
            after.append(Piece(rng.choice(sample.pieces).upper().title(), None))
        elif kind == "copy":
            moved.append(Piece(text, None))
        if kind == "move":
            moved.append(Piece(text, number))
        elif kind == "spell":
            after.append(Piece(_misspelt(text, rng), number))
        elif kind == "turn":
            after.append(_turned(text, contents.get(number, Span(0, len(text))), number, rng))
        elif kind != "drop":
            after.append(Piece(text, number))
    for piece in moved:
        after.insert(rng.randrange(len(after) + 1), piece)
    return after


def judge(sample: Sample, after: list[Piece], tally: Counter[str]) -> None:
    starts, length = {}, 0
    for piece in after:
        if piece.was is not None:
            starts[piece.was] = (length, piece)
        length += len(piece.text)
    new = "".join(piece.text for piece in after)
    marks = [mark for _, mark in sample.marks]
    old = "".join(sample.pieces)
    begins = [0, *accumulate(map(len, sample.pieces))]
    for (home, _), found in zip(sample.marks, reanchor(old, new, marks), strict=True):
        tally[str(found.how)] += 1
        start, piece = starts.get(home, (0, None))
        there = piece is not None and piece.same
        tally["there"] += there
        if found.how is not Anchor.ORPHAN:
            tally["found"] += 1
            inside = there and is_right(found, new, begins[home], start, piece)
            tally["right" if inside else "wrong"] += 1


def is_right(found: Anchored, new: str, was: int, start: int, piece: Piece | None) -> bool:
    """Tell whether the content is in its own sentence, at its own place but for the spelling."""
    if piece is None:
        return False
    pairs = zip(found.content, found.mark.content, strict=True)
    shift = [now.start - then.start for now, then in pairs]
    slack = 2 if found.how is Anchor.CONTEXT else 0
    at_home = all(abs(s - (start - was)) <= slack + 2 for s in shift)
    return at_home and found.content[-1].end <= start + len(piece.text)


def _misspelt(text: str, rng: random.Random) -> str:
    """Return the text with a letter of one long word doubled."""
    words = text.split(" ")
    plain = [n for n, word in enumerate(words) if word.isalpha() and word.islower()]
    long = [n for n in plain if len(words[n]) > 7]
    if long:
        n = rng.choice(long)
        words[n] = words[n][:4] + words[n][3:]
    return " ".join(words)


def _turned(text: str, content: Span, number: int, rng: random.Random) -> Piece:
    """Return the sentence with the numbers of its content changed, or with a "not" put into it."""
    start, end = content
    said = text[start:end]
    if any(c.isdigit() for c in said):
        said = "".join(str((int(c) + 1) % 10) if c.isdigit() else c for c in said)
    else:
        words = said.split(" ")
        words.insert(rng.randrange(1, len(words)) if len(words) > 1 else 0, "tidak")
        said = " ".join(words)
    return Piece(text[:start] + said + text[end:], number, same=False)


def seconds(size: int) -> float:
    rng = random.Random(size)
    letters = "abcdefghijklmnop"
    words = ["".join(rng.choices(letters, k=rng.randint(2, 9))) for _ in range(20_000)]
    olds, news, spans, length = [], [], [], 0
    while length < size:
        quote = '"' + " ".join(rng.choices(words, k=9)).capitalize() + ',"'
        text = f"{quote} kata {rng.choice(words).capitalize()}. "
        spans.append(Span(length, length + len(quote)))
        length += len(text)
        olds.append(text)
        news += [text] * (rng.random() > 0.05) + ["Baru. "] * (rng.random() < 0.05)
    some = spans[:: max(1, len(spans) // 5_000)]
    marks = [Attribution(str(n), "a", (span,)) for n, span in enumerate(some)]
    old, new = "".join(olds), "".join(news)
    start = time.process_time()
    reanchor(old, new, marks)
    return time.process_time() - start


if __name__ == "__main__":
    main()
