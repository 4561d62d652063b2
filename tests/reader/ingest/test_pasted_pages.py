"""Whole pages pasted as text: menus, trails, offers and lists stand around the story."""

import pytest

from reader.ingest.html import article_from_html
from reader.ingest.plain import article_from_text
from reader.model import Article, BlockRole
from tests.reader.ingest.pages import page, paragraphs

TITLE = "Harbour wall reopens after two years of repairs"
LEAD = "The old harbour wall reopened on Monday after masons had spent two years on its stones."
PROSE = (
    LEAD,
    "Masons replaced four hundred stones, most of them from a quarry that closed in 1961.",
    "The council paid for the repairs out of a fund that fishing families had begun in 1903.",
    "Children were first on the wall, and the harbour master followed them with a broom.",
)
MENU = "\n".join(f"    * {name}" for name in ("News", "Sport", "Arts", "Travel", "Food", "Letters"))

OTHERS = "Related\n" + "\n".join(f"  * A boat of {n} colours" for n in range(20))


def body_of(article: Article) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.role is BlockRole.BODY]


def test_the_headline_stands_under_the_title_that_ends_a_trail_of_sections() -> None:
    trail = "Home News Coast\nHarbour wall reopens on Monday\n"
    article = article_from_text(
        f"{MENU}\n{trail}Repairs\n{TITLE}\nBy Ana Pol\n4 May 2026, 10:15\n" + "\n".join(PROSE)
    )
    assert article.title == TITLE


def test_a_word_that_begins_like_home_begins_no_trail() -> None:
    second = "The harbour wall was closed for two years"
    article = article_from_text(
        f"{MENU}\nHomeless boats\n{TITLE}\n{second}\nBy Ana Pol\n4 May 2026\n" + "\n".join(PROSE)
    )
    assert article.title == TITLE


def test_a_line_between_two_equal_credits_is_no_headline() -> None:
    caption = "The harbour wall and the masons who repaired its old stones on Monday"
    head = f"{TITLE}\n{LEAD}\nListen\nShort\nThe long and the short of it\nShare\nSave\nPrint\n"
    article = article_from_text(
        f"{MENU}\n{head}© Ana Pol\n{caption}\n© Ana Pol\nAna Pol\n4 May 2026\n" + "\n".join(PROSE)
    )
    assert article.title == TITLE


def test_a_line_of_figures_is_no_headline_in_a_script_without_spaces() -> None:
    title = "港の古い堤防 二年かけて修復"
    body = "港の古い堤防は二年かけて修復され、月曜日に再び開かれた。多くの市民が見守った。\n" * 4
    article = article_from_text(f"2026 05 / 04 10:15:00\n{title}\n2026-05-04 10:15\n{body}")
    assert article.title == title


def test_an_offer_in_the_middle_does_not_cut_the_beginning_off() -> None:
    offer = "\n".join(
        f"            * Subscribers read {what} before everybody else does."
        for what in ("the tides", "the letters", "the ferry times", "the crossword", "the menus")
    )
    lists = "\n".join(f"              {n}. A boat of many colours" for n in range(30))
    text = "\n".join(f"    {paragraph}" for paragraph in PROSE)
    article = article_from_text(
        f"{MENU}\n  {TITLE}\n      By Ana Pol\n      Published May 4, 2026\n{text}\n"
        f"          Subscribe now\n{offer}\n          Related\n{lists}\n"
        + text.replace("The", "And the").replace("Ma", "Then ma").replace("Ch", "Then ch")
    )
    assert article.title == TITLE
    assert body_of(article)[0] == LEAD
    assert article.published is not None and article.published.date().isoformat() == "2026-05-04"


def test_a_day_beside_the_headline_in_a_list_is_its_own() -> None:
    lists = f"  * A boat of many colours\n  2 May 2026\n  * {TITLE}\n  2 May 2026\n"
    article = article_from_text(
        f"{MENU}\n{TITLE}\nToday at 10:15\n" + "\n".join(PROSE) + f"\n{OTHERS}\n{lists}"
    )
    assert article.published is not None and article.published.date().isoformat() == "2026-05-02"


def test_of_two_days_beside_the_headline_in_a_list_none_is_taken() -> None:
    lists = f"  1 May 2026\n  * {TITLE}\n  2 May 2026\n  * A boat of many colours\n"
    article = article_from_text(
        f"{MENU}\n{TITLE}\nToday at 10:15\n" + "\n".join(PROSE) + f"\n{OTHERS}\n{lists}"
    )
    assert article.published is None


def test_a_time_may_have_several_words_behind_it() -> None:
    article = article_from_text(
        f"{TITLE}\n4 May 2026 10:15 sent from: Old Quay [ coast islands fishing ]\n"
        + "\n".join(PROSE)
    )
    assert article.published is not None and article.published.minute == 15


@pytest.mark.parametrize(
    "dateline",
    [
        "LONDON (Reuters) -",
        "JAKARTA, KOMPAS.com –",
        "LONDON, Oct 11 (Reuters)",
        "Jakarta, CNN Indonesia",
        "PORT LARAS —",
        "Jakarta -",
    ],
)
def test_a_dateline_on_a_line_of_its_own_is_one(dateline: str) -> None:
    head = f"{TITLE}\nBy Ana Pol\n4 May 2026, 10:15\n"
    article = article_from_text(f"{head}{dateline}\n" + "\n".join(PROSE))
    found = [article.text[b.start : b.end] for b in article.blocks if b.role is BlockRole.DATELINE]
    assert found == [dateline]
    assert body_of(article) == list(PROSE)


@pytest.mark.parametrize("line", ["LONDON", "Ana Pol (left)", "ANA POL (left)", "The old harbour"])
def test_a_line_that_only_looks_like_a_dateline_is_none(line: str) -> None:
    head = f"{TITLE}\nBy Ana Pol\n4 May 2026, 10:15\n"
    article = article_from_text(f"{head}{line}\n" + "\n".join(PROSE))
    assert BlockRole.DATELINE not in {block.role for block in article.blocks}


def test_a_dateline_in_a_paragraph_of_its_own_of_a_page_is_one() -> None:
    article = article_from_html(page(paragraphs(("JAKARTA, KOMPAS.com –", *PROSE))))
    found = [article.text[b.start : b.end] for b in article.blocks if b.role is BlockRole.DATELINE]
    assert found == ["JAKARTA, KOMPAS.com –"]
    assert body_of(article) == list(PROSE)


def test_the_hour_of_a_post_is_no_dateline() -> None:
    posts = [f"1{n}.0{n} WIB - Air naik di desa nomor {n}" for n in range(8)]
    article = article_from_text(f"Banjir Kelana\nOleh Sari Dewi\n4 Mei 2026\n{chr(10).join(posts)}")
    assert BlockRole.DATELINE not in {block.role for block in article.blocks}
    assert body_of(article) == posts


def test_posts_of_a_live_report_are_not_taken_for_one_wrapped_paragraph() -> None:
    posts = [
        f"1{n}:0{n} - Boats came in at the quay with number {n} and left again." for n in range(9)
    ]
    article = article_from_text(f"{TITLE}\nBy Ana Pol\n4 May 2026\n" + "\n".join(posts))
    assert body_of(article) == posts


OPENING = (
    "The old harbour of Port Laras opened again on Monday after two years of work on its walls."
)
LAST = "Fishermen said that the Old Harbour is theirs, whatever the council says of the new quay."


@pytest.mark.parametrize(
    ("head", "tail", "authors"),
    [
        (
            ("Von Budi Laras und Tara Finn", "06.11.2025, 21:00 Uhr"),
            (),
            ("Budi Laras", "Tara Finn"),
        ),
        (("* Budi Laras", "* Published : 22:04, 22 Apr 2024"), (), ("Budi Laras",)),
        (("May 14, 2025", "Budi Laras"), (), ("Budi Laras",)),
        (("Budi Laras Political Correspondent", "16 September 2024 9:33pm"), (), ("Budi Laras",)),
        (("By Budi Laras The Port Courant",), (), ("Budi Laras",)),
        (("Old Harbour", "May 14, 2025"), (), ()),
        (("Port Laras 09:31 August 20, 2019",), (), ()),
        ((), ("— Budi Laras",), ("Budi Laras",)),
        ((), ("Budi Laras is a reporter for the Port Courant.",), ("Budi Laras",)),
    ],
)
def test_who_wrote_a_pasted_text(
    head: tuple[str, ...], tail: tuple[str, ...], authors: tuple[str, ...]
) -> None:
    body = [OPENING, OPENING.replace("Monday", "Tuesday"), LAST]
    article = article_from_text("\n".join(("Old harbour opens again", *head, *body, *tail)))
    assert article.authors == authors
    assert article.title == "Old harbour opens again"


def test_a_headline_that_is_there_twice_is_no_standfirst() -> None:
    lines = ("Old harbour opens again at last", "Old harbour opens again at last", "May 14, 2025")
    article = article_from_text("\n".join((*lines, OPENING, OPENING.replace("Monday", "Tuesday"))))
    roles = [block.role for block in article.blocks]
    assert roles.count(BlockRole.HEADLINE) == 1 and BlockRole.STANDFIRST not in roles


def test_an_hour_among_tags_is_the_article_s_and_buttons_are_no_text() -> None:
    tags = "港 経済 政治 コラム（国際） 中国・台湾 （1/3ページ） 2018/6/19 5:50 情報元 港新聞"
    body = [
        f"港の壁は二年の工事を経て月曜日に再び開かれた。{n}隻の船が最初の潮で入った。" * 3
        for n in range(4)
    ]
    others = [f"* 別の港の話題 その{n} （2018/6/{n + 10} 14:10）" for n in range(4)]
    lines = (
        "港の開港 習わしに挑む戦術の成否",
        "編集委員 佐藤花子",
        tags,
        "保存 共有 その他",
        *body,
        *others,
    )
    article = article_from_text("\n".join(lines), language="ja")
    assert article.published is not None and article.published.day == 19
    assert article.authors == ("佐藤花子",)
    text = [article.text[b.start : b.end] for b in article.blocks if b.role is BlockRole.BODY]
    assert "保存 共有 その他" not in text
