from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from reader.corrections import CorrectionError, article_values, corrected
from reader.model import Article, Precision, Syndication

WIB = timezone(timedelta(hours=7))
ARTICLE = Article(
    "a" * 20,
    "Banjir surut.",
    title="Banjir surut",
    authors=("Ani Rahma", "Budi, Jr."),
    published=datetime(2024, 2, 29, 11, 58, 30, tzinfo=WIB),
    published_precision=Precision.MINUTE,
    published_zone_assumed=True,
    language="id",
    note="dua\nbaris",
    tags=("banjir",),
)


def changed(article: Article = ARTICLE, **typed: str) -> Article:
    return corrected(article, {**article_values(article), **typed})


def test_what_is_left_alone_stays_exactly_as_it_was() -> None:
    assert changed() == ARTICLE
    assert changed(Article("b" * 20, "x")) == Article("b" * 20, "x")


def test_fields_are_cleaned_and_lists_taken_apart() -> None:
    after = changed(title=" Banjir\x1b telah surut ", authors="Ani; ;Cici", tags="a, #b")
    assert (after.title, after.authors, after.tags) == (
        "Banjir telah surut",
        ("Ani", "Cici"),
        ("a", "b"),
    )


@pytest.mark.parametrize(
    ("typed", "moment", "precision", "assumed"),
    [
        ("2020-10-11 11:58 +07:00", datetime(2020, 10, 11, 11, 58, tzinfo=WIB), "minute", False),
        ("11 Oktober 2020", datetime(2020, 10, 11, tzinfo=WIB), "day", True),
        ("2020-10-11 04:58 UTC", datetime(2020, 10, 11, 4, 58, tzinfo=UTC), "minute", False),
    ],
)
def test_a_date_is_read_as_newspapers_write_it(
    typed: str, moment: datetime, precision: str, assumed: bool
) -> None:
    after = changed(published=typed)
    assert after.published == moment
    assert (after.published_precision, after.published_zone_assumed) == (precision, assumed)


def test_a_date_can_be_taken_off() -> None:
    after = changed(published="")
    assert (after.published, after.published_precision) == (None, None)


@pytest.mark.parametrize(
    "typed", ["yesterday", "2020-13-45", "11 Oct 2020 or 12 Oct 2020", "x 2020-10-11"]
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(CorrectionError, match="Published: write it as"):
        changed(published=typed)


def test_a_language_is_a_code() -> None:
    assert changed(language="pt_BR").language == "pt-BR"
    assert changed(language="").language == ""
    for wrong in ("Bahasa Indonesia", "x", "i!"):
        with pytest.raises(CorrectionError, match="Language"):
            changed(language=wrong)


def test_where_it_first_appeared_is_one_thing() -> None:
    after = changed(source_site="dw.com", source_title="Krieg")
    assert after.syndicated_from == Syndication("dw.com", "Krieg")
    assert changed(after, source_site="", source_title="").syndicated_from is None


def test_a_note_of_several_lines_is_kept_unless_it_is_edited() -> None:
    assert changed(title="x").note == "dua\nbaris"
    assert changed(note="satu").note == "satu"


def test_the_day_alone_is_shown_when_no_more_is_known() -> None:
    day = replace(ARTICLE, published_precision=Precision.DAY)
    assert article_values(day)["published"] == "2024-02-29"
    assert article_values(ARTICLE)["published"] == "2024-02-29 11:58 +07:00"


def test_a_password_in_an_address_is_left_out() -> None:
    address = "https://me:hemlig@a.example/1"
    after = corrected(ARTICLE, article_values(ARTICLE) | {"url": address, "source_url": address})
    assert after.url == "https://a.example/1"
    assert after.syndicated_from is not None
    assert after.syndicated_from.url == "https://a.example/1"
