"""Articles of any length, of the project's own words, the same on every run."""

from __future__ import annotations

import random

from reader.model import (
    Article,
    Attribution,
    Block,
    BlockRole,
    Record,
    Span,
    Speaker,
    article_id_of,
    sha256_of,
)

HEADLINE = "Banjir surut, warga kembali"
"""What every article begins with."""

_VOCABULARY = (
    "warga desa sungai jembatan pasar sekolah guru petani nelayan kapal hujan musim padi jagung "
    "kepala dinas jalan baru lama rumah kota harga beras turun naik pekan ini bulan depan akan "
    "sudah belum dapat membangun memperbaiki menunggu melihat bersama untuk dengan dari kepada "
    "river bridge market teacher council harvest the a new old road house price rises falls week "
    "will has been building waiting together with from towards village mayor ferry rain season"
)
_WORDS = _VOCABULARY.split()
_CUES = ("kata", "ujar", "tutur", "said", "told reporters")
_NAMES = ("Sari Dewi", "Bima Putra", "Wulan Ayu", "Joko Arif", "Ann Tully", "Omar Reyes")


def long_record(words: int, attributions: int, seed: int = 1) -> Record:
    """Return an article of at least so many words, marked at even distances."""
    chance = random.Random(f"{words}-{attributions}-{seed}")
    paragraphs, count = [HEADLINE], HEADLINE.count(" ") + 1
    while count < words:
        paragraph = _paragraph(chance)
        paragraphs.append(paragraph)
        count += paragraph.count(" ") + 1
    text = "\n\n".join(paragraphs)
    return Record(_article(text), tuple(_marks(text, attributions)))


def speakers() -> dict[str, Speaker]:
    """Return the speakers that the attributions name."""
    return {str(i): Speaker(str(i), name) for i, name in enumerate(_NAMES)}


def _paragraph(chance: random.Random) -> str:
    words = " ".join(chance.choices(_WORDS, k=chance.randint(20, 60))).capitalize()
    if chance.random() < 0.4:
        return f"“{words},” {chance.choice(_CUES)} {chance.choice(_NAMES)}."
    return f"{words} – {' '.join(chance.choices(_WORDS, k=12))}."


def _article(text: str) -> Article:
    digest = sha256_of(text)
    headline = text.index("\n")
    body = Block(BlockRole.BODY, headline + 2, len(text))
    blocks = (Block(BlockRole.HEADLINE, 0, headline), body)
    title = text[:headline]
    return Article(article_id_of(digest), text, title=title, blocks=blocks, sha256=digest)


def _marks(text: str, count: int) -> list[Attribution]:
    article_id, step = article_id_of(sha256_of(text)), max(20, len(text) // max(1, count))
    marks = []
    for i in range(count):
        start = min(i * step, len(text) - 20)
        end = min(start + min(step, 150), len(text))
        third = (end - start) // 3
        marks.append(
            Attribution(
                f"{i:026d}",
                article_id,
                (Span(start, start + third),),
                cue=(Span(start + third + 1, start + 2 * third),),
                source=(Span(start + 2 * third + 1, end - 1),),
                speaker_ids=(str(i % len(_NAMES)),),
            )
        )
    return marks
