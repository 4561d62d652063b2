"""A file from a stranger is either what it should be or refused in one line that says why."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.export import json_reading
from reader.export.checks import ImportRefusedError
from reader.export.formats import Options
from reader.export.json_format import write
from reader.export.json_reading import read_export
from reader.model import article_id_of, sha256_of
from tests.reader.export.nouns import BRIDGE, TEXT, data_of

EXPORT = b"".join(write(data_of(), Options()))
VALUE = json.loads(EXPORT)


def refusal(data: bytes) -> str:
    with pytest.raises(ImportRefusedError) as caught:
        read_export(data)
    message = str(caught.value)
    assert "\n" not in message and message.isprintable() and len(message) < 300
    return message


def spoilt(spoil: Callable[[Any], object]) -> bytes:
    value = copy.deepcopy(VALUE)
    spoil(value)
    return json.dumps(value).encode()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no JSON"),
        (b"not json", "no JSON"),
        (EXPORT[:-100], "no JSON"),
        (b"\xff\xfe" + EXPORT, "no JSON"),
        (EXPORT.replace(b"Ratna", b"Rat\xe9na"), "no JSON"),
        (EXPORT.replace(b"Ratna", b"\\ud800"), "no JSON"),
        (b"[" * 1_000_000, "no JSON"),
        (b'{"format": "kutip", "x": ' + b'{"a":' * 100_000 + b"}" * 100_001, "no JSON"),
        (b"9" * 5_000_000, "no JSON"),
        (b'{"format": "kutip", "version": 1e999}', "no JSON"),
        (b'{"format": "kutip", "version": NaN}', "no JSON"),
        (b"[]", "no export of kutip"),
        (b'{"format": "doccano"}', "no export of kutip"),
        (b'{"format": "kutip"}', "version"),
        (b'{"format": "kutip", "version": true}', "version"),
        (b'{"format": "kutip", "version": 2}', "update kutip"),
        (b'{"format": "kutip", "version": 1, "offset_unit": "utf16"}', "offset_unit"),
        (b'{"format": "kutip", "version": 1, "offset_unit": "codepoint"}', "articles"),
    ],
)
def test_what_is_no_export_is_refused(data: bytes, why: str) -> None:
    assert why in refusal(data)


def attribution(**values: object) -> Callable[[Any], object]:
    return lambda d: d["attributions"][0].update(values)


def span(**values: object) -> Callable[[Any], object]:
    return lambda d: d["attributions"][0]["content"][0].update(values)


def article(**values: object) -> Callable[[Any], object]:
    return lambda d: d["articles"][0].update(values)


def speaker(**values: object) -> Callable[[Any], object]:
    return lambda d: d["speakers"][0].update(values)


SPOILT: list[tuple[Callable[[Any], object], str]] = [
    (article(text="other"), "articles[0]: text: it is not the text"),
    (article(id="../../etc/passwd"), "articles[0]: id"),
    (article(id=["x"]), "articles[0]: article: id: expected a text"),
    (article(sha256="0" * 64), "articles[0]: text"),
    (article(title=7), "article: title: expected a text, got int"),
    (article(deleted=True), "deleted"),
    (article(state="burnt"), "article: state: expected one of unread"),
    (article(published="2024-03-04T00:00:00"), "names no zone"),
    (article(published="0001-01-01T00:00:00+14:00"), "the year 1 cannot be"),
    (article(note="x" * 300_000), "note: longer than"),
    (article(tags=["x"] * 30_000), "tags: more than"),
    (article(blocks=[{"role": "body", "start": 0, "end": 10**9}]), "ends after the text"),
    (
        article(
            blocks=[
                {"role": "body", "start": 5, "end": 9},
                {"role": "body", "start": 0, "end": 6},
            ]
        ),
        "overlap",
    ),
    (lambda d: d["articles"].append(d["articles"][0]), f"articles[2]: id: {BRIDGE.id} is there"),
    (lambda d: d["articles"].append(None), "articles[2]: expected an object"),
    (lambda d: d.update(articles={}), "articles is no list"),
    (lambda d: d["speakers"].append(d["speakers"][0]), "is there twice"),
    (speaker(id="a/b"), "cannot be an id"),
    (speaker(name=" \x1b"), "name: it is empty"),
    (speaker(aliases="Ratna"), "aliases: expected a list"),
    (speaker(merged_into="02other"), "merged into itself"),
    (attribution(article_id="nowhere"), "the file holds no article"),
    (attribution(content=[]), "content: it holds no span"),
    (attribution(content=[[0, 4]]), "content: expected a list of spans"),
    (attribution(content="0-4"), "content: expected a list of spans"),
    (attribution(confidence=1.5), "confidence: expected a number from 0 to 1"),
    (attribution(codes={"a": 1}), "codes: expected a text"),
    (attribution(type="shouted"), "type: expected one of direct"),
    (span(start=-1), "content: expected a whole number"),
    (span(start=1e30), "content: expected a whole number"),
    (span(start=10**30), "content: expected a whole number"),
    (span(start="0"), "content: expected a whole number"),
    (span(end=10**9), "out of order"),
    (span(exact="something else"), "covers other text"),
    (span(exact=None), "covers other text"),
    (lambda d: d["attributions"][0]["cue"][0].update(end=10**9), "cue: "),
    (lambda d: d["rejections"][0]["content"][0].pop("exact"), "rejections[0]: content"),
]


@pytest.mark.parametrize(("spoil", "why"), SPOILT)
def test_what_does_not_fit_is_refused_with_its_place(
    spoil: Callable[[Any], object], why: str
) -> None:
    assert why in refusal(spoilt(spoil))


def test_a_span_that_cuts_a_character_is_refused() -> None:
    start = TEXT.index("🌧️")
    half = {"start": start, "end": start + 1, "exact": TEXT[start : start + 1]}
    assert "cuts a character" in refusal(spoilt(attribution(content=[half])))


def test_a_text_with_control_characters_is_refused() -> None:
    text = "judul\n\x1b]52;c;ZWNobw==\x07 isi"
    sha256 = sha256_of(text)
    hostile = article(text=text, sha256=sha256, id=article_id_of(sha256), blocks=[])
    empty = spoilt(lambda d: (hostile(d), d.update(attributions=[], rejections=[])))
    assert "control characters" in refusal(empty)


def test_other_fields_are_cleaned() -> None:
    contents = read_export(
        spoilt(
            lambda d: (
                article(title="a\x1b[31mb\u202ec", authors=["\x00x"])(d),
                attribution(codes={"k\x07": "v\x9b"}, tags=["\u200bt"])(d),
            )
        )
    )
    assert contents.articles[0].title == "a[31mbc"
    assert contents.articles[0].authors == ("x",)
    assert contents.attributions[0].codes == {"k": "v"}
    assert contents.attributions[0].tags == ("t",)


def test_keys_that_this_version_does_not_know_are_ignored() -> None:
    contents = read_export(spoilt(article(mood="grey")))
    assert contents.articles[0] == BRIDGE


def test_a_byte_order_mark_does_no_harm() -> None:
    assert read_export(b"\xef\xbb\xbf" + EXPORT) == read_export(EXPORT)


def test_a_file_that_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_reading, "MAX_BYTES", 10_000_000)
    assert "in parts" in refusal(b" " * 10_000_001)
    monkeypatch.setattr(json_reading, "_MAX_VALUES", 1_000_000)
    assert "too many values" in refusal(b"[" + b"[]," * 600_000 + b"[]]")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_change_is_read_or_refused_and_never_anything_else(data: st.DataObject) -> None:
    value = copy.deepcopy(VALUE)
    place: Any = value
    while True:
        key = data.draw(
            st.sampled_from(sorted(place) if isinstance(place, dict) else [*range(len(place))])
        )
        if isinstance(place[key], dict | list) and place[key] and data.draw(st.booleans()):
            place = place[key]
        else:
            break
    place[key] = data.draw(JSON)
    try:
        read_export(json.dumps(value).encode())
    except ImportRefusedError as refused:
        assert "\n" not in str(refused)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_torn_bytes_are_read_or_refused_and_never_anything_else(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(EXPORT) - 1))
    change = data.draw(st.binary(max_size=4))
    try:
        read_export(EXPORT[:at] + change + EXPORT[at + data.draw(st.integers(0, 3)) :])
    except ImportRefusedError as refused:
        assert "\n" not in str(refused)


def test_how_far_the_reading_is_is_told_for_each_entry() -> None:
    told: list[tuple[int, int]] = []
    contents = read_export(EXPORT, lambda done, total: told.append((done, total)))
    lists = (contents.articles, contents.speakers, contents.attributions, contents.rejections)
    total = sum(map(len, lists))
    assert told == [(number, total) for number in range(total)]
