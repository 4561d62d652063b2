"""Ten times the text is ten times the work, counted in the lines of code that are run for it."""

import sys
from types import FrameType
from typing import Any

import pytest

from reader.suggest import suggest
from tests.reader.suggest.shapes import SHAPES, shaped

MOST = 12.0
"""Times as much work for ten times the text, at most."""


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("name", SHAPES)
def test_ten_times_the_text_is_ten_times_the_work(name: str, language: str) -> None:
    suggest(shaped(name, 100), language)
    more, less = _work(shaped(name, 24_000), language), _work(shaped(name, 2_400), language)
    assert more / less <= MOST


def _work(text: str, language: str) -> int:
    """Return how many lines are run to make suggestions for a text."""
    lines = 0

    def count(_: FrameType, event: str, __: Any) -> Any:
        nonlocal lines
        lines += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        suggest(text, language)
    finally:
        sys.settrace(before)
    return lines
