"""An article whose page changes: nothing is lost, nothing counts twice, one undo takes it back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest

from reader.anchoring import Anchor
from reader.edited_suggestions import edited, keep_edit
from reader.export.formats import Options
from reader.export.gather import gather
from reader.export.json_format import write
from reader.ingest.errors import IngestError
from reader.ingest.net.errors import FetchCancelledError, NotTypedError
from reader.ingest.plain import article_from_text
from reader.library import Library
from reader.model import LIBRARY_SCOPE, ArticleState, Attribution, LinkKind
from reader.refetching import NotFetched, Outcome, Refetched, refetch, refetch_all
from reader.relatives import Relation, relatives
from reader.stats import count
from reader.suggesting import id_of
from reader.versions import earlier_versions, later_versions
from tests.reader.anchoring.marking import mark
from tests.reader.refetched import ADDED, FIRST, Desk, covered, desk
from tests.servers import answer

T = TypeVar("T")

QUAY = "that the quay would hold for 40 years"
CHANGED = (FIRST[0], ADDED, *FIRST[1:])


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path) as found:
        yield found


def again(at: Desk, **how: bool) -> Refetched:
    return refetch(at.library, at.article.id, local=True, **how)


def test_a_page_that_says_the_same_makes_no_version(at: Desk) -> None:
    assert again(at).outcome is Outcome.UNCHANGED
    at.shows(*FIRST, after="<p class='date'>Updated on 3 May 2024, 10:00</p>")
    assert again(at).outcome is Outcome.UNCHANGED
    assert at.titles("state:all") == [at.article.id]


def test_what_is_stopped_while_it_waits_for_its_turn_makes_no_version(at: Desk) -> None:
    stopped = threading.Event()

    def in_turn(change: Callable[[], T]) -> T:
        stopped.set()
        return change()

    at.shows(*CHANGED)
    with pytest.raises(FetchCancelledError):
        refetch(at.library, at.article.id, local=True, cancel=stopped.is_set, in_turn=in_turn)
    assert stopped.is_set()
    assert at.titles("state:all") == [at.article.id]


def test_a_new_version_stands_beside_the_old_one_with_its_quotes(at: Desk) -> None:
    first = at.mark('"We have waited long for this day,"', "said", "Ani Karsa")
    at.shows(*CHANGED)
    result = again(at)
    assert result.outcome is Outcome.NEW_VERSION and result.article_id == at.article.id
    record = at.library.read(result.version_id)
    (quote,) = record.attributions
    assert ADDED in record.article.text
    assert covered(record.article, quote.content) == '"We have waited long for this day,"'
    assert covered(record.article, quote.source) == "Ani Karsa"
    assert (quote.speaker_ids, quote.article_id) == (first.speaker_ids, record.article.id)
    assert record.article.links[0] == (LinkKind.EARLIER_VERSION, at.article.id)
    before = at.library.read(at.article.id)
    assert before.article.text == at.article.text and len(before.attributions) == 1
    assert before.article.state is ArticleState.ARCHIVED
    assert at.titles() == [result.version_id]
    assert later_versions(at.library, at.article.id) == [result.version_id]
    assert earlier_versions(at.library, record.article) == [at.article.id]
    assert list(at.library.check()) == []


@pytest.mark.parametrize(
    ("lines", "how"),
    [
        ([*FIRST[:6], *FIRST[7:], FIRST[6]], Anchor.MOVED),
        ([*FIRST, "He will speak again at the end of the week, the council said."], Anchor.EXACT),
        ([*FIRST[:6], *FIRST[7:], ADDED], Anchor.ORPHAN),
        ([FIRST[0], '"We are ready," said a sign on the quay that the boats pass.', *FIRST[1:]],
         Anchor.EXACT),
        ([line.replace("Tomas Hale", "Ada Brun") for line in FIRST], Anchor.ORPHAN),
    ],
    ids=["moved", "more", "removed", "doubled elsewhere", "said by another"],
)  # fmt: skip
def test_a_short_quote_that_two_people_said(at: Desk, lines: list[str], how: Anchor) -> None:
    at.mark('"We are ready,"', "said", "Tomas Hale")
    at.shows(*lines)
    result = again(at)
    assert [found.how for found in result.anchored] == [how]
    version = at.library.read(result.version_id)
    for quote in version.attributions:
        start = quote.content[0].start
        assert version.article.text[start:].startswith('"We are ready," said the mayor, Tomas Hale')
    assert len(version.attributions) == (how is not Anchor.ORPHAN)
    assert len(at.library.read(at.article.id).attributions) == 1


@pytest.mark.parametrize(
    ("new", "how"),
    [
        ("that the new quay would hold for 40 years", Anchor.CONTEXT),
        ("that the quay would hold for 20 years", Anchor.ORPHAN),
        ("that the quay would not hold for 40 years", Anchor.ORPHAN),
        ("that the quay was old", Anchor.ORPHAN),
    ],
)
def test_a_quote_that_was_edited(at: Desk, new: str, how: Anchor) -> None:
    at.mark(QUAY, "said", "Hale")
    at.shows(*(line.replace(QUAY, new) for line in FIRST))
    (found,) = again(at).anchored
    assert found.how is how
    if how is Anchor.ORPHAN:
        assert found.reason and not found.content


def test_what_a_person_corrected_goes_along_unless_the_page_changed_it(at: Desk) -> None:
    at.library.edit_article(
        at.article, title="Mine", authors=("I",), tags=("sea",), note="n", state=ArticleState.DONE
    )
    at.shows(*CHANGED)
    article = at.library.read(again(at).version_id).article
    assert (article.title, article.authors) == ("Mine", ("I",))
    assert (article.tags, article.note, article.state) == (("sea",), "n", ArticleState.DONE)
    at.shows(*CHANGED, ADDED, title="Harbour opens, pilots late")
    article = at.library.read(again(at).version_id).article
    assert (article.title, article.authors) == ("Harbour opens, pilots late", ("I",))


def test_a_refused_suggestion_stays_refused(at: Desk) -> None:
    at.refuse('"We are ready,"')
    at.shows(*CHANGED)
    record = at.library.read(again(at).version_id)
    (refused,) = record.rejections
    assert covered(record.article, refused.content) == '"We are ready,"'


def test_an_edited_suggestion_goes_along_or_is_told(at: Desk) -> None:
    ready, quay = '"We are ready,"', QUAY
    for content in (ready, quay):
        (span,) = mark(at.article.text, content).content
        proposed = Attribution(
            id_of(at.article.id, (span,)), at.article.id, (span,), origin="rules"
        )
        after = replace(proposed, content=(span._replace(start=span.start + 4),), role="pilot")
        kept = edited(proposed, after, None, "me")
        keep_edit(at.library, proposed, None, kept, "change the content", ())
    at.shows(*(line.replace(quay, "it was all wet") for line in (ADDED, *FIRST)))
    result = again(at)
    record = at.library.read(result.version_id)
    (moved,) = record.suggestions
    assert covered(record.article, moved.content) == ready[4:]
    assert covered(record.article, moved.basis) == ready
    assert moved.id == id_of(record.article.id, moved.basis)
    assert (moved.role, moved.changed) == ("pilot", ("content", "role"))
    (lost,) = result.lost_edits
    assert covered(at.article, lost.mark.content) == quay[4:]
    assert len(at.library.read(at.article.id).suggestions) == 2
    assert list(at.library.check()) == []


def test_one_undo_takes_all_of_it_back_and_redo_does_it_again(at: Desk) -> None:
    at.mark(QUAY, "said", "Hale")
    at.shows(*CHANGED)
    version = again(at).version_id
    assert at.library.undo(LIBRARY_SCOPE)
    assert at.titles("state:all") == [at.article.id]
    assert at.library.read(at.article.id).article.state is ArticleState.UNREAD
    assert at.library.redo(LIBRARY_SCOPE)
    assert at.titles() == [version]
    assert len(at.library.read(version).attributions) == 1


def test_after_an_undo_it_can_be_fetched_again_with_what_was_marked_since(at: Desk) -> None:
    first = at.mark(QUAY, "said", "Hale")
    at.shows(*CHANGED)
    again(at)
    at.library.undo(LIBRARY_SCOPE)
    at.library.remove(at.library.read(at.article.id).attributions[0])
    at.mark('"We are ready,"', "said", "Mira Sund", number=1)
    assert first.id not in {a.id for a in at.library.read(at.article.id).attributions}
    version = at.library.read(again(at).version_id)
    assert [covered(version.article, a.content) for a in version.attributions] == [
        '"We are ready,"'
    ]
    assert at.titles() == [version.article.id]


def test_a_page_that_goes_back_brings_its_first_version_back(at: Desk) -> None:
    at.mark(QUAY, "said", "Hale")
    at.shows(*CHANGED)
    second = again(at).version_id
    at.shows(*FIRST)
    result = again(at)
    assert (result.article_id, result.version_id) == (second, at.article.id)
    assert at.titles() == [at.article.id]
    assert len(at.library.read(at.article.id).attributions) == 1
    assert later_versions(at.library, second) == [at.article.id]
    assert later_versions(at.library, at.article.id) == []
    assert quotes(at.library) == 1


def test_the_versions_of_a_page_that_goes_back_are_in_the_order_of_their_times(at: Desk) -> None:
    long_ago = datetime(2020, 1, 2, tzinfo=UTC)
    at.library.edit_article(at.article, retrieved=long_ago)
    at.shows(*CHANGED)
    second = again(at).version_id
    at.shows(*FIRST)
    again(at)
    (earlier,) = relatives(at.library, at.article.id)
    (later,) = relatives(at.library, second)
    assert (earlier.relation, later.relation) == (Relation.EARLIER, Relation.LATER)
    assert earlier.moment and later.moment and earlier.moment <= later.moment
    at.library.undo(LIBRARY_SCOPE)
    assert at.library.read(at.article.id).article.retrieved == long_ago


def test_a_page_that_goes_back_a_step_forgets_none_of_its_versions(at: Desk) -> None:
    second, third = (*CHANGED,), (*CHANGED, ADDED.replace("rain", "snow"))
    ids = [at.article.id]
    for lines in (second, third, second):
        at.shows(*lines)
        ids.append(again(at).version_id)
    first, back, last, newest = ids
    assert newest == back and at.titles() == [newest]
    assert earlier_versions(at.library, at.library.read(newest).article) == [last, first]
    assert [later_versions(at.library, i) for i in (first, last)] == [[newest], [newest]]


def test_a_text_that_is_there_already_is_linked_not_doubled(at: Desk) -> None:
    at.mark(QUAY, "said", "Hale")
    at.shows(*CHANGED)
    version = again(at, dry_run=True).version_id
    assert at.titles("state:all") == [at.article.id]  # a dry run saves nothing
    from reader.ingest.pages import fetch_article

    at.library.add_all([fetch_article(at.server.url("/a"))])
    result = again(at)
    assert (result.outcome, result.version_id) == (Outcome.NEW_VERSION, version)
    assert at.titles() == [version]
    assert len(at.library.read(version).attributions) == 1


def test_no_quote_counts_twice_unless_the_earlier_version_is_asked_for(at: Desk) -> None:
    at.mark(QUAY, "said", "Hale")
    at.shows(*CHANGED)
    again(at)
    assert quotes(at.library) == 1
    assert quotes(at.library, "harbour") == 1
    assert quotes(at.library, "state:all") == 2
    assert quotes(at.library, f"id:{at.article.id}") == 1
    copy = gather(at.library, copy=True)
    assert len(list(copy.records)) == 2


def test_a_copy_of_the_library_brings_both_versions_along(at: Desk, tmp_path: Path) -> None:
    from reader.export.json_reading import read_export
    from reader.restore import restore

    at.mark(QUAY, "said", "Hale")
    at.shows(*CHANGED)
    version = again(at).version_id
    data = b"".join(write(gather(at.library, copy=True), Options()))
    other = Library.open(tmp_path / "other")
    restore(other, read_export(data))
    assert later_versions(other, at.article.id) == [version]
    assert quotes(other) == quotes(at.library) == 1
    assert list(other.check()) == []
    other.close()


def test_a_stub_or_another_article_is_not_taken(at: Desk) -> None:
    at.shows(FIRST[0], FIRST[1])
    result = again(at)
    assert result.outcome is Outcome.LEFT and "of its text came back" in result.note
    other = [f"{word} grew in the fields of the north all summer long." for word in "ABCDEFGHIJK"]
    at.shows(*other, title="A good year for wheat")
    result = again(at)
    assert result.outcome is Outcome.LEFT and "another article" in result.note
    assert at.titles("state:all") == [at.article.id]


def test_what_cannot_be_fetched_is_left_as_it_was(at: Desk) -> None:
    at.shown["page"] = answer(404, b"gone")
    with pytest.raises(IngestError):
        again(at)
    with pytest.raises(NotTypedError, match="type the address yourself"):
        refetch(at.library, at.article.id)
    (result,) = refetch_all(at.library, [at.article.id])
    assert isinstance(result, NotFetched)
    assert f"kutip refetch {at.article.id[:10]} --local" in str(result.error)
    at.library.edit_article(at.article, url="")
    with pytest.raises(IngestError, match="did not come from the web"):
        again(at)
    assert at.titles("state:all") == [at.article.id]


def test_many_are_fetched_as_robots_txt_allows(at: Desk) -> None:
    (result,) = refetch_all(at.library, [at.article.id, at.article.id], local=True)
    assert isinstance(result, Refetched) and len(at.server.asked("/robots.txt")) == 1
    at.server.routes["/robots.txt"] = answer(200, b"User-agent: *\nDisallow: /", "text/plain")
    (result,) = refetch_all(at.library, [at.article.id], local=True)
    assert isinstance(result, NotFetched) and result.article_id == at.article.id


def test_one_that_goes_wrong_is_told_and_the_rest_goes_on(at: Desk) -> None:
    texts = [article_from_text(f"Boat {n} came in, said the pilot.") for n in range(20)]
    others = [a.article_id for a in at.library.add_all([(t, b"") for t in texts])]
    results = refetch_all(at.library, [*others, "0" * 20, at.article.id], local=True)
    first = next(results)
    (file,) = at.library.path.glob(f"articles/*/{others[-1]}.json")  # not read yet
    file.write_bytes(b"{")
    rest = list(results)
    told = {r.article_id: str(r.error) for r in (first, *rest) if isinstance(r, NotFetched)}
    assert list(told) == [*others, "0" * 20]
    assert "did not come from the web" in told[others[0]]
    assert "kutip check" in told[others[-1]] and "there is no article" in told["0" * 20]
    assert isinstance(rest[-1], Refetched) and rest[-1].outcome is Outcome.UNCHANGED


def test_an_old_version_is_fetched_as_its_newest(at: Desk) -> None:
    at.shows(*CHANGED)
    second = again(at).version_id
    at.shows(*CHANGED, ADDED.replace("rain", "snow"))
    result = again(at)
    assert result.article_id == second
    assert later_versions(at.library, at.article.id) == [second, result.version_id]
    assert at.titles() == [result.version_id]


def quotes(library: Library, query: str = "") -> int:
    return count(gather(library, query).records, library.speakers()).attributions
