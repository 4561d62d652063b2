"""The rules that let one letter, or one key, mark a whole content, cue or source by hand."""

from reader.marking.contents import content_from
from reader.marking.cues import cue_at
from reader.marking.hints import HINT_LETTERS, hint_words
from reader.marking.sources import source_at
from reader.marking.spans import grow, guess_type, shrink

__all__ = [
    "HINT_LETTERS",
    "content_from",
    "cue_at",
    "grow",
    "guess_type",
    "hint_words",
    "shrink",
    "source_at",
]
