"""Proposes who said what in an article: by rules and word lists, without a network or a model."""

from reader.languages.detect import detect
from reader.suggest.engine import suggest
from reader.suggest.suggestion import Suggestion

__all__ = ["Suggestion", "detect", "suggest"]
