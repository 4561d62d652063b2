"""The sample articles are taken apart as they are meant: fields, and the role of every block."""

from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from reader.ingest.plain import article_from_text
from reader.model import Article, Precision, Syndication
from reader.text.normalise import normalise

FOLDER = Path(__file__).parent.parent / "sample_articles"


class Sample(NamedTuple):
    """What one sample article should give."""

    title: str
    authors: tuple[str, ...]
    editor: str
    published: str | None
    roles: str
    """The roles in order, runs of the same one written once."""
    site: str = ""
    syndicated_from: Syndication | None = None


SAMPLES = {
    "id-sengketa-selat-arunika": Sample(
        "'Kami Tidak Akan Pergi', Nelayan Selat Arunika Bertahan Saat Sengketa Zona Tangkap Kian"
        " Panas dan Ganggu Pasokan Ikan",
        ("Ratih Pramesti",),
        "Bagas Wirayuda",
        "2026-03-14T16:42:00+07:00",
        "boilerplate headline byline caption body promo editor credit",
        syndicated_from=Syndication(
            "PesisirPos.com",
            "Sengketa Selat Arunika Memanas, Dinas Kelautan Siapkan Peta Baru Zona Tangkap",
        ),
    ),
    "id-banjir-sungai-kelana": Sample(
        "Banjir Sungai Kelana Surut, Warga Sukawening Mulai Bersihkan Rumah",
        ("Intan Maheswari",),
        "Galih Saputro",
        "2026-02-02T09:15:00+08:00",
        "headline byline caption dateline body promo body subheading body editor",
        site="KabarLuhur.id",
    ),
    "id-harga-cabai-rejosari": Sample(
        "Harga cabai di Rejosari naik tiga kali lipat jelang panen",
        ("Teguh Prabowo Santosa",),
        "Prima Handayani",
        "2026-02-06T00:00:00+07:00",
        "headline byline dateline body editor boilerplate",
    ),
    "id-festival-layang-layang-tirtasari": Sample(
        "Langit Tirtasari Penuh Warna, Festival Layang-Layang Kembali Setelah Lima Tahun",
        ("Laras Kusumawati",),
        "",
        "2026-05-12T13:30:00+07:00",
        "headline standfirst byline caption dateline body subheading body promo",
    ),
    "en-ferry-returns-port-alder": Sample(
        "Ferry Sails Again to Port Alder, Six Years After the Islands Were Cut Off",
        ("Maren Oduya", "Tobias Finch"),
        "Paula Stein",
        "2026-01-19T07:30:00-05:00",
        "headline standfirst byline dateline body subheading body promo editor credit",
        syndicated_from=Syndication("Northwind News", "Port Alder ferry returns to a crowded quay"),
    ),
    "en-library-vote-wexcombe": Sample(
        "Wexcombe councillors back down on library closures after night of protest",
        ("Tamsin Okafor",),
        "",
        "2026-03-05T11:05:00+00:00",
        "headline byline caption body promo boilerplate",
    ),
    "en-dam-inspection-castravel": Sample(
        "Inspectors Warned of Cracks at Castravel Dam Two Years Before Evacuation, Documents Show",
        ("Ileana Marsh",),
        "",
        "2025-10-27T18:20:00+01:00",
        "headline byline dateline body",
    ),
    "en-school-garden-heat": Sample(
        "The school that planted its way out of the heat", (), "", None, "headline body"
    ),
}


def load(name: str) -> Article:
    return article_from_text((FOLDER / f"{name}.txt").read_text(encoding="utf-8"))


def roles_of(article: Article) -> str:
    roles = [str(block.role) for block in article.blocks]
    return " ".join(r for i, r in enumerate(roles) if i == 0 or roles[i - 1] != r)


def test_every_sample_is_described_here() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(SAMPLES)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_gives_its_fields(name: str) -> None:
    article, sample = load(name), SAMPLES[name]
    assert article.title == sample.title
    assert article.authors == sample.authors
    assert article.editor == sample.editor
    assert article.site == sample.site
    assert article.syndicated_from == sample.syndicated_from
    assert article.language == name.partition("-")[0]
    published = sample.published and datetime.fromisoformat(sample.published)
    assert article.published == published
    if article.published and isinstance(published, datetime):
        assert article.published.utcoffset() == published.utcoffset()


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_gives_its_blocks(name: str) -> None:
    assert roles_of(load(name)) == SAMPLES[name].roles


@pytest.mark.parametrize("name", SAMPLES)
def test_the_blocks_of_a_sample_hold_all_of_it_once(name: str) -> None:
    article = load(name)
    ends = [(0, 0), *((b.start, b.end) for b in article.blocks)]
    ends.append((len(article.text), len(article.text)))
    for (_, end), (start, _) in pairwise(ends):
        assert article.text[end:start].strip() == "" and end <= start


def test_only_the_date_without_a_time_has_an_assumed_zone() -> None:
    assumed = {name: load(name).published_zone_assumed for name in SAMPLES}
    assert [name for name in assumed if assumed[name]] == ["id-harga-cabai-rejosari"]
    assert load("id-harga-cabai-rejosari").published_precision is Precision.DAY
    assert load("en-ferry-returns-port-alder").published_precision is Precision.MINUTE


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_stored_as_it_is(name: str) -> None:
    raw = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert normalise(raw) == raw == load(name).text
    assert 250 <= len(raw.split()) <= 500


def test_both_kinds_of_quotation_marks_are_used() -> None:
    texts = [load(name).text for name in SAMPLES]
    assert any("“" in text for text in texts)
    assert any('"' in text for text in texts)
