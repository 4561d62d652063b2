"""The date grammar: every usual spelling in Indonesian and English, and what is no date."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.dates import clock_only, find_moments
from reader.languages import language
from reader.model import Precision

INDONESIAN = [
    ("Minggu, 11 Oktober 2020 | 11:58 WIB", "2020-10-11T11:58+07:00"),
    ("KabarLuhur.id - 11/10/2020, 11:58 WIB", "2020-10-11T11:58+07:00"),
    ("Jum'at, 9 Oktober 2020 09.30 WITA", "2020-10-09T09:30+08:00"),
    ("Jum’at,9 Okt 2020 - 09:30 wit", "2020-10-09T09:30+09:00"),
    ("Jumat (9/10/2020) pukul 14.05 WIB", "2020-10-09T14:05+07:00"),
    ("Ahad, 1 Nopember 2020, Pukul: 06:07:08 WIB", "2020-11-01T06:07:08+07:00"),
    ("Kamis, 5 Pebruari 2015 14:56 WIB | 1.229 dibaca", "2015-02-05T14:56+07:00"),
    ("16 Agt 2021 jam 23.59 WITA", "2021-08-16T23:59+08:00"),
    ("pukul 08.15 WIB, Senin 3 Mei 2021", "2021-05-03T08:15+07:00"),
    ("17-02-2017 13:30 WIB", "2017-02-17T13:30+07:00"),
    ("Senin, 5 Okt 2020 - 24:00 WIT", "2020-10-06T00:00+09:00"),
]
ENGLISH = [
    ("October 11, 2020 11:58 AM EST", "2020-10-11T11:58-05:00"),
    ("Published 11:58 GMT, 11 October 2020", "2020-10-11T11:58+00:00"),
    ("Sun 11 Oct 2020 11.58 BST", "2020-10-11T11:58+01:00"),
    ("Sunday, October 11th, 2020 at 5 p.m. PDT", "2020-10-11T17:00-07:00"),
    ("Jan. 3rd, 2021 at 5:07 p.m. ET", "2021-01-03T17:07-05:00"),
    ("July 3, 2021 at 5:07 p.m. ET", "2021-07-03T17:07-04:00"),
    ("12:30am 1st of May 2021 UTC", None),
    ("12:30 AM UTC, May 1, 2021", "2021-05-01T00:30+00:00"),
    ("1430 GMT, Friday, March 5, 2010", "2010-03-05T14:30+00:00"),
    ("2020-10-11T11:58:00Z", "2020-10-11T11:58+00:00"),
    ("2020-10-11 11:58:23.456+0700", "2020-10-11T11:58:23+07:00"),
    ("11 October 2020 (11:58 GMT+8)", "2020-10-11T11:58+08:00"),
    ("10/11/2020 11:58 UTC", "2020-10-11T11:58+00:00"),
    ("13/10/2020 11:58 UTC", "2020-10-13T11:58+00:00"),
]


@pytest.mark.parametrize(("text", "expected"), INDONESIAN)
def test_indonesian_spellings(text: str, expected: str) -> None:
    (moment,) = find_moments(text, "id")
    assert moment.when == datetime.fromisoformat(expected)
    assert moment.when.utcoffset() == datetime.fromisoformat(expected).utcoffset()
    assert (moment.precision, moment.zone_assumed) == (Precision.MINUTE, False)


@pytest.mark.parametrize(("text", "expected"), [pair for pair in ENGLISH if pair[1]])
def test_english_spellings(text: str, expected: str) -> None:
    (moment,) = find_moments(text, "en")
    assert moment.when == datetime.fromisoformat(expected)
    assert moment.when.utcoffset() == datetime.fromisoformat(expected).utcoffset()


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("Jum'at, 9 Oktober 2020", "id", "2020-10-09T00:00+07:00"),
        ("9/10/2020", "id", "2020-10-09T00:00+07:00"),
        ("9/10/2020", "en", "2020-09-10T00:00+00:00"),
        ("9.10.2020", "en", "2020-10-09T00:00+00:00"),
        ("9/10/2020", "", "2020-10-09T00:00+00:00"),
        ("11-Oct-20", "en", "2020-10-11T00:00+00:00"),
    ],
)
def test_a_date_without_a_time_is_a_day_in_the_usual_zone(
    text: str, code: str, expected: str
) -> None:
    (moment,) = find_moments(text, code)
    assert moment.when == datetime.fromisoformat(expected)
    assert (moment.precision, moment.zone_assumed) == (Precision.DAY, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Veröffentlicht am 12.05.26 um 13:30 Uhr", "2026-05-12T13:30"),
        ("12 mai 2026 à 13h30", "2026-05-12T13:30"),
        ("12. května 2026 v 13:30", "2026-05-12T13:30"),
        ("12 травня 2026, 13:30", "2026-05-12T13:30"),
        ("2026年5月12日 13時30分", "2026-05-12T13:30"),
        ("2026年5月12日 9時05分", "2026-05-12T09:05"),
        ("2026년 5월 12일 13시 30분", "2026-05-12T13:30"),
    ],
)
def test_spellings_of_other_languages(text: str, expected: str) -> None:
    (moment,) = find_moments(text)
    assert moment.when.replace(tzinfo=None) == datetime.fromisoformat(expected)
    assert moment.end == len(text)


def test_a_time_without_a_zone_takes_the_usual_one_and_says_so() -> None:
    (moment,) = find_moments("9 Okt 2020 12:01", "id")
    assert moment.when == datetime.fromisoformat("2020-10-09T12:01+07:00")
    assert (moment.precision, moment.zone_assumed) == (Precision.MINUTE, True)


@pytest.mark.parametrize(
    "text",
    [
        "5 menit setelah gencatan senjata 2020",
        "sekarang",
        "31/02/2021",
        "32 Mei 2021",
        "Mei 2021",
        "skor 3-2 pada menit ke-45",
        "nomor 021/10/2020/55",
        "versi 1.2.3.4",
        "11 Oct 20.30",
        "Jakarta, 11/10 (Kantor Berita Luhur)",
        "99/99/9999",
        "May 5",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert list(find_moments(text, "id")) == []


def test_two_dates_in_a_line_are_two_moments_with_their_places() -> None:
    line = "Ana PolPublished Jul 17, 2024, 11:21am | Updated Jul 17, 2024, 6:39pm"
    first, second = find_moments(line, "en")
    assert line[first.start : first.end] == "Jul 17, 2024, 11:21am"
    assert line[second.start : second.end] == "Jul 17, 2024, 6:39pm"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("14:38 WIB", True),
        ("Pukul 14.38 WIB", True),
        ("um 14:38 Uhr", True),
        ("| 9.05 pm", True),
        ("14:38 orang", False),
        ("Pukul WIB", False),
    ],
)
def test_a_line_that_is_only_a_time(text: str, is_one: bool) -> None:
    assert clock_only(text) is is_one


DAYS = st.dates(date(1950, 1, 1), date(2068, 12, 31))
CLOCKS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0, fold=0))


@given(day=DAYS, clock=CLOCKS, zone=st.sampled_from(["WIB", "WITA", "WIT"]), data=st.data())
def test_every_day_and_time_that_is_written_is_read_again(
    day: date, clock: datetime, zone: str, data: st.DataObject
) -> None:
    names = [name for name, number in language("id").months.items() if number == day.month]
    month = data.draw(st.sampled_from(names)).title()
    text = f"{day.day} {month} {day.year} | {clock:%H:%M} {zone}"
    (moment,) = find_moments(text, "id")
    assert f"{moment.when:%Y-%m-%d %H:%M}" == f"{day:%Y-%m-%d} {clock:%H:%M}"
    hours = {"WIB": 7, "WITA": 8, "WIT": 9}[zone]
    assert moment.when.utcoffset() == timedelta(hours=hours)
    assert text[moment.start : moment.end] == text


@given(st.text(alphabet="0123456789/-.: ,|PMamTZWIB'Oktober", max_size=60))
def test_no_text_breaks_the_grammar(text: str) -> None:
    for moment in find_moments(text, "id"):
        assert 0 <= moment.start < moment.end <= len(text)
        assert moment.when.utcoffset() is not None
