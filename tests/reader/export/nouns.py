"""Articles, speakers and attributions for the tests of exports: one written, many random."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from reader.export.formats import ExportData
from reader.model import (
    Article,
    ArticleState,
    Attribution,
    Block,
    BlockRole,
    Copy,
    Link,
    LinkKind,
    Precision,
    QuoteType,
    Record,
    Rejection,
    SourceKind,
    Span,
    Speaker,
    SpeakerKind,
    Syndication,
    article_id_of,
    sha256_of,
)
from reader.text.normalise import normalise
from reader.text.segment import Segments

WIB = timezone(timedelta(hours=7))
THEN = datetime(2024, 3, 5, 9, 30, tzinfo=UTC)

HEADLINE = "Wali kota janji perbaiki jembatan"
BODY = (
    '"Kami perbaiki pekan ini," kata Wali Kota Ratna Dewi, "lalu kami buka." 🌧️ '
    "Warga setempat mengaku sudah menunggu; mereka lelah."
)
TEXT = f"{HEADLINE}\n\n{BODY}"

RATNA = Speaker(
    "01ratna",
    "Ratna Dewi",
    aliases=("Bu Ratna",),
    role="wali kota",
    affiliation="Pemkot; Balai Kota",
    gender="female",
    created=THEN,
    modified=THEN,
)
OTHER = Speaker("02other", "Ratna D.", merged_into="01ratna")
WARGA = Speaker("03warga", "warga setempat", SpeakerKind.GROUP)
UNHEARD = Speaker("04unheard", "Tono")
GONE = Speaker("05gone", "Salah ketik", deleted=True)
SPEAKERS = {s.id: s for s in (GONE, UNHEARD, WARGA, OTHER, RATNA)}


def span_of(part: str, text: str = TEXT) -> Span:
    """The first place of ``part`` in ``text``."""
    start = text.index(part)
    return Span(start, start + len(part))


def article_of(text: str, **values: object) -> Article:
    sha256 = sha256_of(text)
    return Article(article_id_of(sha256), text, sha256=sha256, **values)  # type: ignore[arg-type]


BARE = Record(article_of("Tidak ada kutipan.", title="-Tanpa kutipan"))
BRIDGE = article_of(
    TEXT,
    title=HEADLINE,
    authors=("Sri A.", "Budi; Tono"),
    site="contoh.id",
    url="https://contoh.id/jembatan",
    published=datetime(2024, 3, 4, tzinfo=WIB),
    published_precision=Precision.DAY,
    published_zone_assumed=True,
    language="id",
    blocks=(
        Block(BlockRole.HEADLINE, 0, len(HEADLINE)),
        Block(BlockRole.BODY, len(HEADLINE) + 2, len(TEXT)),
    ),
    retrieved=THEN,
    syndicated_from=Syndication("kabar.example", "Jembatan"),
    tags=("banjir",),
    note="=catatan",
    links=(Link(LinkKind.NEAR_DUPLICATE, BARE.article.id),),
    also_at=(Copy("warta.example", "https://warta.example/7"), Copy("siaran.example")),
    external_id="row-7",
)
SPLIT = Attribution(
    "q1",
    BRIDGE.id,
    content=(span_of("Kami perbaiki pekan ini"), span_of("lalu kami buka")),
    cue=(span_of("kata"),),
    source=(span_of("Wali Kota Ratna Dewi"),),
    source_kind=SourceKind.EXPLICIT,
    type=QuoteType.DIRECT,
    speaker_ids=("02other",),
    role="Wali Kota",
    tags=("janji", "a;b\\c"),
    codes={"tone": "hopeful", "note": "=1+1"},
    annotator="ani",
    created=THEN,
    modified=THEN,
)
JOINT = Attribution(
    "q2",
    BRIDGE.id,
    content=(span_of("sudah menunggu; mereka lelah"),),
    cue=(span_of("mengaku"),),
    source=(span_of("Warga setempat"),),
    source_kind=SourceKind.EXPLICIT,
    speaker_ids=("03warga", "01ratna", "02other"),
    origin="rules 1 (edited)",
    confidence=0.75,
)
REFUSED = Rejection("r1", BRIDGE.id, (span_of("perbaiki jembatan"),), annotator="ani", created=THEN)
RECORD = Record(BRIDGE, (SPLIT, JOINT), (REFUSED,))


def data_of(
    records: Sequence[Record] = (RECORD, BARE),
    speakers: dict[str, Speaker] = SPEAKERS,
    everything: bool = True,
) -> ExportData:
    return ExportData(records, speakers, THEN, everything)


ALPHABET = st.one_of(
    st.sampled_from(list("aé ẹ̀\u0301字ا\u200d👩🚀👍🏽🇮🇩;\\'\"=+-@\t\n\r,＝")),
    st.characters(codec="utf-8"),
)
RAW = st.text(ALPHABET, max_size=60)
CLEAN = RAW.map(normalise)
IDS = st.text("0123456789abcdefghjkmnpqrstvwxyz", min_size=1, max_size=26)
MOMENTS = st.none() | st.datetimes(
    datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.sampled_from([UTC, WIB])
)
NAMES = CLEAN.filter(str.strip)
TEXTS = st.lists(CLEAN, max_size=3).map(tuple)
LINKS = st.lists(
    st.builds(
        Link, st.sampled_from(list(LinkKind)), st.text("0123456789abcdef", min_size=20, max_size=20)
    ),
    max_size=2,
).map(tuple)

COPIES = st.lists(st.builds(Copy, CLEAN, CLEAN, CLEAN, MOMENTS, CLEAN), max_size=2).map(tuple)


@st.composite
def spans(draw: st.DrawFn, segments: Segments, least: int = 0) -> tuple[Span, ...]:
    length = len(segments.text)
    cuts = sorted(draw(st.sets(st.integers(0, length), min_size=2, max_size=6)))
    found: list[Span] = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        span = segments.snap(Span(start, end))
        if not found or span.start >= found[-1].end:
            found.append(span)
    return tuple(found[: draw(st.integers(least, 3))])


@st.composite
def records(draw: st.DrawFn, speaker_ids: Sequence[str]) -> Record:
    text = draw(RAW.map(normalise).filter(lambda t: t.strip()))
    segments = Segments(text)
    article = article_of(
        text,
        title=draw(CLEAN),
        authors=draw(TEXTS),
        note=draw(CLEAN),
        published=draw(MOMENTS),
        published_precision=draw(st.sampled_from([None, *Precision])),
        state=draw(st.sampled_from(list(ArticleState))),
        tags=draw(TEXTS),
        blocks=(Block(draw(st.sampled_from(list(BlockRole))), 0, len(text)),),
        syndicated_from=draw(st.none() | st.builds(Syndication, CLEAN, CLEAN)),
        links=draw(LINKS),
        also_at=draw(COPIES),
        external_id=draw(CLEAN),
        retrieved=draw(MOMENTS),
    )
    ids = draw(st.lists(IDS, unique=True, max_size=3))
    chosen = (
        st.lists(st.sampled_from(speaker_ids), unique=True, max_size=2)
        if speaker_ids
        else (st.just([]))
    )
    attributions = tuple(
        Attribution(
            f"{article.id}-{i}",
            article.id,
            draw(spans(segments, 1)),
            draw(spans(segments)),
            draw(spans(segments)),
            type=draw(st.sampled_from(list(QuoteType))),
            speaker_ids=tuple(draw(chosen)),
            note=draw(CLEAN),
            tags=draw(TEXTS),
            codes=draw(st.dictionaries(CLEAN, CLEAN, max_size=2)),
            confidence=draw(st.none() | st.floats(0, 1)),
            created=draw(MOMENTS),
            revision=draw(st.integers(1, 9)),
        )
        for i in ids
    )
    refused = tuple(
        Rejection(f"{article.id}-x{i}", article.id, draw(spans(segments, 1)), created=draw(MOMENTS))
        for i in ids[:1]
    )
    return Record(article, attributions, refused)


@st.composite
def exports(draw: st.DrawFn) -> ExportData:
    people = [
        Speaker(
            i,
            draw(NAMES),
            draw(st.sampled_from(list(SpeakerKind))),
            aliases=draw(TEXTS),
            gender=draw(CLEAN),
            created=draw(MOMENTS),
        )
        for i in draw(st.lists(IDS, unique=True, max_size=3))
    ]
    ids = [s.id for s in people]
    found = draw(st.lists(records(ids), max_size=3, unique_by=lambda r: r.article.id))
    return ExportData(found, {s.id: s for s in people}, THEN)
