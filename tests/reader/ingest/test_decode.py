"""Bytes to text: marks, UTF-8, old encodings, and clear refusals."""

import codecs

import pytest

from reader.ingest.decode import byte_limit, decode, encoding_of, refuse_binary
from reader.ingest.errors import IngestError
from reader.model import MAX_TEXT_BYTES

TEXT = "“Kami pulang,” kata José – warga São Mateus.\nAir naik sejak pagi dan belum surut.\n" * 4


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-8"),
        (b"", "cp1252"),
    ],
)
def test_text_in_a_usual_encoding(mark: bytes, encoding: str) -> None:
    assert decode(mark + TEXT.encode(encoding), "a.txt") == TEXT


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Президент сказал, что переговоры продолжатся завтра в Москве. " * 10, "cp1251"),
        ("首相は会見で「全力を尽くす」と述べた。東京で開かれた会議で発言した。" * 10, "shift_jis"),
        ("Zażółć gęślą jaźń. Prezydent powiedział, że będą się śmiać. " * 10, "cp1250"),
        ("“Kami pulang.”", "cp1252"),
    ],
)
def test_old_encodings_are_detected(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "Jembatan dibuka.\n",
        "Президент сказал, что переговоры продолжатся завтра. " * 10,
        "وقال الوزير: «لن نقبل بذلك».\n" * 10,
        "Ā long wāy to Rāwhiti, sāid Āna.\n" * 200,
    ],
)
def test_utf_16_is_told_by_its_zero_bytes(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    assert decode(data, "a.txt") == text
    assert encoding_of(data, "a.txt") == encoding
    refuse_binary(data, "a.txt", known=False)


def test_utf_16_that_breaks_off_is_refused_with_the_place() -> None:
    data = ("a" * 4000).encode("utf-16-le") + b"\x00\xd8"
    with pytest.raises(IngestError, match="it begins as UTF-16-LE, but byte 8,000 is not"):
        decode(data, "a.txt")


@pytest.mark.parametrize("data", [b"", b" \n\t", codecs.BOM_UTF8, "\u200b\ufeff".encode(), b"\0\0"])
def test_a_file_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(IngestError, match=r"^a\.txt: (there is no text|this is a binary)"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 text", "a PDF"),
        (b"PK\x03\x04rest", "a ZIP"),
        (b"\x89PNG\r\n\x1a\n", "a PNG"),
        (b"{\\rtf1 text}", "a rich text"),
        (b"\x7fELF\x02", "a program"),
        (bytes(range(256)) * 4, "a binary"),
        (b"\x00\x01\x02\x03" * 50, "a binary"),
        (b"text\xff\xfe\x00text", "a binary"),
        (b"".join(n.to_bytes(2, "little") for n in range(2000)), "a binary"),
        (b"".join(n.to_bytes(4, "big") for n in range(2000)), "a binary"),
    ],
)
def test_a_binary_is_refused_by_what_it_is(data: bytes, kind: str) -> None:
    with pytest.raises(IngestError) as caught:
        decode(data, "foto.txt")
    assert str(caught.value).startswith(f"foto.txt: this is {kind}")
    assert "save it as plain text" in str(caught.value)


def test_a_text_with_hostile_controls_in_it_is_still_a_text() -> None:
    assert decode(b"Judul\x1b]52;c;eA==\x07 dan \x00 isi berita yang biasa", "a.txt")


def test_a_wrong_mark_is_refused_with_the_place() -> None:
    with pytest.raises(IngestError, match="its byte-order mark says UTF-8, but byte 5"):
        decode(codecs.BOM_UTF8 + b"abcde\xff", "a.txt")


def test_the_largest_text_is_taken_and_one_byte_more_is_refused() -> None:
    assert len(decode(b"a" * MAX_TEXT_BYTES, "a.txt")) == MAX_TEXT_BYTES
    for data in (
        b"a" * (MAX_TEXT_BYTES + 1),
        codecs.BOM_UTF8 + b"a" * (MAX_TEXT_BYTES + 1),
        ("é" * (MAX_TEXT_BYTES // 2 + 1)).encode("utf-16"),
    ):
        with pytest.raises(IngestError, match="more than 5 MB of text; split it"):
            decode(data, "a.txt")


def test_more_bytes_may_be_read_of_wider_encodings() -> None:
    assert (
        byte_limit(b"abcd") < byte_limit("ab".encode("utf-16")) < byte_limit("a".encode("utf-32"))
    )


def test_a_refusal_is_one_line_without_controls() -> None:
    error = IngestError("a\x1b[31m\nb", "bad", "mend it")
    assert str(error) == "a[31m b: bad; mend it"
