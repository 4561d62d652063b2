"""Passwords in addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.passwords import (
    has_password,
    left_out_words,
    typed_without_password,
    without_password,
)


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://user:hemlig@example.com/feed", "https://example.com/feed"),
        ("https://user@example.com/feed", "https://example.com/feed"),
        ("HTTP://:hemlig@example.com:8080", "HTTP://example.com:8080"),
        ("https://user:hem@lig@example.com/", "https://example.com/"),
        ("https://user:hem/lig@example.com/", "https://example.com/"),
        ("https://user:hem#l?ig@example.com/", "https://example.com/"),
        ("https://user:hem lig@[::1]:80/a", "https://[::1]:80/a"),
        ("https://user:\nhemlig@example.com/", "https://example.com/"),
    ],
)
def test_a_password_is_taken_out(address: str, kept: str) -> None:
    assert has_password(address)
    assert without_password(address) == kept
    assert "hem" not in without_password(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://example.com/@writer/story",
        "https://example.com:8080/@writer",
        "https://[::1]:8080/@writer",
        "https://example.com?to=a@b.example",
        "https://example.com/?u=https://user:x@other.example/",
        "someone@example.com",
        "notes://mine.txt",
    ],
)
def test_everything_else_stays_as_it_is(address: str) -> None:
    assert without_password(address) == address
    assert not has_password(address)


@given(st.text(alphabet="ab:@/?#%1", max_size=12), st.text(alphabet="ab:@%1", max_size=12))
def test_no_part_of_a_password_is_left(user: str, password: str) -> None:
    bare = "".join(c for c in user if c not in "/?#")
    address = f"https://{bare}:X{password}X@example.com/feed"
    assert without_password(address) == "https://example.com/feed"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" https://user:hemlig@example.com/feed", " https://example.com/feed"),
        ("user:hemlig@example.com/feed", "example.com/feed"),
        ("https://user:hemlig@", "https://"),
        ("someone@example.com", "someone@example.com"),
        ("example.com/@writer", "example.com/@writer"),
        ("https://a.example: ask b@c.example", "https://a.example: ask b@c.example"),
        ("two words\n", "two words\n"),
    ],
)
def test_a_password_is_taken_out_of_what_is_being_typed(typed: str, kept: str) -> None:
    assert typed_without_password(typed) == kept


def test_how_many_were_left_out_is_said() -> None:
    assert left_out_words(0) == ""
    assert left_out_words(1) == "user name and password left out of 1 address"
    assert left_out_words(1200) == "user name and password left out of 1,200 addresses"
