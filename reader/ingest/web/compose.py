"""The text of an article out of the lines of its page, with a block for each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.ingest.dateline import lone_dateline, read_dateline
from reader.ingest.web.choose import Chosen
from reader.model import Block, BlockRole
from reader.text.normalise import normalise

_BETWEEN = "\n\n"


def compose(chosen: Sequence[Chosen]) -> tuple[str, tuple[Block, ...]]:
    """Return the normalised text and its blocks, a paragraph each, with a blank line between.

    A dateline is cut from the paragraph that it opens.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    start, opened = 0, False
    for line in chosen:
        text = normalise(line.text).replace("\n", " ").strip()
        if not text:
            continue
        parts.append(text)
        first = line.role is BlockRole.BODY and not opened
        alone = first and lone_dateline(text) is not None
        opening = first and not alone
        opened = opened or opening
        role = BlockRole.DATELINE if alone else line.role
        blocks += _blocks(role, text, start, opening=opening)
        start += len(text) + len(_BETWEEN)
    return _BETWEEN.join(parts), tuple(blocks)


def _blocks(role: BlockRole, text: str, start: int, *, opening: bool) -> Iterator[Block]:
    dateline = read_dateline(text) if opening else None
    if dateline and dateline.skip < len(text):
        yield Block(BlockRole.DATELINE, start, start + dateline.length)
        yield Block(role, start + dateline.skip, start + len(text))
    else:
        yield Block(role, start, start + len(text))
