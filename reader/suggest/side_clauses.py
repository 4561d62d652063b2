"""Reads the cue clauses beside what is said: ``P, X said``, ``P, kata X, Q``, ``Kata X, P``."""

from __future__ import annotations

from typing import NamedTuple

from reader.model import SourceKind
from reader.suggest.clauses import Clauses, Setting
from reader.suggest.cue_clauses import FAR
from reader.suggest.draft import Draft, Run
from reader.suggest.governed import Governed
from reader.suggest.lexicon import PARTICIPLE, PAST
from reader.suggest.scene import Scene
from reader.suggest.words import Sentence

_MOST_ADJUNCTS = 3
"""When and where something is said, at most, each behind a comma of its own."""
_AS_SAID = 0.85
"""How sure ``As X said, P`` is, compared with ``P, X said`` of the same verb."""


class _Placed(NamedTuple):
    """A cue clause: the end of the content before it, its source, the place behind it."""

    mark: int
    source: Run | None
    behind: int


class SideClauses:
    """Finds content that a cue clause stands behind, breaks, or opens with a comma."""

    def __init__(self, scene: Scene, clauses: Clauses) -> None:
        self._scene = scene
        self._words = scene.words
        self._lower = scene.words.lower
        self._phrases = scene.phrases
        self._clauses = clauses
        self._governed = Governed(scene, clauses)
        self._as_openers = scene.lexicon.set("as_openers")
        self._coordinators = scene.lexicon.set("coordinators")
        self._telling = scene.lexicon.set("telling_relatives")
        self._headline_verbs = scene.lexicon.set("headline_verbs")
        self._recaps = scene.lexicon.set("recaps")
        self._pointers = scene.lexicon.set("pointers")
        self._auxiliaries = scene.lexicon.set("auxiliaries")
        options = scene.lexicon.options
        self._comma_opens = options.get("comma_after_cue", False)
        self._inversion_needs_clause = options.get("inversion_needs_clause", False)

    def find(self, setting: Setting) -> Draft | None:
        """Return the draft of a cue that stands beside its content, or None."""
        cue = setting.found.cue
        if "preposition" in cue.frames:
            return self._governed.find(setting)
        if "tail" not in cue.frames:
            return None
        said = self._recap(setting) or self._as_said(setting) or self._opening(setting)
        if said or cue.form == PARTICIPLE or self._clauses.is_passive(setting.found):
            return said
        placed = self._inverted(setting) or self._plain(setting)
        return self._around(setting, placed) if placed else None

    def _around(self, setting: Setting, placed: _Placed) -> Draft | None:
        """Return the draft of what stands before the cue clause, and behind it."""
        found, sentence = setting.found, setting.sentence
        first = self._clause_start(setting)
        first = self._clauses.behind_connective(first, placed.mark)
        if self._words.quote[first] in self._scene.used_quotes or self._opens_with(setting, first):
            return None
        kind = SourceKind.EXPLICIT if placed.source else SourceKind.ANTECEDENT
        content = [Run(first, max(first, placed.mark))]
        draft = Draft("tail", content, found, placed.source, kind)
        draft.confidence = found.cue.frames["tail"]
        behind = placed.behind
        bare = first >= placed.mark and not self._scene.at_end(behind, sentence)
        if bare or self._goes_on(behind, setting):
            end = self._clauses.content_end(behind + 1, setting)
            content.append(Run(behind + 1, end))
            draft.rule = "inserted"
            draft.confidence = found.cue.frames.get("inserted", draft.confidence)
        return draft

    def _clause_start(self, setting: Setting) -> int:
        start = setting.start
        return start if self._clauses.begins(start) else setting.sentence.first

    def _opens_with(self, setting: Setting, first: int) -> bool:
        """Tell whether a preposition of its own opens the sentence: ``Menurut X, kini ia …``."""
        opening = setting.earlier[0] if self._comma_opens and setting.earlier else None
        if opening is None or opening.first != first:
            return False
        return opening.cue.kind == "preposition" and "opening" not in opening.cue.frames

    def _goes_on(self, mark: int, setting: Setting) -> bool:
        """Tell whether what is said goes on behind the comma of the cue clause.

        A mere place or time does not, nor does a second cue clause or a title.
        """
        end = setting.sentence.end
        if self._scene.at_end(mark, setting.sentence) or self._next_is_cue(mark, setting):
            return False
        if mark + 1 < end and self._lower[mark + 1] in self._telling:
            return False
        works = self._scene.works
        if works.is_title(works.quotation(min(mark + 1, end - 1))):
            return False
        return not self._scene.is_adjunct(mark + 1) or self._scene.has_verb(mark + 1, end)

    def _plain(self, setting: Setting) -> _Placed | None:
        """Read ``P, X said`` and ``P, X said, Q``."""
        found, start = setting.found, setting.start
        if self._comma_opens and ("inverted" in found.cue.frames or self._scene.is_adjunct(start)):
            return None
        said = self._quoted_end(Run(start, found.first))
        source = self._phrases.before(found.first, max(start, said))
        if source and source.first <= start:
            source = self._inserted_source(source, setting)
        if source is None or source.first <= start:
            return None
        if self._lower[source.end - 1] in self._phrases.relatives:
            return None
        opened = self._lower[source.first - 1] in self._as_openers
        mark = self._clauses.ends.joint(source.first - opened)
        behind = self._behind_adjuncts(self._behind_person(setting), setting)
        if behind < 0 and said == source.first:
            behind = self._behind_adjuncts(self._behind_topic(setting), setting)
        if mark < 0 or behind < 0:
            return None
        at_end = self._scene.at_end(behind, setting.sentence)
        if at_end or not self._comma_opens:
            return _Placed(mark, source, behind)
        near = self._phrases.skip_back(found.first, source.first) == source.end
        broken = near and self._breaks_clause(Run(start, mark), source, behind)
        return _Placed(mark, source, behind) if broken else None

    def _quoted_end(self, run: Run) -> int:
        """Return the place behind the last quotation that ends with a comma, or 0 without one."""
        quote = self._words.quote
        for index in range(run.end - 1, max(run.first, run.end - FAR), -1):
            if quote[index] != -1:
                comma = self._words.ending(run.first, index + 1) == ","
                return index + 1 if comma and index + 1 < run.end else 0
        return 0

    def _behind_topic(self, setting: Setting) -> int:
        """Return the place behind whom or what it is said of: ``"P," X said of the mayor``."""
        found, end = setting.found, setting.sentence.end
        linked = found.end < end and self._lower[found.end] in self._phrases.links
        topic = self._phrases.after(found.end + 1, end) if linked else None
        return topic.end if topic else found.end

    def _breaks_clause(self, before: Run, source: Run, behind: int) -> bool:
        """Tell whether a subject stands before and its predicate behind: ``P, dia berkata, Q``.

        What a name has before it can be its apposition, unless a demonstrative ends it.
        """
        first = self._clauses.behind_connective(*before)
        closed = self._lower[before.end - 1] in self._pointers
        if not closed and self._lower[source.first] not in self._scene.subjects:
            return False
        if first >= before.end or self._phrases.ends_phrase(first):
            return False
        subject = not self._scene.is_adjunct(first) and not self._scene.has_verb(first, before.end)
        return subject and self._lower[behind + 1] in self._auxiliaries

    def _inserted_source(self, source: Run, setting: Setting) -> Run | None:
        """Return ``Y`` of ``Deputy X, Y said, was …``, whose commas are the insertion's."""
        behind = min(setting.found.end, setting.sentence.end - 1)
        commas = [i for i in range(*source) if self._lower[i] == ","]
        if not commas or self._lower[behind] != ",":
            return None
        return Run(commas[-1] + 1, source.end)

    def _behind_person(self, setting: Setting) -> int:
        """Return the place behind whom it is said to: ``P, X told reporters``."""
        found, end = setting.found, setting.sentence.end
        told = "person" in found.cue.frames and found.end < end
        person = self._phrases.after(found.end, end) if told else None
        return person.end if person else found.end

    def _inverted(self, setting: Setting) -> _Placed | None:
        """Read ``P, kata X``, ``P, said X`` and ``P, katanya``."""
        found, start, end = setting.found, setting.start, setting.sentence.end
        clitic = found.cue.kind == "clitic"
        if not clitic and "inverted" not in found.cue.frames:
            return None
        mark = self._clauses.ends.joint(found.first) if found.first > start else -1
        if mark < 0:
            return None
        source = None
        if not clitic:
            source = self._phrases.after(self._phrases.skip(found.end, end), end)
            if source is None:
                return None
            if self._is_listed(source):
                return None
            source = self._within_commas(source, mark)
        behind = self._behind_adjuncts(source.end if source else found.end, setting)
        named = source is not None and self._words.capital(source.first) and behind >= end - 1
        if behind < 0 or not (named or self._may_invert(setting, mark, behind)):
            return None
        return _Placed(mark, source, behind)

    def _is_listed(self, source: Run) -> bool:
        """Tell a verb among others from who speaks: ``X smiled, said hello, and left``."""
        bare = source.end - source.first == 1 and not self._words.capital(source.first)
        if not bare or self._lower[source.first] in self._phrases.pronouns:
            return False
        return not self._phrases.conjunctions.isdisjoint(
            self._lower[source.end + 1 : source.end + 2]
        )

    def _within_commas(self, source: Run, mark: int) -> Run:
        """Return ``X`` of ``It was, said X, a mess``, whose commas are the insertion's."""
        if self._lower[mark - 1] not in self._auxiliaries:
            return source
        comma = next((i for i in range(*source) if self._lower[i] == ","), source.end)
        return Run(source.first, comma)

    def _breaks_inverted(self, setting: Setting, behind: int) -> bool:
        """Tell whether the clause goes on: ``The pier, said X, is …``, ``Now, said X, it is …``."""
        if self._comma_opens or self._scene.at_end(behind, setting.sentence):
            return False
        verb = self._lower[behind + 1] in self._auxiliaries
        aside = self._scene.is_adjunct(self._clause_start(setting))
        return verb or (aside and self._scene.has_verb(behind + 1, setting.sentence.end))

    def _may_invert(self, setting: Setting, mark: int, behind: int) -> bool:
        """Tell whether what stands before ``, said X`` can be what is said."""
        if self._breaks_inverted(setting, behind):
            return True
        quoted = not self._scene.outside(mark - 1)
        needed = self._inversion_needs_clause and not quoted and not setting.sentence.headline
        return not needed or self._scene.has_verb(self._clause_start(setting), mark)

    def _behind_adjuncts(self, index: int, setting: Setting) -> int:
        """Return the end of the cue clause, or -1 when something else than an adjunct follows."""
        end = setting.sentence.end
        behind = self._scene.after_adjuncts(self._phrases.skip(index, end), end)
        behind = self._behind_dates(behind, end)
        over = self._scene.at_end(behind, setting.sentence) or self._clauses.ends.is_joint(behind)
        return behind if over else -1

    def _behind_dates(self, mark: int, end: int) -> int:
        """Return the comma behind ``, di Garut, Rabu (2/1/2021),``, or ``mark`` without a day."""
        comma = mark
        for _ in range(_MOST_ADJUNCTS):
            if comma + 1 >= end or self._lower[comma] != ",":
                break
            dated = self._phrases.is_time(comma + 1)
            if not dated and not self._scene.is_adjunct(comma + 1):
                break
            comma = self._scene.after_adjuncts(comma + 1, end)
            mark = comma if dated else mark
        return mark

    def _next_is_cue(self, mark: int, setting: Setting) -> bool:
        """Tell whether a second cue clause follows: ``, X said, adding that …``."""
        following = setting.later[0] if setting.later else None
        return bool(following and following.first <= mark + 2 and following.cue.form == PARTICIPLE)

    def _opening(self, setting: Setting) -> Draft | None:
        """Read ``Kata X, P`` and ``Katanya, P`` at the head of a sentence."""
        found, sentence = setting.found, setting.sentence
        inverted = found.cue.kind == "clitic" or "inverted" in found.cue.frames
        opening = sentence.first
        if self._comma_opens and self._lower[found.first - 1] != ",":  # "Apalagi kata Budi, …"
            opening = self._clauses.behind_connective(opening, found.first)
        if not inverted or found.first != opening:
            return None
        if sentence.headline and self._lower[found.first] in self._headline_verbs:
            return None  # "Bantah Isu Kenaikan Harga, Menteri Turun"
        if not self._comma_opens and found.cue.form != PAST:
            return None
        source = None if found.cue.kind == "clitic" else self._governed.source(setting)
        behind = source.end if source else found.end
        if behind + 1 >= sentence.end or self._lower[behind] != ",":
            return None
        content = [Run(behind + 1, self._clauses.content_end(behind + 1, setting))]
        kind = SourceKind.EXPLICIT if source else SourceKind.ANTECEDENT
        draft = Draft("opening", content, found, source, kind)
        draft.confidence = _AS_SAID * found.cue.frames["tail"]
        return draft

    def _recap(self, setting: Setting) -> Draft | None:
        """Read ``Hal itu dikatakan X``, which names who said the sentence before it."""
        found, sentence = setting.found, setting.sentence
        opens = self._lower[sentence.first] in self._recaps and "recap" in found.cue.frames
        if not opens or not sentence.first:
            return None
        between = range(sentence.first + 1, found.first)
        if not all(
            self._lower[i] in self._pointers or self._phrases.is_skipped(i) for i in between
        ):
            return None
        source = self._governed.source(setting)
        before = self._words.sentences[self._words.sentence_at(sentence.first - 1)]
        known = self._scene.kept.is_told(before)
        title = before.headline and self._lower[before.end - 1] != "."
        if source is None or known or title or self._is_named_in(before, source):
            return None
        first = self._clauses.behind_connective(before.first, before.end)
        draft = Draft("recap", [Run(first, before.end)], found, source, SourceKind.EXPLICIT)
        draft.confidence = found.cue.frames["recap"]
        return draft

    def _is_named_in(self, sentence: Sentence, source: Run) -> bool:
        """Tell whether who says so acts in the sentence: ``X memuji Y. Hal itu dikatakan X``."""
        name = next((i for i in reversed(range(*source)) if self._words.capital(i)), source.first)
        return self._lower[name] in self._lower[sentence.first : sentence.end]

    def _as_said(self, setting: Setting) -> Draft | None:
        """Read ``As X reported, P`` and, of a passive, ``Seperti dikatakan X, P``."""
        found, sentence = setting.found, setting.sentence
        joined = self._lower[sentence.first] in self._coordinators
        start = sentence.first + joined + 1
        if start > found.first or (start == found.first and not self._comma_opens):
            return None
        if self._lower[start - 1] not in self._as_openers:
            return None
        comma = next((i for i in range(found.end, sentence.end) if self._lower[i] == ","), 0)
        if "," in self._lower[start : found.first] or not comma or comma + 2 >= sentence.end:
            return None
        passive = self._comma_opens and self._phrases.skip_back(found.first, start) == start
        if passive and found.cue.kind == "verb":
            source = self._phrases.after(self._phrases.skip(found.end, comma), comma)
        else:
            source = self._phrases.before(found.first, start)
        if source is None or self._scene.cues(found.end, comma):
            return None
        end = self._clauses.content_end(comma + 1, setting)
        draft = Draft("as", [Run(comma + 1, end)], found, source, SourceKind.EXPLICIT)
        draft.confidence = _AS_SAID * found.cue.frames["tail"]
        return draft
