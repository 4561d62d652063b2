"""Tags as people type them, made clean and completed from those in use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.text.normalise import one_line


def tags_in(typed: str) -> tuple[str, ...]:
    """Return the tags in ``typed``, parted by commas or semicolons, each once, without ``#``."""
    parts = typed.replace(";", ",").split(",")
    tags = (one_line(part).lstrip("#").strip() for part in parts)
    return tuple(dict.fromkeys(filter(None, tags)))


def completions(
    typed: str, known: Iterable[str], taken: Sequence[str], limit: int = 50
) -> list[str]:
    """Return the known tags that ``typed`` may become: those that begin so come first."""
    wanted = one_line(typed).lstrip("#").casefold()
    found = [tag for tag in known if wanted in tag.casefold() and tag not in taken]
    found.sort(key=lambda tag: (not tag.casefold().startswith(wanted), tag.casefold()))
    return found[:limit]
