"""Text is clean, the same for ever after, and nothing in it commands a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.normalise import normalise, one_line, paintable

HOSTILE = st.sampled_from(
    [
        *("\x1b[2J", "\x9b", "\r", "\r\n", "\u2028", "\x00", "\u202e", "\u2066", "\u200d"),
        *(
            "\u200c",
            "\U000e0041",
            "\ud800",
            "\ufeff",
            "\u00ad",
            "\t",
            "\u200b",
            "👨",
            "क",
            "ی",
            "a",
        ),
    ]
)
anything = st.one_of(st.text(max_size=50), st.lists(HOSTILE, max_size=20).map("".join))


@given(anything)
def test_applying_it_twice_changes_nothing_more(raw: str) -> None:
    assert normalise(normalise(raw)) == normalise(raw)
    assert one_line(one_line(raw)) == one_line(raw)


@given(anything)
def test_no_control_is_left_but_the_line_break(raw: str) -> None:
    text = normalise(raw)
    assert all(char == "\n" or unicodedata.category(char) not in ("Cc", "Cs") for char in text)
    assert not set(text) & set("\u2028\u2029\u200b\u200e\u200f\u202e\u2066\u2069\u00ad\ufeff")
    text.encode()


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("satu\r\ndua\rtiga\vempat\flima\x85enam", "satu\ndua\ntiga\nempat\nlima\nenam"),
        ("satu\u2028dua\u2029tiga", "satu\ndua\ntiga"),
        ("nama\tumur", "nama umur"),
        ("\ufeffPem\u00adbuka\u200ban", "Pembukaan"),
        ("\x1b]52;c;aGFsbw==\x07", "]52;c;aGFsbw=="),
        ("kanan\u202eirik\u202c", "kananirik"),
        ("Rp\u00a05.000", "Rp\u00a05.000"),
        ("cafe\u0301", "cafe\u0301"),
        ("baris \n\n lain ", "baris \n\n lain "),
        ("rahasia\U000e0068\U000e0069", "rahasia"),
    ],
)
def test_what_goes_and_what_stays(raw: str, text: str) -> None:
    assert normalise(raw) == text


@pytest.mark.parametrize(
    "kept", ["👩\u200d🚀", "👩🏽\u200d🚀", "❤\ufe0f\u200d🔥", "می\u200cخواهم", "क्\u200dष"]
)
def test_joiners_that_shape_what_is_seen_stay(kept: str) -> None:
    assert normalise(kept) == kept


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("p\u200da\u200cy", "pay"),
        ("👩\u200d", "👩"),
        ("👩\u200d\u200d🚀", "👩\u200d🚀"),
        ("\u200cی", "ی"),
    ],
)
def test_joiners_that_only_hide_go(raw: str, text: str) -> None:
    assert normalise(raw) == text


def test_a_title_is_one_line() -> None:
    assert one_line("  Banjir \r\n di\u00a0\u00a0Garut\t") == "Banjir di Garut"


@given(anything)
def test_what_is_painted_has_the_length_of_what_is_stored(raw: str) -> None:
    painted = paintable(raw)
    assert len(painted) == len(raw)
    assert all(unicodedata.category(char) not in ("Cc", "Cs") for char in painted)


def test_a_control_is_painted_as_a_replacement() -> None:
    assert paintable("a\x1b[31m\nb\u202e") == "a\ufffd[31m b\ufffd"
