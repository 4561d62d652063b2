"""The suggester as a whole: which text is read, in which language, and that no text is too odd."""

import gc
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import Block, BlockRole, QuoteType
from reader.suggest import detect, suggest
from reader.suggest.lexicon import lexicon
from reader.text.graphemes import Graphemes
from tests.reader.suggest.reading import said

SAMPLES = Path(__file__).parents[3] / "sample_articles"
WORDS = """
Ana Ruiz|Budi|kata|said|mengatakan|bahwa|that|menurut|according to|ujarnya|the mayor|dia|she|who
yang|told|diduga|was expected to|Mr.|it's|don’t|U.S.|12.000,50|İ|ß|e\u0301|👩\u200d🌾|\u200d
\u0301|\u00a0
""".strip()
PIECES = [*WORDS.replace("\n", "|").split("|"), *",.?:;—\n\"“”'‘’«»()", "''", "\n\n"]
texts = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.lists(
    st.sampled_from(PIECES), max_size=40
).map("".join)


@given(texts, st.sampled_from(["id", "en", "", "xx"]))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_spans_that_hold(text: str, language: str) -> None:
    graphemes = Graphemes(text)
    for found in suggest(text, language):
        assert found.content and 0 <= found.confidence <= 1
        for spans in (found.content, found.cue, found.source, found.antecedent):
            assert list(spans) == sorted(spans)
            for span in spans:
                assert 0 <= span.start < span.end <= len(text)
                assert graphemes.snap(span) == span
        assert all(a.end <= b.start for a, b in zip(found.content, found.content[1:], strict=False))


@pytest.mark.parametrize("language", ["id", "en", ""])
@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", '""', '"', "“”" * 50, ".", "\u200d", "a", "kata"]
)
def test_hardly_any_text_gives_nothing(text: str, language: str) -> None:
    assert suggest(text, language) == []


@pytest.mark.parametrize(
    ("unit", "language"),
    [
        ('"', "id"), ("“ ", "id"), ('"Kami siap, kata Budi. ', "id"), ("kata ", "id"),
        ("Ana Budi Cici ", "id"), ("he said that ", "en"), (", who ", "en"), ("(", "en"),
        ("As Ana said ", "en"), ("a-", "en"), ("''", "en"), ("\n", "id"),
    ],
)  # fmt: skip
def test_ten_thousand_of_anything_are_read_to_the_end(unit: str, language: str) -> None:
    assert len(suggest(unit * 10_000, language)) <= 20_000


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Rudi meminta warga untuk", "id"),
        ("Rudi mengatakan saat", "id"),
        ("Jembatan itu, Rudi melanjutkan,", "id"),
        ("It was late. According to a report by the council,", "en"),
        ("Tran, for his part, preferred the cake. It arrived, he said,", "en"),
        (': "He was here."\n', "en"),
    ],
)
def test_a_text_may_break_off_in_the_middle_of_a_sentence(text: str, language: str) -> None:
    assert isinstance(suggest(text, language), list)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_every_beginning_and_every_end_of_a_paragraph_is_read(path: Path) -> None:
    for paragraph in path.read_text("utf-8").split("\n\n"):
        for blank in re.finditer(r"\W+", paragraph):
            for text in (paragraph[: blank.start()], paragraph[blank.end() :]):
                assert all(s.content[-1].end <= len(text) for s in suggest(text, path.name[:2]))


def test_a_text_may_end_in_a_rank_without_a_name() -> None:
    assert suggest("Hujan turun, menurut Mayor", "id")


def test_an_unclosed_mark_costs_only_its_paragraph() -> None:
    text = '"Kami siap, kata Budi.\n\n"Ayo pulang sekarang," kata Sari.'
    assert ("Sari", "kata", '"Ayo pulang sekarang,"') in said(text, "id")


def test_a_quotation_over_paragraphs_is_one_with_a_piece_of_each() -> None:
    text = '"The road is old.\n\n"It must be closed," said Ana Ruiz.'
    pieces = '"The road is old. | "It must be closed,"'
    assert said(text, "en") == [("Ana Ruiz", "said", pieces)]


def test_only_the_articles_own_blocks_are_read() -> None:
    text = "Wali Kota: Jalan Aman\n\nRudi mengatakan jalan aman.\n\nSari mengatakan klik di sini."
    first, second = text.index("Rudi"), text.index("Sari")
    blocks = [
        Block(BlockRole.HEADLINE, 0, first - 2),
        Block(BlockRole.BODY, first, second - 2),
        Block(BlockRole.PROMO, second, len(text)),
    ]
    assert [text[s.content[0].start : s.content[0].end] for s in suggest(text, "id", blocks)] == [
        "Jalan Aman",
        "jalan aman",
    ]


def test_a_quotation_that_begins_behind_the_articles_own_words_costs_nothing() -> None:
    text = 'Rudi mengatakan jalan aman.\n\nEditor: "Sari'
    blocks = [Block(BlockRole.BODY, 0, 27), Block(BlockRole.EDITOR, 29, len(text))]
    (found,) = suggest(text, "id", blocks)
    assert text[found.content[0].start : found.content[0].end] == "jalan aman"


def test_an_opening_mark_may_be_the_last_of_the_articles_own_words() -> None:
    text = 'Begitu kata Mr. " Ana Ruiz'
    blocks = [Block(BlockRole.BODY, 0, 17), Block(BlockRole.CREDIT, 18, len(text))]
    assert suggest(text, "id", blocks) == []


@given(texts, st.lists(st.integers(0, 200), max_size=6, unique=True), st.sampled_from(["id", "en"]))
@settings(max_examples=200, deadline=None)
def test_any_text_in_any_blocks_is_read(text: str, cuts: list[int], language: str) -> None:
    at = sorted(min(cut, len(text)) for cut in cuts)
    roles = [BlockRole.BODY, BlockRole.PROMO, BlockRole.HEADLINE]
    blocks = [
        Block(roles[number % 3], start, end)
        for number, (start, end) in enumerate(pairwise(at))
        if start < end
    ]
    for found in suggest(text, language, blocks):
        assert found.content and found.content[-1].end <= len(text)


def test_a_headline_in_single_marks_is_a_quotation_of_nobody() -> None:
    text = "'Kami Tidak Akan Mundur', Warga Tolak Bendungan\n\nHujan turun sejak pagi di Garut."
    (found,) = suggest(text, "id")
    assert found.type is QuoteType.DIRECT and not found.source and not found.speaker


def test_the_language_is_told_from_the_text() -> None:
    indonesian = "Rudi mengatakan bahwa jalan itu sudah dibuka dan tidak akan ditutup lagi."
    english = "The mayor said that the road was open and that it would not be closed again."
    assert (detect(indonesian), detect(english)) == ("id", "en")
    assert suggest(indonesian) == suggest(indonesian, "id")
    assert suggest(english) == suggest(english, "en-GB")


@pytest.mark.parametrize("text", ["", "12 34", "Ana Ruiz", "Der Weg ist frei und das ist gut so."])
def test_a_language_that_is_none_of_ours_is_not_guessed(text: str) -> None:
    assert detect(text) == ""


def test_in_an_unknown_language_only_quotations_are_proposed() -> None:
    text = "„Wir sind alle bereit zu gehen“, sagte sie. Er sagte, dass er komme."
    (found,) = suggest(text, "de")
    assert text[found.content[0].start : found.content[0].end] == "„Wir sind alle bereit zu gehen“"
    assert found.cue == found.source == ()


def test_the_reasons_are_given() -> None:
    found = suggest('"Kami siap berangkat," kata Sari. "Ayo kita pergi."', "id")
    assert found[0].rule == "tail" and found[0].why[0].startswith("cue kata (verb: ")
    assert found[1].rule == "bare" and "antecedent Sari" in found[1].why


def test_the_surest_construction_is_surer_than_the_weakest() -> None:
    sure, weak = suggest('"We are ready to go," Ana said. Ana criticized the plan.', "en")
    assert sure.confidence > 0.9 > 0.6 > weak.confidence


@pytest.mark.parametrize("on", [True, False])
def test_garbage_is_collected_afterwards_as_before(on: bool, monkeypatch: Any) -> None:
    during: list[bool] = []
    monkeypatch.setattr(
        "reader.suggest.engine.lexicon", lambda code: during.append(gc.isenabled()) or lexicon(code)
    )
    was_on = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        suggest('"Kami siap," kata Budi.', "id")
        assert (during, gc.isenabled()) == ([False], on)
    finally:
        (gc.enable if was_on else gc.disable)()


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_what_a_text_was_read_into_waits_for_no_collector(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    suggest(text)
    gc.collect()
    gc.disable()
    try:
        assert suggest(text)
        assert gc.collect() == 0
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("text", "language", "content"),
    [
        ("وقال الوزير: «لن نقبل بذلك».", "ar", "«لن نقبل بذلك»"),
        ("«لن نقبل بذلك»، قال الوزير أحمد سالم.", "ar", "«لن نقبل بذلك»"),
        ("«No lo aceptaremos», dijo el ministro Juan Pardo.", "es", "«No lo aceptaremos»"),
        ("山田知事は「橋は明日から通れます」と述べた。", "ja", "「橋は明日から通れます」"),
        (
            "『橋は明日から通れます。安心して』と知事は述べた。",
            "ja",
            "『橋は明日から通れます。安心して』",
        ),
        ("知事说：“我们明天开放这座桥。”", "zh", "“我们明天开放这座桥。”"),
    ],
)
def test_in_a_language_without_a_file_what_is_quoted_is_proposed(
    text: str, language: str, content: str
) -> None:
    assert [found for _, _, found in said(text, language)] == [content]


@pytest.mark.parametrize(
    "text",
    ["昨日「富士山」に登った。", "El llamado «plan verde» sigue adelante.", "القناة «الأولى» بثت."],
)
def test_a_name_in_quotation_marks_is_none_there_either(text: str) -> None:
    assert suggest(text, "xx") == []
