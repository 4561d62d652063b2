"""Edited copies of a text are near duplicates of it; other texts on its topic are not."""

import random
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reader.duplicates import MOST_LINKS, NEAR, Finder, body_shingles
from reader.ingest.plain import article_from_text
from reader.library import Library
from reader.model import Article, Block, BlockRole, Link, LinkKind
from reader.starter import sample_files
from reader.text.shingles import jaccard, shingles, sketch

SAMPLES = [article_from_text(path.read_text("utf-8")) for path in sample_files()]
FILLER = "rakyat kecil menunggu hasil rapat panjang itu sambil minum kopi".split()  # noqa: SIM905


def sentences(text: str) -> list[str]:
    return re.findall(r"[^.!?]+[.!?]*\s*", text)


def another_lead(text: str) -> str:
    return (
        "Judul yang lain sama sekali\n\n" + " ".join(FILLER) + ". " + "".join(sentences(text)[2:])
    )


def cut(text: str) -> str:
    kept = sentences(text)
    return "".join(kept[: max(1, len(kept) * 2 // 3)])


def other_words(text: str) -> str:
    chance = random.Random(1)
    return re.sub(r"\w+", lambda m: chance.choice(FILLER) if chance.random() < 0.03 else m[0], text)


def in_capitals(text: str) -> str:
    return text.upper().replace(",", " -")


EDITS: list[Callable[[str], str]] = [another_lead, cut, other_words, in_capitals]


def alike(one: Article, other: Article) -> float:
    return jaccard(body_shingles(one), body_shingles(other))


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_copy_is_a_near_duplicate(edit: Callable[[str], str]) -> None:
    for sample in SAMPLES:
        whole = replace(sample, blocks=())
        copy = article_from_text(edit(sample.text))
        assert alike(whole, replace(copy, blocks=())) >= NEAR, sample.title


def test_different_articles_are_far_apart() -> None:
    shares = [alike(a, b) for n, a in enumerate(SAMPLES) for b in SAMPLES[:n]]
    assert len(SAMPLES) > 4
    assert max(shares) < NEAR / 4


def test_only_the_body_is_compared() -> None:
    body = " ".join(f"kata{n}" for n in range(60))
    promo = " ".join(f"iklan{n}" for n in range(300))
    text = f"{body}\n{promo}"
    end = len(body)
    blocks = (Block(BlockRole.BODY, 0, end), Block(BlockRole.PROMO, end + 1, len(text)))
    article = replace(SAMPLES[0], text=text, blocks=blocks)
    assert body_shingles(article) == shingles([body])
    assert body_shingles(replace(article, blocks=())) == shingles([text])


def test_a_text_of_few_words_is_near_to_none() -> None:
    assert not shingles(["Judul saja, tanpa isi."])
    assert jaccard(frozenset(), frozenset()) == 0


def test_shingles_are_the_same_for_ever() -> None:
    # An index keeps them: a change here needs a new INDEX_VERSION.
    words = " ".join(f"Kata{n}," for n in range(40))
    assert sketch(shingles([words]))[:2] == [210599339145429243, 395225420350378494]


def test_a_finder_compares_with_the_library_and_with_what_waits() -> None:
    text = " ".join(f"kata{n}" for n in range(100))
    first, second, third = (
        replace(SAMPLES[0], id=str(n), text=f"{text} {n}", blocks=()) for n in range(3)
    )
    finder = Finder(lambda _: ["0"], {"0": first}.get)
    assert [n.article_id for n in finder.find(second)] == ["0"]
    assert {n.article_id for n in finder.find(third)} == {"0", "1"}
    finder.forget()
    assert [n.article_id for n in finder.find(third)] == ["0"]
    gone = Finder(lambda _: ["0"], lambda _: None)
    assert gone.find(second) == []


def test_a_library_links_the_later_to_the_earlier(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library")
    first = article_from_text(SAMPLES[0].text)
    library.add(first, b"")
    copies = [article_from_text(edit(first.text)) for edit in (another_lead, cut)]
    version = Link(LinkKind.EARLIER_VERSION, first.id)
    added = library.add_all([(copies[0], b""), (replace(copies[1], links=(version,)), b"")])
    assert [n.article_id for n in added[0].near] == [first.id]
    assert {n.article_id for n in added[1].near} == {first.id, copies[0].id}
    one, two = (library.read(copy.id).article.links for copy in copies)
    assert one == (Link(LinkKind.NEAR_DUPLICATE, first.id),)
    # The earlier version of an article is not called its near duplicate as well.
    assert two == (version, Link(LinkKind.NEAR_DUPLICATE, copies[0].id))
    assert library.read(first.id).article.links == ()
    assert {row.id for row in library.rows("is:duplicate")} == {first.id, *(c.id for c in copies)}
    library.close()


def test_of_many_copies_the_most_alike_are_linked(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library")
    text = SAMPLES[0].text
    words = [f"tambahan{n}" for n in range(60)]
    copies = [article_from_text(f"{text}\n\n{' '.join(words[: 5 * n])}.") for n in range(12)]
    library.add_all([(copy, b"") for copy in copies])
    links = library.read(copies[11].id).article.links
    assert len(links) == MOST_LINKS
    assert links[0].article_id == copies[10].id
    library.close()
