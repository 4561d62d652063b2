"""Text is cleaned once on its way in, and again where it is painted, so that offsets can be trusted
and nothing a stranger wrote reaches the terminal as a command.
"""

from __future__ import annotations

import re
from functools import cache

_LINE_BREAK = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_TAKEN_OUT = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1 controls
    "\u00ad\u180e\u200b\ufeff"  # soft hyphen, zero-width spaces, byte-order mark
    "\u061c\u200e\u200f\u202a-\u202e"  # bidi marks, embeddings and overrides
    "\u2060-\u206f\ufff9-\ufffb"  # word joiner, bidi isolates, annotation anchors
    "\ufffe\uffff"  # no characters, which XML cannot hold
    "\ud800-\udfff"  # lone surrogates, which UTF-8 cannot write
    "\U000e0000-\U000e007f"  # tags, which hide a message in plain sight
)
_REMOVED = re.compile(f"[{_TAKEN_OUT}]")
_UNPAINTABLE = re.compile(f"[{_TAKEN_OUT}\r\v\f\x85\u2028\u2029]")

_PICTOGRAPH = "\u00a9\u00ae\u203c\u2049\u2122-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_JOINING = (
    "\u0600-\u0603\u0608\u060b\u060d-\u061a\u0620-\u0669\u066e-\u06d3\u06d5-\u07ff\u0840-\u0963"
    "\u0966-\u0dff\u0f00-\u109f\u1780-\u17ff\u1807-\u180d\u180f-\u18af\u1b00-\u1bff"
    "\ua880-\ua8ff\ua980-\ua9df\ufb50-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff"
)


def normalise(raw: str) -> str:
    """Return ``raw`` as it may be stored and indexed.

    Line breaks of every kind become LF and a tab one space. Controls, bidi controls, soft hyphens,
    zero-width spaces, byte-order marks, tags, lone surrogates, U+FFFE and U+FFFF go; a joiner stays
    only inside an emoji or after a letter of a script that joins. Everything else stays as it is,
    also no-break spaces and letters written with combining marks. Applying it twice changes nothing
    more.
    """
    text = _LINE_BREAK.sub("\n", raw).replace("\t", " ")
    text = _REMOVED.sub("", text)
    if "\u200c" in text or "\u200d" in text:
        text = _joiners().sub(lambda match: match[1] or match[2] or "", text)
    return text


@cache
def _joiners() -> re.Pattern[str]:
    return re.compile(
        f"(?<=[{_PICTOGRAPH}\ufe0f])(\u200d)[\u200c\u200d]*(?=[{_PICTOGRAPH}])"
        f"|(?<=[{_JOINING}])([\u200c\u200d])[\u200c\u200d]*"
        "|[\u200c\u200d]+"
    )


def one_line(raw: str) -> str:
    """Return ``raw`` as a title or a name: normalised, every run of blanks and breaks one space."""
    return " ".join(normalise(raw).split())


def paintable(text: str) -> str:
    """Return ``text``, of the same length, without anything a terminal could act on.

    A control or bidi control becomes U+FFFD, a line break or a tab a space.
    """
    return _UNPAINTABLE.sub("\ufffd", text.replace("\n", " ").replace("\t", " "))
