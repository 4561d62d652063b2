"""Whatever is done to a text around its marks: a mark is where it was, or it is reported."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.anchoring import Anchor, reanchor
from reader.model import Attribution, Span
from reader.text.graphemes import Graphemes

NAMES = ("Budi", "Sari", "Wati", "Joko", "Rina Dewi", "Pak Agus")
SAYINGS = (
    "Kami siap",
    "Kami sudah siap membantu warga",
    "Air naik cepat sekali dari sungai itu",
    "Harga cabai turun pekan ini",
    "Ya",
    "Kami belum tahu",
)
OTHERS = ("Tono", "Lestari")
"""Who speaks only in the later text."""
FILLERS = (
    "Hujan turun sejak pagi.",
    "Warga mengungsi ke balai desa.",
    "Jalan utama ditutup sampai malam.",
    "Petugas datang dengan dua perahu.",
    "Ya.",
)


class Sentence(NamedTuple):
    """A sentence, where its content is and where its source is; ends of 0 stand for none."""

    text: str
    content: Span = Span(0, 0)
    source: Span = Span(0, 0)

    def at(self, offset: int) -> Attribution:
        content, source = (
            tuple(Span(offset + s.start, offset + s.end) for s in (span,) if s.end)
            for span in (self.content, self.source)
        )
        return Attribution("", "a", content, source=source)


@st.composite
def sentences(draw: st.DrawFn, names: tuple[str, ...] = NAMES) -> Sentence:
    kind = draw(st.integers(0, 3))
    saying, name = draw(st.sampled_from(SAYINGS)), draw(st.sampled_from(names))
    quote = Span(0, len(saying) + 3)
    if kind == 1:
        text = f'"{saying}," kata {name}.'
        start = len(text) - 1 - len(name)
        return Sentence(text, quote, Span(start, len(text) - 1))
    if kind == 2:
        text = f"{name} mengatakan bahwa {saying.lower()}."
        return Sentence(text, Span(len(text) - 1 - len(saying), len(text) - 1), Span(0, len(name)))
    if kind == 3 and names is NAMES:
        return Sentence(f'"{saying}."', quote)
    return Sentence(draw(st.sampled_from(FILLERS)))


parts_of = st.tuples(sentences(), st.sampled_from((" ", "\n\n")))
articles = st.lists(parts_of, min_size=1, max_size=14)
Parts = list[tuple[Sentence, str]]


def built(parts: Parts) -> tuple[str, list[Attribution]]:
    text, marks = "", []
    for number, (sentence, gap) in enumerate(parts):
        marks.append(replace(sentence.at(len(text)), id=str(number)))
        text += sentence.text + gap
    return text, marks


def marked(marks: list[Attribution], sources: bool) -> list[Attribution]:
    """Return those with a content, with or without their sources."""
    return [m if sources else replace(m, source=()) for m in marks if m.content]


@given(articles, st.booleans())
def test_in_the_same_text_every_mark_is_where_it_was(parts: Parts, sources: bool) -> None:
    text, marks = built(parts)
    for found in reanchor(text, text, marked(marks, sources)):
        assert (found.how, found.content) == (Anchor.EXACT, found.mark.content)
        assert (found.source, found.doubtful) == (found.mark.source, ())


@given(articles, st.lists(sentences(), min_size=1, max_size=3), st.booleans())
def test_what_is_put_before_everything_shifts_every_mark(
    parts: Parts, new: list[Sentence], sources: bool
) -> None:
    """Unless it is the very sentence that follows: nobody knows which of the two is the old one."""
    after = [*((sentence, " ") for sentence in new), *parts]
    old, marks = built(parts)
    text, shifted = built(after)
    for found in reanchor(old, text, marked(marks, sources)):
        expected = shifted[int(found.mark.id) + len(new)]
        if found.how is Anchor.ORPHAN:
            assert any(s.text == parts[int(found.mark.id)][0].text for s in new)
        else:
            assert (found.how, found.content) == (Anchor.EXACT, expected.content)


@given(articles, st.data(), st.booleans())
def test_copies_put_anywhere_draw_no_mark_to_them(
    parts: Parts, data: st.DataObject, sources: bool
) -> None:
    after: Parts = []
    places = []
    for part in parts:
        if data.draw(st.booleans()):
            after.append((data.draw(sentences()), " "))
        places.append(len(after))
        after.append(part)
    check(parts, after, dict(enumerate(places)), sources)


@settings(max_examples=300)
@given(articles, st.data(), st.booleans())
def test_no_mark_is_put_on_a_look_alike_when_its_own_sentence_is_gone(
    parts: Parts, data: st.DataObject, sources: bool
) -> None:
    """The same words, said by others, come in; the sentences may repeat themselves besides."""
    after: Parts = []
    places: dict[int, int] = {}
    for number, part in enumerate(parts):
        what = data.draw(st.sampled_from(("keep", "keep", "keep", "drop", "put")))
        if what == "put":
            others = sentences(OTHERS).filter(lambda each: each not in dict(parts))
            after.append((data.draw(others), part[1]))
        if what != "drop":
            places[number] = len(after)
            after.append(part)
    check(parts, after, places, sources)


def check(before: Parts, after: Parts, places: dict[int, int], sources: bool) -> None:
    """Assert that every mark is where its sentence is, or an orphan."""
    old, marks = built(before)
    new, theirs = built(after)
    for found in reanchor(old, new, marked(marks, sources)):
        if found.how is not Anchor.ORPHAN:
            number = int(found.mark.id)
            assert number in places, (old, new, found)
            assert found.content == theirs[places[number]].content, (old, new, found)


def test_of_copies_of_which_one_has_gone_elsewhere_none_is_taken_for_another() -> None:
    said = Sentence('"Kami siap," kata Budi.', Span(0, 12), Span(18, 22))
    other = Sentence('"Kami siap," kata Tono.', Span(0, 12), Span(18, 22))
    filler = Sentence(FILLERS[1])
    before = [(s, " ") for s in (*[said] * 5, filler)]
    after = [(s, " ") for s in (other, *[said] * 4, filler, said)]
    check(before, after, {0: 1, 1: 2, 2: 3, 3: 4, 4: 6}, sources=False)
    told = Sentence("Budi mengatakan bahwa kami siap.", Span(22, 31), Span(0, 4))
    before = [(s, " ") for s in (*[said] * 3, told, told, filler)]
    after = [(s, " ") for s in (said, said, told, filler, told)]
    check(before, after, {0: 0, 1: 1, 3: 2, 4: 4}, sources=False)


@given(st.text(min_size=1, max_size=60), st.text(max_size=60), st.data())
def test_any_two_texts_end_with_a_sane_answer(old: str, new: str, data: st.DataObject) -> None:
    edges = data.draw(st.lists(st.integers(0, len(old)), min_size=2, max_size=6, unique=True))
    edges.sort()
    spans = tuple(Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False))
    mark = Attribution("m", "a", spans[:1], cue=spans[1:2], source=spans[2:])
    (found,) = reanchor(old, new, [mark])
    clusters = Graphemes(new)
    for span in (*found.content, *found.cue, *found.source):
        assert 0 <= span.start < span.end <= len(new)
        assert clusters.snap(span) == span
    assert bool(found.content) == (found.how is not Anchor.ORPHAN)
    assert bool(found.reason) == (found.how is Anchor.ORPHAN)
