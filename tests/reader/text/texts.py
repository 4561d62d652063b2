"""Texts for properties that must hold for any text at all."""

from __future__ import annotations

from hypothesis import strategies as st

from reader.text.normalise import normalise

PIECES = (
    *"aB9 .,-!?\"'“”()\n",
    " ",
    "kata-kata",
    "Jum'at",
    "5.000",
    "e\u0301",  # a letter with a combining accent
    "\u0301",  # an accent with nothing to stand on
    "क्षि",  # a Devanagari conjunct
    "नमस्ते",
    "می\u200cخواهم",  # Persian with a non-joiner
    "\u0600",  # a sign that joins with what follows
    "한국어",
    "\u1100\u1161",  # Hangul in conjoining letters
    "漢字、",
    "カタカナ",
    "สวัสดี",
    "👨\u200d👩\u200d👧",
    "💪🏽",
    "❤\ufe0f",
    "1\ufe0f\u20e3",
    "🇮🇩",
    "🇮🇩🇲🇾",
    "\u00a0",
    "a" * 90,
    "kata " * 20,
)

any_text = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.text(max_size=60),
).map(normalise)
"""Normalised text: prose in pieces of many scripts, or characters at random."""
