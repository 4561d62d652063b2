"""Whole pages as text: the article is found between menus, trails, teasers and notices."""

import pytest

from reader.ingest.plain import article_from_text
from reader.model import BODY_ROLES, Article, BlockRole

BODY = [
    "The harbour authority said on Monday that the old ferry would be scrapped before the winter.",
    '"She has earned her rest," said harbour master Odile Brandt, who sailed on her as a girl.',
    "Islanders will vote next month on whether a new ferry should be named after the old one.",
    "The vote costs nothing, but the harbour will need a new bell for the crossing, Brandt said.",
]
TITLE = "Old ferry to be scrapped before winter"


MENU = ["News", "Sport", "Culture", "Travel", "Weather", "Money"]
LINKS = ["About", "Contact", "Privacy", "Terms", "Careers", "Help", "Press"]


def page(head: str, body: str, tail: str = "") -> str:
    menu = "\n".join(f"    * {name}" for name in MENU)
    links = "\n".join(f"      * {name}" for name in LINKS)
    return f"{menu}\n\n{head}\n\n{body}\n\n{tail}\n{links}\n"


def indented(paragraphs: list[str], blanks: int = 10) -> str:
    return "\n\n".join(" " * blanks + paragraph for paragraph in paragraphs)


def body_of(article: Article) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.role in BODY_ROLES]


@pytest.mark.parametrize(
    "head",
    [
        f"        {TITLE}",
        f"        HomeNews{TITLE}\n        {TITLE}",
        f"        {TITLE} | The Alder Gazette\n        {TITLE}",
        f"            HARBOUR\n        {TITLE}\n          By Ana Pol",
        f"        {TITLE}\n          The harbour authority has no money left for the old ship, and"
        " the islanders have little patience left for the harbour authority\n    By Ana Pol",
        f"        {TITLE}\n          Ferry in the harbour. AFP\n    By Ana Pol",
        f"        {TITLE}\n        … and islanders vote on a name\n    By Ana Pol",
        f"    Skip to content\n    Sign in\n        {TITLE}\n        Share this article",
        f"        {TITLE}\n    * Facebook\n    * Copy link\n    Thanks for signing up!",
    ],
)
def test_the_headline_is_found(head: str) -> None:
    assert article_from_text(page(head, indented(BODY))).title == TITLE


def test_a_gallery_headline_may_begin_like_a_caption() -> None:
    raw = page("        FOTO: Feri Tua\n        Minggu, 4 Mei 2026 09:15 WIB", indented(BODY))
    assert article_from_text(raw).title == "FOTO: Feri Tua"


def test_teasers_below_the_body_are_not_of_it() -> None:
    teasers = "\n".join(
        f"        Culture\n      Film number {number} opens\n        The film, which nobody has"
        f" seen yet, opens for the {number}th time at the old cinema by the quay."
        for number in range(2, 9)
    )
    raw = page(f"        {TITLE}", indented(BODY), teasers)
    assert body_of(article_from_text(raw)) == BODY


@pytest.mark.parametrize("heading", ["Read also", "Related stories", "Baca juga:", "Lees ook"])
def test_a_list_of_other_stories_under_its_heading_is_not_of_the_body(heading: str) -> None:
    others = "\n\n".join(
        f"Fishing boat number {number} waits\n\nThe fleet of the northern villages waits in port"
        f" number {number} until the storm of the weekend is over."
        for number in range(4)
    )
    raw = "\n\n".join((TITLE, *BODY, heading, others))
    assert body_of(article_from_text(raw)) == BODY


def test_what_goes_on_after_a_list_of_other_stories_is_body() -> None:
    links = "\n\n".join(f"Fishing boat number {number} waits" for number in range(3))
    raw = "\n\n".join((TITLE, *BODY[:2], "Read also:", links, *BODY[2:]))
    assert body_of(article_from_text(raw))[-2:] == BODY[2:]


def test_the_hours_of_a_live_report_are_not_of_the_body() -> None:
    posts = [f"{first} {second}" for first in BODY[:2] for second in BODY[2:]]
    stamped = (f"1{n}.00 WIB\n{n} min ago\n{post}\nShare this post" for n, post in enumerate(posts))
    assert body_of(article_from_text("\n\n".join((TITLE, *stamped)))) == posts


def test_buttons_between_paragraphs_are_no_titles_of_other_stories() -> None:
    rest = [f"{line}\n\nStory text" for line in (*BODY[1:], *BODY[1:])]
    raw = "\n\n".join((TITLE, BODY[0], "Read also:", "Fishing boats wait", "Story text", *rest))
    assert body_of(article_from_text(raw)).count(BODY[-1]) == 2


def test_notices_and_buttons_inside_the_body_are_taken_out() -> None:
    notice = "    External content cannot be shown because of your settings for this page today."
    inside = f"\n\n{notice}\n    Change settings\n"
    body = f"{indented(BODY[:2])}{inside}\n{indented(BODY[2:3])}{inside}\n{indented(BODY[3:])}"
    article = article_from_text(page(f"        {TITLE}", body))
    assert body_of(article) == BODY


def test_repeated_lines_of_a_text_that_is_no_page_stay() -> None:
    raw = "A Song\n\n" + "\n".join(["We are the harbour.", "We are the sea."] * 4)
    assert body_of(article_from_text(raw)) == raw.splitlines()[2:]


def test_the_date_of_today_above_the_menu_is_not_that_of_the_article() -> None:
    head = f"    Friday, 8 May 2026\n    * Log in\n        {TITLE}\n    By Ana Pol\n    4 May 2026"
    article = article_from_text(page(head, indented(BODY)))
    assert article.published is not None and article.published.day == 4


def test_an_author_under_a_label_of_its_own_line() -> None:
    head = f"        {TITLE}\n    Author of the article:\n    Ana Pol\n    Published May 04, 2026"
    article = article_from_text(page(head, indented(BODY)))
    assert article.authors == ("Ana Pol",)
    assert [b.role for b in article.blocks if b.role is BlockRole.BYLINE] == [BlockRole.BYLINE] * 3


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("4. März 2026, 17:47 Uhr", "2026-03-04T17:47"),
        ("Publié le 4 août 2026 à 14h52", "2026-08-04T14:52"),
        ("4 de mayo de 2026 16:51 h", "2026-05-04T16:51"),
        ("4 Kasım 2026", "2026-11-04T00:00"),
        ("2026年5月4日", "2026-05-04T00:00"),
    ],
)
def test_dates_in_languages_without_a_file(line: str, day: str) -> None:
    article = article_from_text(page(f"        {TITLE}\n    {line}", indented(BODY)))
    assert article.published is not None
    assert article.published.isoformat().startswith(day)
