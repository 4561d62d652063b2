"""The people of a page's article, wherever and however it names them."""

import pytest

from reader.ingest.html import article_from_html
from reader.ingest.signature import signed
from reader.ingest.web.marked import named_bylines
from reader.ingest.web.people import Shown, people_of
from reader.ingest.web.tree import parse
from reader.model import BlockRole
from tests.reader.ingest.manners import DATA, ENGLISH, Manner
from tests.reader.ingest.manners_abroad import ELSEWHERE, INDONESIAN
from tests.reader.ingest.manners_amid import AMID
from tests.reader.ingest.manners_more import MORE
from tests.reader.ingest.manners_shown import SHOWN
from tests.reader.ingest.pages import BODY, json_ld, page, paragraphs

URL = "https://news.example/2020/harbour"


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="author" content="Budi Laras">',
        '<meta property="article:author" content="By Budi Laras">',
        '<meta name="dc.creator" content="Laras, Budi">',
        '<meta name="parsely-author" content="Penulis: Budi Laras">',
        '<meta name="author" content="https://social.example/laraspost">'
        '<meta name="dc.creator" content="Budi Laras">',
        json_ld(headline="x", author={"@type": "Organization", "name": "News Example"})
        + '<meta name="author" content="Budi Laras">'
        + '<meta property="og:site_name" content="News Example">',
        json_ld(headline="x", author="Budi Laras, professor of tides at the University of Port"),
        json_ld(headline="x", author="Budi Laras, Reuters"),
        json_ld(headline="x", author="Budi Laras (bla)"),
        json_ld(headline="x", author="PT. LARAS MEDIA BARU")
        + '<meta name="author" content="Budi Laras">',
        json_ld(headline="x", author="PNN")
        + '<meta name="author" content="Budi Laras">'
        + '<meta property="og:site_name" content="PNN">',
    ],
)
def test_an_author_is_a_person_wherever_it_is_named(head: str) -> None:
    assert article_from_html(page(head=head), URL).authors == ("Budi Laras",)


@pytest.mark.parametrize("named", ["Budi Laras, Tara Finn, and Ida S.A. Batu", "{}, PNN"])
@pytest.mark.parametrize("where", ["meta", "json-ld", "byline"])
def test_several_authors_are_told_apart(named: str, where: str) -> None:
    named = named.format("Budi Laras, Tara Finn, and Ida S.A. Batu")
    heads = {"meta": f'<meta name="author" content="By {named}">'}
    heads["json-ld"] = json_ld(headline="x", author=named)
    before = f"<p>By {named}</p>" if where == "byline" else ""
    article = article_from_html(page(head=heads.get(where, ""), before=before), URL)
    assert article.authors == ("Budi Laras", "Tara Finn", "Ida S.A. Batu")


@pytest.mark.parametrize(
    ("before", "authors"),
    [
        ("<div>By Budi Laras and Tara Finn, 12 October 2020</div>", ("Budi Laras", "Tara Finn")),
        ('<p class="byline">von Budi Laras</p>', ("Budi Laras",)),
        ('<div class="entry-meta">12. Oktober 2020 • Budi Laras • 3 min</div>', ("Budi Laras",)),
        ('<p class="author-name">Budi Laras</p>', ("Budi Laras",)),
        ('<p>Text <a rel="author" href="/x1">Von Budi Laras</a> aus Port</p>', ("Budi Laras",)),
        ('<div><a href="/autoren/11-budi">Budi Laras</a></div><p>Redaktion</p>', ("Budi Laras",)),
        (
            '<p><a href="/autor/1">Budi Laras</a></p><p><a href="/autor/2">Tara Finn</a></p>',
            ("Budi Laras", "Tara Finn"),
        ),
        ('<p><a href="/stories/ani">Budi Laras</a></p>', ()),
        ('<p><a href="/team/laras-united">Laras United</a></p>', ()),
        ('<p><a href="/people/known">Known People</a></p>', ()),
        ('<p><a href="/user/login">Log In Now</a></p>', ()),
        ('<p class="byline"><a href="/people/budi">Budi Laras</a></p>', ("Budi Laras",)),
        ('<p>Geschrieben von <a href="/team/budi">Budi Laras</a></p>', ("Budi Laras",)),
        ('<p>By <a href="/users/budi">Budi Laras</a></p>', ("Budi Laras",)),
        ('<div class="entry-meta"><b>LarasPort</b> <b>October 12, 2020</b></div>', ()),
    ],
)
def test_a_byline_on_the_page_names_the_authors(before: str, authors: tuple[str, ...]) -> None:
    assert article_from_html(page(before=before), URL).authors == authors


def test_a_section_beside_the_hour_is_nobody() -> None:
    menu = '<nav><p><a href="/a">North Port</a></p><p><a href="/b">Money</a></p></nav>'
    line = '<p><a href="/a">North Port</a> 09:31 August 20, 2019</p>'
    assert article_from_html(page(before=menu + line), URL).authors == ()
    assert article_from_html(page(before=line), URL).authors == ("North Port",)


@pytest.mark.parametrize(
    "manner",
    [*DATA, *ENGLISH, *INDONESIAN, *ELSEWHERE, *MORE, *AMID, *SHOWN],
    ids=lambda manner: manner.name,
)
def test_who_wrote_and_who_edited_in_the_manner_of(manner: Manner) -> None:
    parts = {"head": manner.head, "before": manner.before, "after": manner.after}
    article = article_from_html(page(manner.body, lang=manner.lang, **parts), URL)
    assert (article.authors, article.editor) == (manner.authors, manner.editor)


def test_authors_on_lines_that_stand_alike_are_all_named() -> None:
    lines = '<p class="author">Budi Laras</p><p class="author">Tara Finn</p>'
    assert article_from_html(page(before=lines), URL).authors == ("Budi Laras", "Tara Finn")


def test_a_name_alone_above_the_day_is_the_author_s() -> None:
    lines = "<div>Budi Laras</div><div>The Harbour Zone</div><div>Thu, 14 May 2020 17:55 UTC</div>"
    assert article_from_html(page(before=lines), URL).authors == ("Budi Laras",)
    assert article_from_html(page(before="<div>Budi Laras</div>"), URL).authors == ()


@pytest.mark.parametrize("called", ["creator", "petition-signature", "firma"])
def test_who_signs_in_an_element_called_so_is_an_author_by_a_usual_name_alone(called: str) -> None:
    for line in ("Harbour Petition Sign", "Acme Quays Ltd", "Preferred Port"):
        shown = f'<div class="{called}">{line}</div>'
        assert article_from_html(page(before=shown), URL).authors == ()
        assert article_from_html(page(after=shown), URL).authors == ()
    shown = f'<div class="{called}">Ana Laras</div>'
    assert article_from_html(page(before=shown), URL).authors == ("Ana Laras",)


@pytest.mark.parametrize(
    "line", ["New Port", "Laras United", "World News Today", "Morning Edition", "Villa de Laras"]
)
def test_a_section_a_place_or_a_show_beside_the_day_is_nobody(line: str) -> None:
    shown, day = f"<div>{line}</div>", "<div>Thu, 14 May 2020 17:55 UTC</div>"
    assert article_from_html(page(before=shown + day), URL).authors == ()
    assert article_from_html(page(before=day + shown), URL).authors == ()
    named = f'<div class="author">{line}</div>'
    assert article_from_html(page(before=day + named), URL).authors == (line,)


def test_a_name_behind_the_agency_at_the_end_is_the_author_s_and_the_end_is_text() -> None:
    last = "The boats went out again with the next tide, and the council met in the old hall to "
    last += "speak about the second part of the quay, which it has no money for. (c)AFP/Budi LARAS"
    article = article_from_html(page(paragraphs((*BODY, last))), URL)
    assert article.authors == ("Budi LARAS",)
    assert article.blocks[-1].role is BlockRole.BODY


def test_a_rank_and_a_name_in_the_heading_are_no_part_of_the_title() -> None:
    title = "港の開港　習わしに挑む新しい戦術の成否<br>編集委員　佐藤花子"
    lines = tuple(
        f"港の壁は二年の工事を経て月曜日に再び開かれた。{n}隻の船が入った。" * 3 for n in range(4)
    )
    head = (
        '<meta property="og:title" content="港の開港　習わしに挑む新しい戦術の成否（写真＝通信）">'
    )
    article = article_from_html(page(paragraphs(lines), head=head, title=title, lang="ja"), URL)
    assert (article.title, article.authors) == (
        "港の開港 習わしに挑む新しい戦術の成否",
        ("佐藤花子",),
    )


def test_a_house_that_the_page_shows_first_stays_though_the_text_names_a_person() -> None:
    head = json_ld(headline="x", author="Harbour Wire")
    shown = '<p class="author">By: Harbour Wire</p>'
    body = "<p>By Budi Laras</p>" + paragraphs()
    article = article_from_html(page(body, head=head, before=shown), URL)
    assert article.authors == ("Harbour Wire",)


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        (("The quay opened again.", "— Ana Pol"), ("Ana Pol",)),
        (("The quay opened again. (c) AFP/Ana POL",), ("Ana POL",)),
        (("The quay opened again.", "Ana Pol is a reporter for the Port Courant."), ("Ana Pol",)),
        (("港は開かれた。（佐藤花子）",), ("佐藤花子",)),
        (("港は開かれた。", "【佐藤花子】"), ("佐藤花子",)),
        (("港口重新开放。（记者 王小明）",), ("王小明",)),
        (("Ana Pol is a fisherman from Port Laras.",), ()),
        (("— Ana Pol",), ()),
        (("“The sea gives and takes.”", "— Ana Pol"), ()),
        (("The quay opened again.", "'The sea gives.'.", "— Ana Pol"), ()),
        (("“The sea gives,” said the master of the quay.", "— Ana Pol"), ("Ana Pol",)),
        (("The quay opened again. (c) Reuters/Laras Town Council",), ()),
        (("The quay opened again. (c) Getty Images/Ana Pol",), ()),
        (("The quay (Port Laras) opened again.", "Ana Pol"), ()),
        (("x" * 1_000_000,), ()),
        ((), ()),
    ],
)
def test_who_signed_a_text_where_it_ends(lines: tuple[str, ...], authors: tuple[str, ...]) -> None:
    assert signed(lines) == authors


def test_of_very_many_values_only_the_first_are_looked_at() -> None:
    values = [f"writer{number}@news.example" for number in range(60)]
    assert people_of((), (), ["Budi Laras", *values], (), Shown(), ()).authors == ("Budi Laras",)
    assert people_of((), (), (), ["Budi Laras", *values], Shown(), ()).authors == ("Budi Laras",)
    assert people_of((), (), [*values, "Budi Laras"], (), Shown(), ()).authors == ()
    assert people_of((), (), (), [*values, "Budi Laras"], Shown(), ()).authors == ()


def test_an_element_with_very_much_in_it_is_no_byline() -> None:
    def texts(inside: str) -> tuple[tuple[str, ...], ...]:
        return named_bylines(parse(page(before=f"<p class=byline>Budi Laras{inside}</p>"), URL, ""))

    assert texts("<i></i>" * 20) == (("Budi Laras",),)
    assert texts("<i></i>" * 300) == texts("<i>xyz</i>" * 150) == texts("x" * 500) == ()
