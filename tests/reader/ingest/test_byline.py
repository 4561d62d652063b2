"""Bylines: who wrote, who edited, when and where, and the sentences that only look like one."""

from datetime import datetime

import pytest

from reader.ingest.byline import label_alone, read_byline
from reader.ingest.names import is_masthead, is_name
from reader.ingest.stacked import stacked


@pytest.mark.parametrize(
    ("line", "authors", "editor"),
    [
        ("By Ratih Pramesti, Sabtu, 14 Maret 2026 | 16:42 WIB", ("Ratih Pramesti",), ""),
        ("Oleh: Budi Karsa dan Ani Laras", ("Budi Karsa", "Ani Laras"), ""),
        ("Oleh : Maya Sofia", ("Maya Sofia",), ""),
        ("BY TATIANA MARSH", ("TATIANA MARSH",), ""),
        ("Pewarta: Teguh Santosa", ("Teguh Santosa",), ""),
        ("Reporter Teguh Santosa", ("Teguh Santosa",), ""),
        ("Penulis : Intan Maheswari Editor : Galih Saputro", ("Intan Maheswari",), "Galih Saputro"),
        ("Rep: Budi Karsa/ Red: Ani Laras", ("Budi Karsa",), "Ani Laras"),
        ("Editor: Prima Handayani", (), "Prima Handayani"),
        ("Laporan Wartawan KabarLuhur.id, Gita Irawan", ("Gita Irawan",), ""),
        ("By Jane Doe and John Q. Public, Political Editor", ("Jane Doe", "John Q. Public"), ""),
        ("By Mary-Ann O'Neil in London", ("Mary-Ann O'Neil",), ""),
        ("*Written by Ludwig van der Laan*", ("Ludwig van der Laan",), ""),
        ("(Reporting by Ana Pol in Baku; Editing by Li Wen)", ("Ana Pol",), "Li Wen"),
        ("By Meridian Press", ("Meridian Press",), ""),
    ],
)
def test_people_after_labels(line: str, authors: tuple[str, ...], editor: str) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert byline.labelled
    assert (byline.authors, byline.editor) == (authors, editor)


@pytest.mark.parametrize(
    ("line", "authors", "site"),
    [
        ("Laras Kusuma | Selasa, 12 Mei 2026 13:30 WIB", ("Laras Kusuma",), ""),
        ("KabarLuhur.id - 12/05/2026, 13:30 WIB", (), "KabarLuhur.id"),
        (
            "Budi Karsa, LUHUR Indonesia | Selasa, 12/05/2026 13:30 WIB",
            ("Budi Karsa",),
            "LUHUR Indonesia",
        ),
        ("Selasa, 12 Mei 2026 13:30 WIB | 1.229 Views", (), ""),
        ("Ana PolPublished May 12, 2026, 1:30 pm WIB", ("Ana Pol",), ""),
        ("May 12, 2026 13:30 WIB 3 weeks Luhur 142 Views", (), ""),
        ("Erschienen am 12.05.2026 - 13:30 Uhr WIB Lesedauer: 2 Min.", (), ""),
        ("12.05.2026 - 13:30 Uhr WIB Lesedauer: 2 Min.", (), ""),
    ],
)
def test_names_and_sites_beside_a_date(line: str, authors: tuple[str, ...], site: str) -> None:
    byline = read_byline(line, "id")
    assert byline is not None and byline.published is not None
    assert byline.published.when == datetime.fromisoformat("2026-05-12T13:30+07:00")
    assert (byline.authors, byline.site) == (authors, site)


def test_labels_of_dates_in_other_languages_are_told_apart() -> None:
    byline = read_byline("Publié le 12 mai 2026 à 14h52, modifié le 13 mai 2026 à 15h54")
    assert byline is not None and byline.published and byline.updated
    assert (byline.published.when.day, byline.updated.when.day) == (12, 13)
    byline = read_byline("Aktualisiert am 12.05.2026 - 13:30 Uhr Lesedauer: 2 Min.")
    assert byline is not None and byline.updated and not byline.published
    byline = read_byline("更新日：2026/05/13 11:30 公開日：2026/05/12 11:30")
    assert byline is not None and byline.published and byline.updated
    assert (byline.published.when.day, byline.updated.when.day) == (12, 13)


@pytest.mark.parametrize("line", ["Ana Pol | Published 15 hours ago", "Ana Pol, 2 jam yang lalu"])
def test_a_byline_that_says_how_long_ago_has_people_and_no_date(line: str) -> None:
    byline = read_byline(line)
    assert byline is not None and byline.relative and not byline.dated
    assert byline.authors == ("Ana Pol",)


def test_the_time_of_an_update_is_told_from_that_of_publication() -> None:
    byline = read_byline("Updated 13 May 2026 | First published 12 May 2026", "en")
    assert byline is not None and byline.published and byline.updated
    assert (byline.published.when.day, byline.updated.when.day) == (12, 13)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Oleh karena itu, kami akan terus maju.",
        "By Friday, the river had receded.",
        "By the time the police arrived on March 5, 2010, it was over.",
        "Warga mengatakan pada 11 Oktober 2020 bahwa air naik setinggi dua meter.",
        "Editor's note",
        "Two hours ago the river rose again and took the old bridge with it.",
        "2 hours ago the river rose again and took the old bridge with it.",
        "11 Oktober 2020 air mulai naik.",
        "Editor koran itu menolak menjawab pertanyaan wartawan sejak pagi.",
        "© 2003-2016 KabarLuhur.id",
        "Presiden Tanjung Ratu Bertemu Raja",
        "x" * 1000,
    ],
)
def test_what_is_no_byline(line: str) -> None:
    assert read_byline(line, "id") is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [("By", "author"), ("Oleh:", "author"), ("Editor :", "editor"), ("Oleh kami", "")],
)
def test_a_label_on_a_line_of_its_own(line: str, kind: str) -> None:
    assert label_alone(line) == kind


@pytest.mark.parametrize(
    "name",
    ["Bagas Wirayuda", "Ludwig van der Laan", "J. R. Sutomo", "Siti Nur'aini", "Élise D'Arcy"],
)
def test_the_shape_of_a_name(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "text",
    [
        "Budi",
        "Air naik",
        "Banjir 2020",
        "Kapal Itu Akhirnya Tiba di Pulau",
        "Ketua Umum",
        "Ana Pol,",
        "",
    ],
)
def test_what_has_not_the_shape_of_a_name(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize("text", ["KabarLuhur.id", "luhurNews", "LUHUR Indonesia", "KBL"])
def test_the_shape_of_a_medium(text: str) -> None:
    assert is_masthead(text)


@pytest.mark.parametrize("text", ["Budi Karsa", "BUDI KARSA", "", "Port Alder"])
def test_what_has_not_the_shape_of_a_medium(text: str) -> None:
    assert not is_masthead(text)


@pytest.mark.parametrize(
    ("line", "authors", "others"),
    [
        ("Von Ana Pol", ("Ana Pol",), ()),
        ("Par Ana Pol avec AFP", ("Ana Pol",), ()),
        ("Publié le 12 mai 2026 par Ana Pol", ("Ana Pol",), ()),
        ("By Ana Pol, photographs by Li Wen", ("Ana Pol",), ("Li Wen",)),
        ("Text: Ana Pol, Fotos: Li Wen", ("Ana Pol",), ("Li Wen",)),
        (
            "Written by Ana Pol — Medically reviewed by Li Wen, M.D.",
            ("Ana Pol",),
            ("Li Wen, M.D.",),
        ),
        ("By Ana Pol Political Correspondent", ("Ana Pol",), ()),
        ("BY ANA POL FOR THE PORT MAIL", ("ANA POL",), ()),
        ("By Ana Pol Follow", ("Ana Pol",), ()),
        ("By Ana Pol, Associated Press", ("Ana Pol",), ()),
        ("By Ana Pol | Port Laras", ("Ana Pol",), ()),
        ("By Martin Luther King", ("Martin Luther King",), ()),
        ("Oleh: Ana Pol, S.H., M.Kom", ("Ana Pol, S.H., M.Kom",), ()),
        ("Ana Pol, Political Editor", ("Ana Pol",), ()),
        ("홍길동 기자 gildong@news.example", ("홍길동",), ()),
        ("編集委員 佐藤花子", ("佐藤花子",), ()),
        ("作者：王小明", ("王小明",), ()),
    ],
)
def test_who_wrote_is_told_from_who_helped_and_what_is_beside_the_name(
    line: str, authors: tuple[str, ...], others: tuple[str, ...]
) -> None:
    byline = read_byline(line)
    assert byline is not None and byline.labelled
    assert (byline.authors, byline.others) == (authors, others)


@pytest.mark.parametrize(
    "line",
    [
        "Von Trump bis Putin",
        "Von Ana Pol bis Li Wen",
        "Par temps de pluie",
        "Port Laras, Old Harbour",
        "Photos show damage in Port Laras",
    ],
)
def test_a_small_word_before_a_name_makes_no_byline_by_itself(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("lines", "authors", "editor", "others"),
    [
        (("Reporter", "Ana Pol", "Editor", "Li Wen"), ("Ana Pol",), "Li Wen", ()),
        (("Ana Pol", "Penulis", "Li Wen", "Editor"), ("Ana Pol",), "Li Wen", ()),
        (("By", "Ana Pol", "Li Wen"), ("Ana Pol", "Li Wen"), "", ()),
        (("Money", "By", "Ana Pol", "Share this"), ("Ana Pol",), "", ()),
        (
            ("Penulis", "Tim Redaksi", "Ana Pol", "Fotografer", "Li Wen"),
            ("Ana Pol",),
            "",
            ("Li Wen",),
        ),
        (("Editor", "The old harbour opens again"), (), "", ()),
        ((), (), "", ()),
    ],
)
def test_labels_and_names_on_lines_of_their_own(
    lines: tuple[str, ...], authors: tuple[str, ...], editor: str, others: tuple[str, ...]
) -> None:
    found = stacked(lines)
    assert (found.authors, found.editor, found.others) == (authors, editor, others)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By ANA POL Associated Press", ("ANA POL",)),
        ("Written by Ana Pol Photos by Li Wen", ("Ana Pol",)),
        ("By Ana PolStaff Reporter", ("Ana Pol",)),
        ("Von Ana Pol, ARD-Studio Port Laras", ("Ana Pol",)),
        ("By Ana McDonald", ("Ana McDonald",)),
    ],
)
def test_what_sticks_to_a_name_is_no_part_of_it(line: str, authors: tuple[str, ...]) -> None:
    byline = read_byline(line)
    assert byline is not None and byline.authors == authors
