"""The language files: complete, well formed, and all their patterns compile."""

import re
import tomllib
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import reader.languages
from reader.languages import Language, UnknownLanguageError, language, languages

ALL = pytest.mark.parametrize("known", languages(), ids=lambda known: known.code)


def test_indonesian_and_english_come_first() -> None:
    assert [known.code for known in languages()][:2] == ["id", "en"]


@ALL
def test_every_month_has_names_and_no_name_means_two_months(known: Language) -> None:
    assert set(known.months.values()) == set(range(1, 13))
    assert all(name == name.lower() for name in known.months)


def test_old_and_short_spellings_of_indonesian_months_are_known() -> None:
    months = language("id").months
    assert (months["nopember"], months["pebruari"], months["okt"], months["agt"]) == (11, 2, 10, 8)


@ALL
def test_every_zone_is_an_offset_or_a_zone_of_the_database(known: Language) -> None:
    assert known.zone in {zone for each in languages() for zone in each.zones}
    for value in known.zones.values():
        if re.fullmatch(r"[+-]\d\d:\d\d", value):
            assert abs(timedelta(hours=int(value[:3]))) <= timedelta(hours=14)
        else:
            ZoneInfo(value)


@ALL
def test_patterns_compile_and_none_matches_nothing(known: Language) -> None:
    for patterns in (*known.labels.values(), *known.lines.values()):
        for pattern in patterns:
            assert not re.compile(pattern, re.IGNORECASE).match("")


def test_a_region_makes_no_difference() -> None:
    assert language("id-ID") is not None
    assert language("en_GB").code == "en"


@pytest.mark.parametrize("code", ["", "tlh", "../id", "i d"])
def test_an_unknown_language_is_refused_with_the_known_ones(code: str) -> None:
    with pytest.raises(UnknownLanguageError, match=r"there are .*en.*id"):
        language(code)


@ALL
def test_every_language_tells_what_the_words_of_a_source_stand_for(known: Language) -> None:
    folder = Path(reader.languages.__file__).parent / "sources"
    files = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in folder.glob("*.toml")}
    needed = set.intersection(*(set(value) for value in files.values()))
    assert needed and needed <= set(files[known.code])
