from reader.codec import to_json
from reader.differences import differences
from reader.model import Attribution, QuoteType, Span, Speaker

TEXT = "Air surut, kata Rina.\nBagus."
SPEAKERS = {"r": Speaker("r", "Rina"), "q": Speaker("q", "Bu Rina", merged_into="r")}


def test_each_field_that_differs_is_said_in_words() -> None:
    mine = Attribution("1", "x", (Span(0, 9),), speaker_ids=("q",), tags=("air",))
    theirs = Attribution(
        "1",
        "x",
        (Span(0, 3), Span(17, 27)),
        cue=(Span(11, 15),),
        type=QuoteType.MIXED,
        note="n\n\x1b",
    )
    found = {
        d.label: (d.mine, d.theirs)
        for d in differences(to_json(mine), to_json(theirs), TEXT, SPEAKERS)
    }
    assert found == {
        "Content": ("Air surut", "Air … ina. Bagus"),
        "Cue": ("nothing", "kata"),
        "Type": ("indirect", "mixed"),
        "Speaker": ("Rina", "nothing"),
        "Tags": ("air", "nothing"),
        "Note": ("nothing", "n"),
    }


def test_what_is_gone_is_said() -> None:
    mine = to_json(Speaker("x", "X"))
    assert [tuple(d) for d in differences(mine, None, "", {})] == [
        ("It", "is as you left it", "was deleted")
    ]
    assert differences(mine, dict(mine), "", {}) == []
    deleted = {**mine, "deleted": True, "merged_into": "lost", "codes": {"a": "1"}}
    assert [d.theirs for d in differences(mine, deleted, "", {})] == [
        "a = 1",
        "somebody unknown",
        "yes",
    ]
