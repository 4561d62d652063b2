"""The nouns of kutip as small typed values, so that every part speaks of the same things.

The terms of an annotation are those of PARC 3.0 and PolNeAR, those of anchoring the W3C Web
Annotation model's. Every offset counts Unicode code points of ``Article.text``.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple

MAX_TEXT_BYTES = 5_000_000
"""More text than this (UTF-8 bytes) is refused as an article."""

LIBRARY_SCOPE = "library"
"""The undo list of speakers, settings and bulk actions; every other scope is an article's id."""


class BlockRole(StrEnum):
    """What a stretch of an article's text is for."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    BODY = "body"
    SUBHEADING = "subheading"
    PROMO = "promo"
    CREDIT = "credit"
    EDITOR = "editor"
    BOILERPLATE = "boilerplate"


BODY_ROLES = frozenset(
    {BlockRole.BODY, BlockRole.STANDFIRST, BlockRole.SUBHEADING, BlockRole.DATELINE}
)
"""The roles that together are the body of an article."""


class ArticleState(StrEnum):
    """How far a person has come with an article."""

    UNREAD = "unread"
    READING = "reading"
    DONE = "done"
    ARCHIVED = "archived"


class Precision(StrEnum):
    """How exactly the time of publication is known."""

    MINUTE = "minute"
    DAY = "day"


class QuoteType(StrEnum):
    """Whether all, nothing or a part of the content stands in quotation marks."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class SourceKind(StrEnum):
    """Where the speaker is named: in a source span, earlier in the text, or nowhere."""

    EXPLICIT = "explicit"
    ANTECEDENT = "antecedent"
    NONE = "none"


class SpeakerKind(StrEnum):
    """What a canonical speaker is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    UNNAMED = "unnamed"


class Span(NamedTuple):
    """A half-open stretch ``[start, end)`` of an article's text, in code points."""

    start: int
    end: int


Spans = tuple[Span, ...]
"""The fragments of one content, cue or source, in the order of the text, never overlapping."""


class Block(NamedTuple):
    """A stretch of the text with a role, in code points; blocks never overlap."""

    role: BlockRole
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Syndication:
    """Where an article says that it first appeared."""

    site: str = ""
    title: str = ""
    url: str = ""


class LinkKind(StrEnum):
    """How an article is related to another one of the library."""

    EARLIER_VERSION = "earlier-version"
    """The other is what this article's page said before."""
    NEAR_DUPLICATE = "near-duplicate"
    """The other says much the same in much the same words."""


class Link(NamedTuple):
    """A relation to another article, kept with the one that came later."""

    kind: LinkKind
    article_id: str


class Copy(NamedTuple):
    """Where the very same text appeared, too; what is not known is empty."""

    site: str = ""
    url: str = ""
    title: str = ""
    published: datetime | None = None
    external_id: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One news text, frozen on the way in; what can be corrected by hand is everything but it."""

    id: str
    """The first 20 hexadecimal digits of the text's SHA-256: the same text, the same article."""
    text: str
    title: str = ""
    authors: tuple[str, ...] = ()
    editor: str = ""
    site: str = ""
    url: str = ""
    published: datetime | None = None
    """Aware; with precision ``day`` the clock reads 00:00 in the article's zone."""
    published_precision: Precision | None = None
    published_zone_assumed: bool = False
    """True when the text names no zone and the usual one of its language was taken."""
    language: str = ""
    """BCP 47; empty when unknown."""
    blocks: tuple[Block, ...] = ()
    retrieved: datetime | None = None
    syndicated_from: Syndication | None = None
    tags: tuple[str, ...] = ()
    note: str = ""
    state: ArticleState = ArticleState.UNREAD
    links: tuple[Link, ...] = ()
    """The earlier version and the near duplicates that were there when it came in."""
    also_at: tuple[Copy, ...] = ()
    """The other places at which the same text was found, in the order in which they came in."""
    external_id: str = ""
    """The id that the corpus it came from gives it; empty when there is none."""
    sha256: str = ""
    deleted: bool = False
    """A deleted article is hidden, not gone: undo brings it back."""
    revision: int = 1


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said (wrote, thinks) what, in one article."""

    id: str
    article_id: str
    content: Spans
    cue: Spans = ()
    source: Spans = ()
    source_kind: SourceKind = SourceKind.NONE
    type: QuoteType = QuoteType.INDIRECT
    speaker_ids: tuple[str, ...] = ()
    role: str = ""
    """The speaker's role as this article gives it."""
    affiliation: str = ""
    """The speaker's affiliation as this article gives it."""
    addressee: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)
    """The answers to the codebook's questions, by variable."""
    annotator: str = ""
    origin: str = "manual"
    """``manual``, or the suggester and its version, with `` (edited)`` when a person changed it."""
    confidence: float | None = None
    """The suggester's probability when it proposed this; None when marked by hand."""
    created: datetime | None = None
    modified: datetime | None = None
    revision: int = 1


@dataclass(frozen=True, slots=True)
class Speaker:
    """A canonical person, organization, group or unnamed source of the library."""

    id: str
    name: str
    kind: SpeakerKind = SpeakerKind.PERSON
    aliases: tuple[str, ...] = ()
    role: str = ""
    affiliation: str = ""
    gender: str = ""
    country: str = ""
    external_id: str = ""
    note: str = ""
    merged_into: str = ""
    """The id of the speaker this one is the same as; attributions keep the id they were given."""
    deleted: bool = False
    created: datetime | None = None
    modified: datetime | None = None
    revision: int = 1


class FullText(StrEnum):
    """Whether the pages behind a feed's items are fetched for their text."""

    AUTO = "auto"
    """Where the item itself holds a stub only."""
    ALWAYS = "always"
    NEVER = "never"


class Reach(StrEnum):
    """What a feed that a person typed turned out to be when it answered for the first time."""

    UNKNOWN = "unknown"
    """It has not answered yet."""
    PUBLIC = "public"
    """One of the public internet: wherever its name leads later, it may not be a local one."""
    LOCAL = "local"
    """One of this machine or a private network, which is what the person wanted."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that the library follows; its items become articles."""

    id: str
    url: str
    title: str = ""
    """As a person named it, or as the feed calls itself; empty until it was read once."""
    site_url: str = ""
    """The page that the feed belongs to."""
    folder: str = ""
    """Where it is listed, parents before ``/``: ``News/Politics``; empty at the top."""
    full_text: FullText = FullText.AUTO
    typed: bool = False
    """True when a person gave the address, so that it may be one of this machine's network."""
    reach: Reach = Reach.UNKNOWN
    added: datetime | None = None
    deleted: bool = False
    """A feed that is no longer followed is hidden, not gone: undo brings it back."""
    revision: int = 1


class Seen(NamedTuple):
    """An item of a feed that has become an article; it never becomes another one."""

    key: str
    """A hash of what the feed identifies it by."""
    content: str
    """A hash of its title and text, as feeds give old items new identities."""
    article_id: str


@dataclass(frozen=True, slots=True)
class FeedState:
    """What the last refresh of a feed left behind; no undo touches it."""

    etag: str = ""
    """Sent back as it is the next time, as is ``last_modified``."""
    last_modified: str = ""
    checked: datetime | None = None
    """When it was asked for last, whatever came of it."""
    next_due: datetime | None = None
    """It is not asked again before; None for at once."""
    wait_until: datetime | None = None
    """Until when the site has asked to be left alone; not even a person's wish goes before."""
    error: str = ""
    """What went wrong the last time, in one line; empty when nothing did."""
    failures: int = 0
    """How many times in a row it could not be read."""
    gone: bool = False
    """The site says that it is gone for good; it is not asked for any more unless forced."""
    waiting: Mapping[str, int] = field(default_factory=dict)
    """The items, by key, whose pages could not be had, and how often they were tried."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """A suggestion that a person has refused; it is never proposed again."""

    id: str
    article_id: str
    content: Spans
    cue: Spans = ()
    source: Spans = ()
    annotator: str = ""
    created: datetime | None = None
    revision: int = 1


@dataclass(frozen=True, slots=True)
class EditedSuggestion(Attribution):
    """A suggestion that a person has changed and not answered yet; it is nobody's annotation.

    It has the id of the suggestion; accepting or rejecting that takes it away.
    """

    basis: Spans = ()
    """The content as it was proposed."""
    changed: tuple[str, ...] = ()
    """The names of the fields that a person has changed."""


@dataclass(frozen=True, slots=True)
class Record:
    """An article with everything that was marked in it, as read from the store at one moment."""

    article: Article
    attributions: tuple[Attribution, ...] = ()
    """In the order of their content in the text."""
    rejections: tuple[Rejection, ...] = ()
    suggestions: tuple[EditedSuggestion, ...] = ()
    """Those that a person has changed and that wait for an answer."""


def sha256_of(text: str) -> str:
    """Return the SHA-256 of ``text`` in UTF-8, as 64 hexadecimal digits."""
    return digest_of(text.encode())


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of ``data`` as 64 hexadecimal digits."""
    import hashlib  # its library takes longer to load than an index to be opened

    return hashlib.sha256(data).hexdigest()


def article_id_of(sha256: str) -> str:
    """Return the id of the article whose text has this hash."""
    return sha256[:20]


def now() -> datetime:
    """Return this moment in UTC, to the second, which is as exact as the exports are."""
    return datetime.now(UTC).replace(microsecond=0)


_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


def new_id() -> str:
    """Return a fresh ULID (26 lower-case characters): unique, and sorted by its millisecond.

    Source: github.com/ulid/spec.
    """
    import secrets

    value = (time.time_ns() // 1_000_000) << 80 | secrets.randbits(80)
    return "".join(_CROCKFORD[value >> shift & 31] for shift in range(125, -1, -5))
