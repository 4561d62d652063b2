"""Where a library keeps what: the one place that knows the names of its files."""

from __future__ import annotations

import re
from pathlib import Path

from reader.model import digest_of
from reader.store.protocol import NotFoundError

_ARTICLE_ID = re.compile(r"[0-9a-f]{20}")
_FEED_ID = re.compile(r"[0-9a-hjkmnp-tv-z]{26}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_ACTION_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")


class Layout:
    """The paths inside one library folder; ids are checked, as they may come from strangers."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.lock = root / ".lock"
        self.refresh_lock = root / ".refresh.lock"
        self.settings = root / "library.json"
        self.articles = root / "articles"
        self.originals = root / "originals"
        self.speakers = root / "speakers"
        self.feeds = root / "feeds"
        self.history = root / "history"
        self.drafts = root / "drafts"
        self.quarantine = root / "quarantine"

    def article(self, article_id: str) -> Path:
        """Return the file of an article's record; raises NotFoundError for what is no id."""
        if not _ARTICLE_ID.fullmatch(article_id):
            raise NotFoundError(f"there is no article {article_id[:40]!r} in {self.root}")
        return self.articles / article_id[:2] / f"{article_id}.json"

    def text(self, article_id: str) -> Path:
        """Return the file of an article's frozen text."""
        return self.article(article_id).with_suffix(".txt")

    def original(self, sha256: str) -> Path:
        """Return the file of original bytes by their SHA-256; raises NotFoundError."""
        if not _SHA256.fullmatch(sha256):
            raise NotFoundError(f"there is no original {sha256[:80]!r} in {self.root}")
        return self.originals / sha256[:2] / sha256

    def bucket(self, speaker_id: str) -> Path:
        """Return the file that holds a speaker: one of 256, chosen by a hash of the id."""
        digest = digest_of(speaker_id.encode(errors="surrogatepass"))
        return self.speakers / f"{digest[:2]}.json"

    def feed(self, feed_id: str) -> Path:
        """Return the file of a feed; raises NotFoundError for what is no id."""
        if not _FEED_ID.fullmatch(feed_id):
            raise NotFoundError(f"there is no feed {feed_id[:40]!r} in {self.root}")
        return self.feeds / f"{feed_id}.json"

    def moved(self, article_id: str, number: int) -> Path:
        """Return a file with older actions of an article."""
        name = self.article(article_id).stem
        return self.history / name[:2] / f"{name}-{number:06}.json"

    def draft(self, action_id: str) -> Path:
        """Return the file of a draft; raises NotFoundError for what is no id."""
        if not _ACTION_ID.fullmatch(action_id):
            raise NotFoundError(f"there is no draft {action_id[:40]!r} in {self.root}")
        return self.drafts / f"{action_id}.json"

    def relative(self, path: Path) -> str:
        """Return a file's name inside the library, with ``/`` on every system."""
        return path.relative_to(self.root).as_posix()
