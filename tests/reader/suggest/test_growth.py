"""Ten times the text is ten times the work, counted in the lines of code that are run for it."""

import sys
from types import FrameType
from typing import Any

import pytest

from reader.suggest import suggest

LINES = {
    "prose": 'Sari mengatakan bahwa jalan itu, menurut warga, sudah aman. "Kami siap," kata Budi. ',
    "told again": "Jalan itu aman. Hal itu dikatakan Budi. ",
    "cue clauses": '" kata Budi, ',
    "titles": "Menteri ",
    "names": "Ana Ruiz, ",
    "open quotations": '"Kami siap, kata Budi. ',
    "marks": '" ',
    "cues": "mengatakan bahwa ",
    "brackets": "Badan Air (BA) Ana ",
    "relatives": "Ana, yang datang, ",
}
MOST = 12.0
"""Times as much work for ten times the text, at most."""


@pytest.mark.parametrize("name", LINES)
def test_ten_times_the_text_is_ten_times_the_work(name: str) -> None:
    unit = LINES[name] * (1 + 30 // len(LINES[name]))
    suggest(unit, "id")
    assert _work(unit * 600) / _work(unit * 60) <= MOST


def _work(text: str) -> int:
    """Return how many lines are run to make suggestions for a text."""
    lines = 0

    def count(_: FrameType, event: str, __: Any) -> Any:
        nonlocal lines
        lines += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        suggest(text, "id")
    finally:
        sys.settrace(before)
    return lines
