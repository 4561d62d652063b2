from functools import partial

from reader.layers import Layers
from reader.model import Attribution, QuoteType, Span, Speaker, SpeakerKind
from tests.widgets.hosts import Host
from widgets.attribution_pane import AttributionPane, Group, QuoteList, grouped
from widgets.messages import AttributionChosen

TEXT = (
    'Warga minta jalan diperbaiki. "Kami menunggu sejak Mei," kata Lurah Rina. '
    "Ia menyebut dana sudah ada. Dinas membenarkan hal itu."
)
SPEAKERS = {
    "r": Speaker("r", "Rina Wulandari"),
    "w": Speaker("w", "Warga [b]RW 3[/]", SpeakerKind.GROUP),
    "old": Speaker("old", "Bu Rina", merged_into="r"),
}


def spans(*words: str) -> tuple[Span, ...]:
    return tuple(Span(TEXT.index(w), TEXT.index(w) + len(w)) for w in words)


QUOTES = [
    Attribution("1", "x", spans("jalan diperbaiki"), spans("minta"), speaker_ids=("w",)),
    Attribution(
        "2",
        "x",
        spans('"Kami menunggu sejak Mei,"'),
        spans("kata"),
        type=QuoteType.DIRECT,
        speaker_ids=("r",),
        tags=("jalan",),
        note="cek tanggal",
    ),
    Attribution("3", "x", spans("dana", "sudah ada"), spans("menyebut"), speaker_ids=("old",)),
    Attribution("4", "x", spans("hal itu")),
    Attribution("5", "x", spans("Dinas"), speaker_ids=("r", "w")),
    Attribution("6", "x", spans("Ia"), speaker_ids=("gone",)),
]


def shown(pane: AttributionPane) -> None:
    pane.set_quotes(TEXT, QUOTES, SPEAKERS, Layers.of(QUOTES, SPEAKERS).slots)


def test_quotes_stand_under_their_speakers_in_the_order_of_the_text() -> None:
    items = grouped(QUOTES, SPEAKERS, {"r": 3, "w": 5})
    assert [i.name if isinstance(i, Group) else i.id for i in items] == [
        "Warga [b]RW 3[/]",
        "1",
        "Rina Wulandari",
        "2",
        "3",
        "no speaker",
        "4",
        "Rina Wulandari + Warga [b]RW 3[/]",
        "5",
        "unknown speaker",
        "6",
    ]
    groups = [i for i in items if isinstance(i, Group)]
    assert [(g.sign, g.slot, g.quotes) for g in groups][:3] == [
        ("▲", 5, 1),
        ("●", 3, 2),
        ("·", -1, 1),
    ]


async def test_each_quote_shows_its_words_type_cue_tags_note_and_fragments() -> None:
    pane = AttributionPane()
    app = Host(pane)
    async with app.run_test(size=(50, 24)) as pilot:
        shown(pane)
        pane.set_active("2")
        await pilot.pause()
        text = app.screen_text()
        assert "▲ Warga [b]RW 3[/]" in text
        assert '▌┃ "Kami menunggu sejak Mei,"' in text
        assert "direct · kata #jalan" in text
        assert "≡" in text
        assert "“dana … sudah ada”" in text
        assert "+1" in text
        assert "Quotes 6" in text


async def test_the_cursor_skips_headings_and_its_quote_is_chosen() -> None:
    pane = AttributionPane()
    app = Host(pane)
    async with app.run_test(message_hook=app.hook) as pilot:
        shown(pane)
        pane.focus()
        quotes = pane.list
        assert pane.attribution == QUOTES[0]
        motions = [partial(quotes.move, count) for count in (1, 2, -1)]
        motions += [quotes.last, quotes.first, partial(quotes.page, 1), partial(quotes.page, -1)]
        visited = []
        for motion in motions:
            motion()
            visited.append(pane.attribution.id if pane.attribution else "")
        assert visited == ["2", "4", "3", "6", "1", "6", "1"]
        pane.choose()
        await pilot.pause()
        assert [m.attribution_id for m in app.heard(AttributionChosen)] == ["1"]


async def test_the_first_heading_is_seen_again_when_the_cursor_is_back_on_top() -> None:
    pane = AttributionPane()
    app = Host(pane)
    async with app.run_test(size=(40, 8)) as pilot:
        shown(pane)
        await pilot.pause()
        pane.list.last()
        pane.list.first()
        await pilot.pause()
        assert pane.list.scroll_offset.y == 0


async def test_the_active_quote_takes_the_cursor_and_keeps_it_when_others_go() -> None:
    pane = AttributionPane()
    app = Host(pane)
    async with app.run_test() as pilot:
        shown(pane)
        pane.set_active("5")
        assert pane.attribution == QUOTES[4]
        pane.set_quotes(TEXT, [q for q in QUOTES if q.id != "1"], SPEAKERS, {})
        assert pane.attribution == QUOTES[4]
        pane.set_quotes(TEXT, QUOTES[:2], SPEAKERS, {})
        assert pane.attribution == QUOTES[1]
        await pilot.pause()


async def test_a_click_goes_to_the_quote_and_not_to_a_heading() -> None:
    pane = AttributionPane()
    app = Host(pane)
    async with app.run_test(message_hook=app.hook) as pilot:
        shown(pane)
        await pilot.pause()
        await pilot.click(QuoteList, offset=(4, 0))
        await pilot.click(QuoteList, offset=(4, 5))
        assert [m.attribution_id for m in app.heard(AttributionChosen)] == ["2"]


async def test_nothing_to_list_says_what_to_do() -> None:
    pane = AttributionPane()
    app = Host(pane)
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.pause()
        assert "No article is open." in app.screen_text()
        pane.set_quotes(TEXT, [], {}, {})
        await pilot.pause()
        assert '" marks the quotation at the cursor' in app.screen_text()
        pane.list.first()
        pane.list.page(1)
        pane.list.move(-1)
        assert pane.attribution is None
        shown(pane)
        pane.clear()
        assert pane.attribution is None
