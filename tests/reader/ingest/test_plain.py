"""A text scrape taken apart: what each line becomes, and what holds for any text at all."""

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.ingest.extract import extract_object
from reader.ingest.plain import article_from_text
from reader.model import Article, BlockRole, sha256_of
from reader.text.graphemes import Graphemes
from reader.text.normalise import normalise

BODY = (
    "Air sungai naik sejak tengah malam dan merendam tiga dusun di hilir bendungan lama.\n\n"
    '"Kami tidak sempat mengangkat apa-apa," kata Sari, warga dusun terdekat.\n\n'
    "Menurut dia, tidak ada peringatan dari petugas sampai air masuk ke dapur rumahnya."
)


def roles(article: Article) -> list[str]:
    return [str(block.role) for block in article.blocks]


def texts(article: Article, role: BlockRole) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.role is role]


def test_an_article_with_none_of_the_parts_is_body_with_a_first_line_title() -> None:
    article = article_from_text(BODY)
    assert roles(article) == ["body"] * 3
    assert article.title == BODY.partition("\n")[0]
    assert (article.authors, article.published, article.syndicated_from) == ((), None, None)


def test_a_first_line_that_is_a_long_paragraph_gives_a_short_title() -> None:
    article = article_from_text("Hujan turun lagi di kota ini. " * 40)
    assert len(article.title) <= 201 and article.title.endswith("…")


def test_a_first_line_that_is_no_sentence_is_the_headline() -> None:
    article = article_from_text(f"Banjir Rendam Tiga Dusun\n\n{BODY}")
    assert roles(article) == ["headline", "body", "body", "body"]
    assert article.title == "Banjir Rendam Tiga Dusun"


def test_a_given_title_site_and_language_win() -> None:
    article = article_from_text(
        f"Judul Asli\n\n{BODY}",
        title=" Judul\tLain ",
        site="Luhur",
        language="ms",
        url="https://a.b/c",
    )
    assert (article.title, article.site, article.language) == ("Judul Lain", "Luhur", "ms")


def test_the_site_is_the_host_of_the_address_when_nothing_names_it() -> None:
    assert article_from_text(BODY, url="https://www.Kabar.Example:8080/a").site == "kabar.example"


def test_the_text_is_normalised_and_hashed() -> None:
    article = article_from_text("Judul\x1b[31m\r\n\r\n" + BODY)
    assert article.text == normalise(article.text)
    assert article.sha256 == sha256_of(article.text)
    assert article.id == article.sha256[:20]


def test_markdown_headings_are_told_and_the_text_is_kept() -> None:
    head = "# Banjir *Besar* di Hilir\n\nOleh: Ani Laras\n\n![desa](a.jpg)"
    raw = f"{head}\n\n{BODY}\n\n## Kata warga\n\n- Satu\n"
    article = article_from_text(raw, markdown=True)
    assert article.title == "Banjir Besar di Hilir"
    assert article.text == raw
    assert roles(article) == [
        "headline", "byline", "caption", "body", "body", "body", "subheading", "body",
    ]  # fmt: skip


def test_a_lone_name_under_the_body_is_the_editor_and_above_a_date_the_author() -> None:
    article = article_from_text(
        f"Banjir Rendam Tiga Dusun\nAni Laras\nSenin, 4 Mei 2026 10.00 WIB\n\n{BODY}\n\n"
        "Bagas Wirayuda\n\nArtikel ini telah tayang di PesisirPos.com\n"
    )
    assert (article.authors, article.editor) == (("Ani Laras",), "Bagas Wirayuda")
    assert roles(article)[:3] == ["headline", "byline", "byline"]
    assert roles(article)[-2:] == ["editor", "credit"]


def test_a_lone_name_at_the_very_end_is_the_author_when_there_is_no_other() -> None:
    end = f"Banjir Rendam Tiga Dusun\n\n{BODY}\n\nBagas Wirayuda\n"
    assert article_from_text(end).authors == ("Bagas Wirayuda",)
    credited = article_from_text(f"{end}\nArtikel ini telah tayang di PesisirPos.com")
    assert (credited.authors, credited.editor) == ((), "Bagas Wirayuda")


def test_a_name_between_byline_and_body_is_a_caption() -> None:
    article = article_from_text(
        f"Banjir Rendam Tiga Dusun\n\nBy Ani Laras, 4 Mei 2026 | 10:00 WIB\n\nSari Dewi\n\n{BODY}"
    )
    assert texts(article, BlockRole.CAPTION) == ["Sari Dewi"]


def test_promos_stand_wherever_they_are_and_take_their_titles_along() -> None:
    first, second, third = BODY.split("\n\n")
    article = article_from_text(
        f"Banjir Rendam Tiga Dusun\n\n{first}\n\nBaca Juga: Jembatan Putus\n\n{second}\n\n"
        f"Baca juga:\nTanggul Jebol Lagi\n\n{third}"
    )
    assert texts(article, BlockRole.PROMO) == [
        "Baca Juga: Jembatan Putus", "Baca juga:", "Tanggul Jebol Lagi",
    ]  # fmt: skip
    assert texts(article, BlockRole.BODY) == [first, second, third]


def test_date_and_time_on_two_lines_are_one_moment() -> None:
    article = article_from_text(f"Banjir Rendam Tiga Dusun\n4 Mei 2026\n10.15 WITA\n\n{BODY}")
    assert article.published is not None
    assert article.published.isoformat() == "2026-05-04T10:15:00+08:00"


@pytest.mark.parametrize("clock", ["* 10:15 Uhr", "10.15 WITA,"])
def test_the_time_may_be_an_item_or_have_a_word_behind_it(clock: str) -> None:
    article = article_from_text(f"Banjir Rendam Tiga Dusun\n* 4. Mai 2026\n{clock}\n\n{BODY}")
    assert article.published is not None
    assert article.published.strftime("%Y-%m-%d %H:%M") == "2026-05-04 10:15"


LISTED = (
    "Kapal Terbesar dari Hilir Tiba\nHarga Beras Naik di Tiga Pasar\n"
    "Jembatan Gantung Dibuka Lagi Besok\n"
)


def test_a_title_under_the_trail_of_its_sections_is_the_headline() -> None:
    title = "Hujan Deras, Dusun Terendam"
    article = article_from_text(f"{LISTED}Beranda Daerah {title}\n{title}\n\n{BODY}")
    assert article.title == title


def test_of_two_titles_that_are_as_good_the_upper_one_is_the_headline() -> None:
    title = "Banjir Rendam Tiga Dusun di Hilir Bendungan"
    below = "Banjir Rendam Dusun Sari di Hilir Bendungan"
    article = article_from_text(f"{title}\nDaerah\nIklan\n{below}\n4 Mei 2026 10:15 WIB\n\n{BODY}")
    assert article.title == title


def test_buttons_between_paragraphs_do_not_end_the_body() -> None:
    paragraphs = BODY.replace("\n\n", "\n\nIsi artikel\n\n")
    text = f"Banjir Rendam Tiga Dusun\n\nIsi artikel\n\n{paragraphs}\n\nIsi artikel\n\n{paragraphs}"
    article = article_from_text(text)
    assert article.title == "Banjir Rendam Tiga Dusun"
    assert texts(article, BlockRole.BODY)[0].startswith("Air sungai")


def test_a_headline_in_a_script_without_spaces_is_told_by_its_letters() -> None:
    title = "港の古い堤防を二年かけて修復"
    body = "港の古い堤防は二年かけて修復され、月曜日に再び開かれた。多くの市民が見守った。\n" * 4
    article = article_from_text(f"{title}\n2026年5月12日 13時30分\n会員登録はこちら\n{body}")
    assert article.title == title


def test_a_dateline_is_a_block_of_its_own_inside_the_first_paragraph() -> None:
    article = article_from_text(f"Banjir Rendam Tiga Dusun\n\nLEMBAH ATAS, KabarLuhur.id - {BODY}")
    assert texts(article, BlockRole.DATELINE) == ["LEMBAH ATAS, KabarLuhur.id -"]
    assert texts(article, BlockRole.BODY)[0].startswith("Air sungai")
    assert article.site == "KabarLuhur.id"


def test_menus_above_and_links_below_are_boilerplate() -> None:
    menu = "\n".join(
        f"    * {name}" for name in ("Beranda", "Nasional", "Daerah", "Olahraga", "Foto")
    )
    links = "\n".join(f"  * Kabar ke-{number} dari hilir" for number in range(8))
    article = article_from_text(
        f"{menu}\n\n      Banjir Rendam Tiga Dusun di Hilir Bendungan\n\n"
        f"        Ani Laras | Senin, 4 Mei 2026 10:00 WIB\n\n{BODY}\n\nBerita Terkait\n{links}\n"
        "Hak cipta KabarLuhur 2026\n"
    )
    assert article.title == "Banjir Rendam Tiga Dusun di Hilir Bendungan"
    assert texts(article, BlockRole.BODY) == BODY.split("\n\n")
    assert roles(article)[:5] == ["boilerplate"] * 5
    assert set(roles(article)[10:]) == {"boilerplate"}


@pytest.mark.parametrize("raw", ["", " \n\t\n", "\ufeff", "\x00\x1b"])
def test_nothing_gives_an_article_without_blocks(raw: str) -> None:
    article = article_from_text(raw)
    assert (article.title, article.blocks) == ("", ())


LINES = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        [
            "Find Us On Social Media :",
            "Baca Juga: Judul",
            "Baca juga:",
            "By Ani Laras, 4 Mei 2026",
            "Ani Laras",
            "LEMBAH - Air naik sejak pagi dan belum surut sampai malam ini juga.",
            "* Menu",
            "# Judul",
            'Artikel ini telah tayang di Luhur.id dengan judul "Air"',
            "Editor: Ani",
            "A - \u0301a",
            "Terkait",
            "10:15 WIB",
            "😀\u200d👩",
            "e\u0301",
            "https://luhur.example/a",
        ]
    ),
)


@settings(max_examples=200)
@given(st.lists(LINES, max_size=14).map("\n".join), st.booleans())
def test_blocks_hold_all_that_is_not_blank_exactly_once(raw: str, markdown: bool) -> None:
    article = article_from_text(raw, markdown=markdown)
    text, graphemes = article.text, Graphemes(article.text)
    edges = [(0, 0), *((b.start, b.end) for b in article.blocks), (len(text), len(text))]
    for (_, end), (start, _) in pairwise(edges):
        assert end <= start and not text[end:start].strip()
    for block in article.blocks:
        assert block.start < block.end
        assert graphemes.start(block.start) == block.start
        assert graphemes.end(block.end) == block.end
        opens = text[text.rfind("\n", 0, block.start) + 1 : block.start]
        assert not opens.strip() or any(
            b.role is BlockRole.DATELINE and b.end <= block.start for b in article.blocks
        )
        assert not text[block.end :].partition("\n")[0].strip() or (
            block.role is BlockRole.DATELINE
        )


def test_a_text_of_the_largest_size_is_taken_apart_in_linear_time() -> None:
    for raw in (
        "Kata dia, air naik. " * 200_000,
        '"' * 1_000_000,
        "a\n" * 20_000,
        " " * 1_000_000 + "\na",
        "a" + " " * 1_000_000 + "b",
        ("Editor: " * 35 + "\n") * 500,
        ("5 Mei 2026 " + " " * 280 + "x\n") * 500,
    ):
        assert article_from_text(raw).text == normalise(raw)


def test_extract_says_what_is_unknown_with_null() -> None:
    found = extract_object(article_from_text("Satu baris."), "a.txt")
    assert found == {
        "source": "a.txt",
        "title": "Satu baris.",
        "authors": [],
        "editor": None,
        "published": None,
        "site": None,
        "url": None,
        "language": None,
        "syndicated_from": None,
        "text": "Satu baris.",
        "blocks": [{"role": "body", "start": 0, "end": 11}],
    }


def test_extract_gives_the_origin_and_the_time_with_its_zone() -> None:
    head, credit = "Banjir Rendam Tiga Dusun\n\n4 Mei 2026 10:00 WIT", "Sumber: Luhur.id"
    raw = f"{head}\n\n{BODY}\n\n{credit}"
    found = extract_object(article_from_text(raw), "\udcff.txt")
    assert found["published"] == "2026-05-04T10:00:00+09:00"
    assert found["syndicated_from"] == {"site": "Luhur.id", "title": None, "url": None}
    assert found["source"].encode()


def test_taking_a_text_apart_loads_nothing_heavy() -> None:
    code = (
        "import sys; import reader.ingest.sources\n"
        "heavy = {'charset_normalizer', 'tomllib', 'zoneinfo', 'wcwidth', 'textual', 'orjson'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"
