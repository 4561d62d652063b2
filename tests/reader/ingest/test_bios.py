"""Under an article somebody says who wrote it: that is no news."""

from __future__ import annotations

import pytest

from reader.ingest.bios import bios
from reader.ingest.html import article_from_html
from reader.ingest.plain import article_from_text
from reader.model import Article, BlockRole
from tests.reader.ingest.pages import BODY, page, paragraphs

BIO = "Budi Laras is a reporter who covers ports and fishing for The Laras Post."


def body_of(article: Article) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.role is BlockRole.BODY]


@pytest.mark.parametrize(
    "bio",
    [
        BIO,
        "Budi Laras covers the coast for this paper.",
        "Budi Laras, who lives in Port Laras, is the author of two books about harbours.",
        "BUDI LARAS has reported for The Laras Post since 2012.",
        "Budi Laras is Politics Editor at The Laras Post.",
        "Budi Laras adalah wartawan yang meliput pelabuhan dan nelayan.",
        "Budi Laras ist Reporter und schreibt über die Küste.",
    ],
)
def test_a_paragraph_about_the_author_is_found(bio: str) -> None:
    assert bios([*BODY, bio], ["Tara Finn", "Budi Laras"]) == {len(BODY)}
    assert bios([*BODY, bio, "Write to him."], ["Budi Laras"]) == {len(BODY), len(BODY) + 1}


@pytest.mark.parametrize(
    "last",
    [
        "Ani Karsa is a harbour master in Port Laras.",
        "Budi Laras said that the quay would be closed for the winter.",
        "Budi Laras is expected to speak in the council on Monday.",
        "Laras is a small town at the coast.",
        "Reporters like Budi Laras is what the paper needs.",
    ],
)
def test_a_paragraph_about_others_is_none(last: str) -> None:
    assert bios([*BODY, last], ["Budi Laras", "Laras"]) == set()


def test_one_who_is_written_about_first_and_far_above_the_end_is_none() -> None:
    assert bios([BIO, *BODY], ["Budi Laras"]) == set()
    assert bios([BIO], ["Budi Laras"]) == set()


def test_a_page_and_a_text_have_it_out_of_the_body() -> None:
    byline = '<p class="byline">By Budi Laras</p>'
    found = article_from_html(page(paragraphs((*BODY, BIO)), before=byline))
    assert body_of(found) == list(BODY) and BIO in found.text
    text = "\n\n".join(("Old harbour opens again", "By Budi Laras", *BODY, BIO))
    assert body_of(article_from_text(text)) == list(BODY)
