"""A letter over its first word marks a content up to its end."""

from __future__ import annotations

import pytest

from reader.marking import content_from
from reader.model import Span
from reader.text.segment import Segments

CONTENTS = [
    "Rina mengatakan bahwa |jembatan itu aman dilalui, meski sudah tua|.",
    "Rina mengatakan |jembatan itu aman|, tetapi menyarankan |warga menunggu|.",
    "|Jembatan itu aman|, kata Rina, |setelah diperiksa dua kali|.",
    "|Jembatan itu aman|, menurut dia.",
    "|“Jembatan itu aman,”| ujar Rina.",
    "|“Jembatan itu aman. Silakan lewat,”| ujar Rina, |“asal pelan-pelan.”|",
    "|“Amankah?”| tanya Rina.",
    "Rina menyebut |“sangat aman” untuk dilalui|.",
    "Rina menilai |jembatan itu “aman dan kokoh.”|",
    "Dinas Jalan menuduh |kontraktor menunda|, sementara kontraktor menuduh |dinas lalai|.",
    "Menurut Rina, |harga turun 45%|.",
    "Rina menyatakan |dukungan warga kecil (kurang dari separuh)|.",
    "“Katanya |ia sudah pulang|,” ujar Rina.",
    "The mayor said that |the bridge was safe, even in a storm|.",
    "The mayor said |the bridge was safe|, but warned that |the road was not|.",
    "The mayor said |the bridge was safe| and warned that |the road was not|.",
    "|The bridge was safe|, according to the mayor.",
    "|The bridge was safe|, Mayor Ana Ruiz said.",
    "|The bridge|, she said, |was safe|.",
    "|“The bridge is safe,”| Ana Ruiz said.",
    "The mayor called the bridge |“safe”|.",
]


@pytest.mark.parametrize("case", CONTENTS)
def test_its_first_word_marks_a_content_up_to_its_end(case: str) -> None:
    parts = case.split("|")
    text = "".join(parts)
    segments = Segments(text)
    for index in range(1, len(parts), 2):
        start = len("".join(parts[:index]))
        (first, *_) = segments.words(Span(start, len(text)))
        found = content_from(segments, first.start)
        assert text[found.start : found.end] == parts[index]


def test_a_quotation_over_several_paragraphs_is_one_content() -> None:
    text = "“Kami sudah siap.\n\n“Kami berangkat besok,” kata Rina."
    segments = Segments(text)
    assert content_from(segments, 1) == (0, text.index(" kata"))
