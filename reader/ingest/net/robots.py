"""What a site asks robots to leave alone, kept to when many pages are fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protego import Protego

LARGEST = 500 * 1024
"""Bytes of a robots.txt that must be read at least (RFC 9309, 2.5)."""
_LONGEST_DELAY = 20.0


class Rules:
    """The rules of one site for one robot."""

    def __init__(self, data: bytes, agent: str) -> None:
        from protego import Protego

        self._agent = agent
        self._rules: Protego = Protego.parse(data[:LARGEST].decode(errors="replace"))

    def allows(self, url: str) -> bool:
        """Return whether the site lets the robot fetch ``url``."""
        return bool(self._rules.can_fetch(url, self._agent))

    @property
    def delay(self) -> float:
        """The seconds that the site wants between two fetches, within reason."""
        return min(float(self._rules.crawl_delay(self._agent) or 0.0), _LONGEST_DELAY)
