"""What the suggester proposes: an attribution that is a person's to accept or to refuse."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model import QuoteType, SourceKind, Spans


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposed attribution; every span is in code points of the text it was found in."""

    content: Spans
    cue: Spans
    source: Spans
    """The mention in the clause of the cue; empty for a clitic and where nobody is named."""
    source_kind: SourceKind
    type: QuoteType
    speaker: str
    """The fullest name of the speaker in this article; empty when nobody can be named."""
    role: str
    affiliation: str
    addressee: str
    confidence: float
    """How likely a person is to accept it as it stands, from 0 to 1."""
    antecedent: Spans
    """The earlier mention that a clitic, a pronoun or a bare quotation was resolved to."""
    rule: str
    """The construction that made it."""
    why: tuple[str, ...]
    """For the person who extends a language file: the cue's entry, the antecedent, the doubts."""
