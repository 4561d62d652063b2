"""The suggester: reads a text once, lets the rules at it in their order, and names the speakers."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

from reader.languages import UnknownLanguageError, language
from reader.languages.detect import detect
from reader.model import BODY_ROLES, Block, BlockRole, QuoteType, SourceKind, Span, Spans
from reader.suggest.clauses import Clauses
from reader.suggest.draft import Draft, Run
from reader.suggest.inner_speech import InnerSpeech
from reader.suggest.lexicon import lexicon
from reader.suggest.nesting import Nesting
from reader.suggest.quoted import QuotedSpeech
from reader.suggest.reported import ReportedSpeech
from reader.suggest.scene import Scene
from reader.suggest.speakers import Speakers, Who
from reader.suggest.spellings import cased
from reader.suggest.suggestion import Suggestion
from reader.suggest.transcripts import Transcripts
from reader.suggest.words import Words, read_words
from reader.text.graphemes import Graphemes

_READ = BODY_ROLES | {BlockRole.HEADLINE, BlockRole.CAPTION}
_LONGEST_HEADLINE = 200
_LONGEST_FOREIGN = 400
"""Code points of a line that can be a promo or a credit."""
_TITLED = 0.7
"""The share of longer words with a capital letter from which on a line is a title."""
_ALL_QUOTED = 0.95
"""From this share of letters in quotation marks on, all is quoted; up to the rest, nothing."""
_PARAGRAPH = re.compile(r"[^\n]+")


def suggest(
    text: str, language: str = "", blocks: Sequence[Block] | None = None
) -> list[Suggestion]:
    """Return the attributions that ``text`` seems to have, in the order of the text.

    ``language`` is a BCP 47 code; without one it is told from the text. With ``blocks`` only the
    article's own words are read: no promo, credit or boilerplate. In a language without a file
    only what stands in quotation marks is proposed. Time is linear in the length of the text.
    """
    code = (language or detect(text)).replace("_", "-").partition("-")[0].lower()
    with _collector_at_rest():
        return _suggested(text, code, blocks)


def _suggested(text: str, code: str, blocks: Sequence[Block] | None) -> list[Suggestion]:
    known = lexicon(code)
    stretches, headline_end = _stretches(text, code, blocks)
    words = read_words(text, known, stretches, headline_end)
    scene = Scene(words, known)
    clauses = Clauses(scene)
    Transcripts(scene).link()
    quoted = QuotedSpeech(scene, clauses)
    quoted.link()
    ReportedSpeech(scene, clauses).link()
    quoted.bare()
    InnerSpeech(scene).link()
    Nesting(scene).settle()
    drafts = sorted(scene.drafts, key=lambda draft: draft.first)
    speakers = Speakers(scene).resolve(drafts)
    graphemes = Graphemes(text)
    for who in {id(who): who for who in speakers if who}.values():
        who.name = cased(who.name, words)
    return [
        _suggestion(words, graphemes, draft, who)
        for draft, who in zip(drafts, speakers, strict=True)
        if not draft.silent
    ]


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Have no garbage looked for meanwhile.

    What a text is read into lives until it is read through: the collector would go over all of it
    time and again for nothing, longer than in proportion to the length of the text.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _stretches(
    text: str, code: str, blocks: Sequence[Block] | None
) -> tuple[list[tuple[int, int]], int]:
    """Return what is to be read, and where the headline ends."""
    if blocks is not None:
        headlines = [b.end for b in blocks if b.role is BlockRole.HEADLINE]
        return [(b.start, b.end) for b in blocks if b.role in _READ], max(headlines, default=0)
    stretches = list(_own_paragraphs(text, code))
    return stretches, _headline_end(text, stretches)


def _headline_end(text: str, stretches: Sequence[tuple[int, int]]) -> int:
    """Return where the first line ends when it looks like a headline, else 0."""
    first = _PARAGRAPH.search(text, stretches[0][0]) if stretches else None
    if first is None or len(first.group()) > _LONGEST_HEADLINE or not text[first.end() :].strip():
        return 0
    line = first.group().strip()
    long_words = [word for word in line.split() if len(word) > 3]
    titled = sum(1 for word in long_words if word[0].isupper())
    return 0 if line.endswith(".") and titled < _TITLED * len(long_words) else first.end()


@lru_cache
def _foreign(code: str) -> re.Pattern[str]:
    """Return what matches a line that is a promo or a credit."""
    try:
        lines = language(code).lines
    except UnknownLanguageError:
        lines = {}
    return re.compile("|".join([*lines.get("promo", ()), *lines.get("credit", ())]) or "(?!)", re.I)


def _own_paragraphs(text: str, code: str) -> Iterator[tuple[int, int]]:
    foreign, start = _foreign(code), 0
    for match in _PARAGRAPH.finditer(text):
        line = match.group().lstrip()
        if len(line) < _LONGEST_FOREIGN and foreign.match(line):
            if match.start() > start:
                yield start, match.start()
            start = match.end()
    if start < len(text):
        yield start, len(text)


def _suggestion(words: Words, graphemes: Graphemes, draft: Draft, who: Who | None) -> Suggestion:
    cue = draft.cue

    def spans(*runs: Run) -> Spans:
        found: list[Span] = []
        for run in runs:
            for first, end in words.lines(*run):
                found.append(graphemes.snap(Span(words.start[first], words.end[end - 1])))
        return tuple(found)

    return Suggestion(
        content=spans(*draft.content),
        cue=spans(Run(cue.first, cue.end)) if cue else (),
        source=spans(draft.source) if draft.source else (),
        source_kind=draft.source_kind if who or draft.source else SourceKind.NONE,
        type=_type(words, draft.content),
        speaker=who.name if who else "",
        role=who.role if who else "",
        affiliation=who.affiliation if who else "",
        addressee=words.covered(*draft.addressee) if draft.addressee else "",
        confidence=round(draft.confidence, 2),
        antecedent=spans(draft.antecedent) if draft.antecedent else (),
        rule=draft.rule,
        why=tuple(_reasons(words, draft)),
    )


def _reasons(words: Words, draft: Draft) -> Iterator[str]:
    """Say which entry of the language file and which mention made a suggestion, and the doubts."""
    if draft.cue:
        cue = draft.cue.cue
        yield f"cue {cue.lemma} ({cue.kind}: {_shares(tuple(cue.frames.items()))})"
    if draft.antecedent:
        yield f"antecedent {words.covered(*draft.antecedent)}"
    yield from draft.doubts


@lru_cache
def _shares(frames: tuple[tuple[str, float], ...]) -> str:
    return ", ".join(f"{name} {share:.0%}" for name, share in frames)


def _type(words: Words, runs: Sequence[Run]) -> QuoteType:
    """Return the type by the share of the letters that stand in quotation marks."""
    marked = {number for run in runs for number in words.quote[run.first : run.end]}
    if marked == {-1}:
        return QuoteType.INDIRECT
    letters = inside = 0
    alphanumeric, starts, ends, quote = words.alphanumeric, words.start, words.end, words.quote
    for run in runs:
        for index in range(*run):
            if alphanumeric[index]:
                length = ends[index] - starts[index]
                letters += length
                inside += length if quote[index] != -1 else 0
    share = inside / letters if letters else 0.0
    if share >= _ALL_QUOTED:
        return QuoteType.DIRECT
    return QuoteType.INDIRECT if share <= 1 - _ALL_QUOTED else QuoteType.MIXED
