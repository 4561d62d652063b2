"""Bytes to text: what is text in some encoding is read, all else refused in one clear line."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from reader.ingest.errors import IngestError
from reader.model import MAX_TEXT_BYTES
from reader.text.normalise import normalise

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatches

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP, Word, OpenDocument or EPUB file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "a rich text (RTF) file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"7z\xbc\xaf", "a 7-Zip file"),
    (b"Rar!", "a RAR file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a sound, film or WebP file"),
    (b"ID3", "an MP3 file"),
    (b"OggS", "an Ogg file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "an SQLite database"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_TOLD_BY = 4096
"""The bytes at the beginning by which UTF-16 without a byte-order mark is told."""
_ZEROS, _CLEARLY = 0.1, 5
"""In at least so many of its units one byte is zero, as in blanks, digits and Latin letters, and it
is so many times more often that one than the other."""
_MOST_CONTROLS = 0.3
"""UTF-8 with more of its bytes than this control characters is no text, with less a hostile one,
whose controls are taken out later."""
_SAVE_AS_TEXT = "save it as plain text (UTF-8) and add that"


def byte_limit(head: bytes) -> int:
    """Return how many bytes a text may have that begins with ``head``, its first four."""
    for mark, encoding in _MARKS:
        if head.startswith(mark) and encoding != "utf-8":
            return MAX_TEXT_BYTES * (4 if "32" in encoding else 2) + len(mark)
    return MAX_TEXT_BYTES + len(codecs.BOM_UTF8)


def decode(data: bytes, name: str) -> str:
    """Return the text in ``data``: by its byte-order mark, else strict UTF-8, else by detection.

    UTF-16 without a mark is told by its zero bytes, where the script has blanks or Latin letters.

    ``name`` says in a refusal where the bytes come from. Raises IngestError for what is empty,
    binary, in no known encoding, or more than ``MAX_TEXT_BYTES`` of text.
    """
    _refuse_magic(data, name)
    if len(data) > byte_limit(data[:4]):
        raise too_large(name)
    text = _decoded(data, name)
    if not normalise(text).strip():
        raise IngestError(name, "there is no text in it", "add a file with the article's text")
    if len(text) > MAX_TEXT_BYTES or len(text.encode(errors="replace")) > MAX_TEXT_BYTES:
        raise too_large(name)
    return text


def encoding_of(head: bytes, name: str) -> str:
    """Return the encoding of a long text that begins with ``head``, as ``decode`` would tell it.

    Raises IngestError for what is binary.
    """
    _refuse_magic(head, name)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            # These names take the mark off as well.
            return {"utf-8": "utf-8-sig"}.get(encoding, encoding[:6])
    if unmarked := _unmarked(head):
        return unmarked
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        if b"\0" in head:
            raise _binary(name) from None
        from charset_normalizer import from_bytes

        return _likeliest(from_bytes(head))
    if len(head) - len(head.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(head):
        raise _binary(name)
    return "utf-8"


def too_large(name: str) -> IngestError:
    """Return the refusal of a text larger than ``MAX_TEXT_BYTES``."""
    return IngestError(
        name,
        f"more than {MAX_TEXT_BYTES // 1_000_000} MB of text",
        "split it into articles and add those",
    )


def refuse_binary(data: bytes, name: str, *, known: bool) -> None:
    """Raise IngestError when ``data`` is no text by how it begins, or by bytes that no text has.

    ``known`` says that it was told for a text otherwise; then only its beginning counts.
    """
    _refuse_magic(data, name)
    marked = any(data.startswith(mark) for mark, _ in _MARKS) or bool(_unmarked(data))
    if known or marked or b"\0" not in data:
        return
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        raise _binary(name) from None


def _refuse_magic(data: bytes, name: str) -> None:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise IngestError(name, f"this is {kind}, not text", _SAVE_AS_TEXT)


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            said = f"its byte-order mark says {encoding.upper()}"
            return _by_mark(data[len(mark) :], encoding, name, said)
    if unmarked := _unmarked(data):
        return _by_mark(data, unmarked, name, f"it begins as {unmarked.upper()}")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _detected(data, name)
    if len(data) - len(data.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(data):
        raise _binary(name)
    return text


def _unmarked(data: bytes) -> str:
    """Return the encoding of UTF-16 without a byte-order mark; empty for what is none."""
    head = data[:_TOLD_BY]
    head = head[: len(head) // 2 * 2]
    first, second = head[::2].count(0), head[1::2].count(0)
    most, least = max(first, second), min(first, second)
    clearly = most > max(_CLEARLY * least, 1) and most >= _ZEROS * len(head) // 2
    if not clearly or (len(data) % 2 and len(data) <= _TOLD_BY):
        return ""
    encoding = "utf-16-be" if most == first else "utf-16-le"
    letters = head.decode(encoding, "ignore")
    legible = all(letter.isprintable() or letter.isspace() for letter in letters)
    return encoding if legible else ""


def _by_mark(data: bytes, encoding: str, name: str, said: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise IngestError(
            name,
            f"{said}, but byte {error.start:,} is not",
            "save it again as UTF-8 and add that",
        ) from None


def _detected(data: bytes, name: str) -> str:
    """Return ``data`` in the likeliest encoding; Windows-1252 wins over all it is as likely as."""
    if b"\0" in data:
        raise _binary(name)
    from charset_normalizer import from_bytes

    encoding = _likeliest(from_bytes(data))
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        raise IngestError(
            name, "its text is in no encoding that can be told", "save it as UTF-8 and add that"
        ) from None


def _likeliest(matches: CharsetMatches) -> str:
    best = matches.best()
    if best is None:
        return "cp1252"
    for match in matches:
        if "cp1252" in (match.encoding, *match.could_be_from_charset):
            as_good = match.chaos <= best.chaos and match.coherence >= best.coherence
            return "cp1252" if as_good else best.encoding
    return best.encoding


def _binary(name: str) -> IngestError:
    return IngestError(name, "this is a binary file, not text", _SAVE_AS_TEXT)
