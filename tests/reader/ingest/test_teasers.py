"""Teasers of other stories on a page whose titles are links but no headings."""

from __future__ import annotations

import pytest

from reader.ingest.html import article_from_html
from reader.model import BlockRole
from tests.reader.ingest.pages import BODY, page, paragraphs

OTHERS = (
    (
        "Ferry hits a whale off the old cape",
        "The ferry came home late with a bent bow but no one on board was hurt at all.",
    ),
    (
        "School garden feeds a street in summer",
        "Pupils of the old school gave away forty crates of beans to their neighbours this week.",
    ),
    (
        "Mayor sings at the opening of the fair",
        "The mayor sang three songs that nobody knew and promised to do it again next year.",
    ),
)
FORMS = (
    '<div class="card"><a href="/{n}">{title}</a><p>{text}</p></div>',
    '<div class="card"><a href="/{n}"><span>{title}</span><p>{text}</p></a></div>',
    '<div class="card"><p class="t"><a href="/{n}">{title}</a></p><p class="s">{text}</p></div>',
)


def body_of(body: str) -> list[str]:
    article = article_from_html(page(body))
    return [article.text[b.start : b.end] for b in article.blocks if b.role is BlockRole.BODY]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("before", [2, len(BODY)], ids=["amid", "after"])
def test_teasers_without_headings_are_no_body(form: str, before: int) -> None:
    cards = "".join(
        form.format(n=n, title=title, text=text) for n, (title, text) in enumerate(OTHERS)
    )
    assert body_of(paragraphs(BODY[:before]) + cards + paragraphs(BODY[before:])) == list(BODY)


def test_paragraphs_that_stand_alike_without_such_links_stay_body() -> None:
    aside = '<div class="story"><p class="s">{}</p></div>'
    told = "".join(aside.format(text) for _, text in OTHERS)
    read = body_of(paragraphs(BODY[:3]) + '<p><a href="/x">Read more here</a></p>' + told)
    assert [text for _, text in OTHERS] == read[3:]


@pytest.mark.parametrize("name", ["subscriber-only", "subscriber-preview", "subscribers_only"])
def test_what_only_subscribers_may_read_is_body_where_the_page_has_it(name: str) -> None:
    told = "".join(f'<div class="{name}"><p>{line}</p></div>' for line in BODY)
    assert body_of(told + '<div class="subscribe-box"><p>Subscribe for a month.</p></div>') == list(
        BODY
    )


def test_elements_that_only_the_layout_parts_are_words_apart() -> None:
    line = "<p><span>By</span><a>Ani Laras</a><span>Staff Reporter</span></p>"
    first = "<p><b>T</b>he old harbour, of H<sub>2</sub>O and <i>iron</i>, opened on Monday.</p>"
    text = article_from_html(page(line + first + paragraphs())).text
    assert "By Ani Laras Staff Reporter" in text
    assert "The old harbour, of H2O and iron, opened" in text
