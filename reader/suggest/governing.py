"""Reads the cues that govern their content: ``X said that P``, ``X asked Y to P``."""

from __future__ import annotations

from reader.model import SourceKind
from reader.suggest.clauses import Clauses, Setting
from reader.suggest.draft import Draft, Found, Run
from reader.suggest.full_clauses import FullClauses
from reader.suggest.lexicon import BASE, FINITE, PARTICIPLE
from reader.suggest.raised import RaisedSubjects
from reader.suggest.scene import Complement, Scene
from reader.suggest.unsaid import Unsaid

_RECENT = 6
"""Drafts back to which one may hold the verb, as what somebody says."""
_SURE = 0.7
"""How often a verb must report something to do so also in ``dengan menyebut jalan itu aman``."""
_LONG_OBJECT = 6
"""Words of an object from which on it is rather a clause."""
_MOSTLY_CLAUSE = 0.3
"""How much oftener a verb must have a clause than an object for that."""
_LIKELY_CLAUSE = 0.75
_NEAR = 4
"""Words behind a quotation in which another one that is joined to it begins, at most."""


class GoverningCues:
    """Finds content that stands behind its cue as the cue's clause, infinitive or object."""

    def __init__(self, scene: Scene, clauses: Clauses) -> None:
        self._scene = scene
        self._words = scene.words
        self._lower = scene.words.lower
        self._phrases = scene.phrases
        self._clauses = clauses
        self._unsaid, self._raised = Unsaid(scene), RaisedSubjects(scene, clauses)
        self._full = FullClauses(scene, clauses)
        self._told = frozenset(scene.used_quotes)
        get = scene.lexicon.set
        self._unreal = get("unreal")
        self._negations, self._never = get("negations"), get("never")
        self._without, self._seen = get("without"), get("seen_by")
        self._undone, self._facts = get("undone"), get("facts")
        self._acted, self._manner = get("acted"), get("manner")
        self._things = get("things")
        self._behind_words = scene.lexicon.union("subordinators", "directions")
        self._infinitives, self._auxiliaries = get("infinitives"), get("auxiliaries")
        self._completing = get("completing")
        self._predicates = get("predicates")
        self._felt = scene.lexicon.union("predicates", "felt")
        self._coordinators = get("coordinators")
        self._comma_coordinates = scene.lexicon.options.get("comma_before_second_verb", False)
        self._comma_opens = scene.lexicon.options.get("comma_after_cue", False)

    def find(self, setting: Setting) -> Draft | None:
        """Return the draft of a cue that stands before its content, or None."""
        found = setting.found
        if self._clauses.is_passive(found):
            return self._raised.find(setting, "passive")
        if "raised" in found.cue.frames:
            return self._raised.find(setting, "raised")
        if found.cue.kind == "preposition":
            return None
        if self._opens_adjunct(setting) or self._unsaid.is_asked_for(setting):
            return None
        follows = self._scene.complement(found, setting.sentence.end)
        if follows is None or self._unsaid.holds(setting, follows):
            return None
        if follows.frame == "quote" and self._is_no_speech(follows.first):
            return None
        draft = self._governed(setting, follows)
        if draft:
            self._full.add_condition(draft, setting)
        return draft

    def _is_no_speech(self, first: int) -> bool:
        """Tell whether a quotation has its cue already, or says how: ``apologised "deeply"``."""
        quotation = self._scene.works.quotation(first)
        inside = [i for i in range(*quotation) if self._words.is_word(i)]
        how = len(inside) == 1 and self._phrases.is_skipped(inside[0])
        return how or self._words.quote[first] in self._told

    def _governed(self, setting: Setting, follows: Complement) -> Draft | None:
        """Return the draft of a cue with what ``follows`` it as its content."""
        found = setting.found
        frame = self._frame(setting, *follows[:2])
        bare = frame in ("clause", "object")
        called = self._called_as(follows.first, setting) if bare else 0
        if called and not found.cue.frames.get(frame):
            frame = "as"
        if frame == "clause" and "study" in found.cue.frames:
            frame = "study"
        if (
            frame == "clause"
            and "full" in found.cue.frames
            and self._full.stands(setting, follows.first)
        ):
            frame = "full"
        if not found.cue.frames.get(frame) or self._goes_on_inside(setting):
            return None
        source = self._clauses.subject(found, setting.earlier, setting.sentence)
        shown = self._may_show(found, source, frame)
        if not shown and source and self._lower[source.first] in self._facts:
            return None
        if follows.frame == "quote" and self._is_named(found, follows.first, source):
            return None
        end = self._clauses.content_end(follows.first, setting, thing=frame == "object")
        if "name" in found.cue.frames:
            end = self._name_end(follows.first, end)
        elif frame == "as" or (called > end and frame == "object"):
            end = called
        elif follows.frame == "quote":
            end = self._quotation_end(found, follows.first, end)
        speaker = Run(self._scene.behind_saying(*source), source.end) if source else None
        draft = Draft(frame, [Run(follows.first, end)], found, speaker)
        draft.addressee, draft.confidence = follows.addressee, found.cue.frames[frame]
        draft.silent = self._is_undone(setting, frame) or not shown
        draft.silent = draft.silent or self._unsaid.is_thing(setting, follows)
        self._weigh(draft, setting)
        between = self._scene.cues(found.end, follows.first)
        nouns = [cue for cue in setting.later if cue.first < follows.first]
        self._scene.used_cues |= {cue.first for cue in [*between, *nouns]}
        return draft

    def _is_undone(self, setting: Setting, frame: str) -> bool:
        """Tell whether it is only what for, how, or what may be said: ``untuk meminta warga …``."""
        first = setting.found.first
        if first == setting.sentence.first or frame == "quote":
            return False
        before = self._lower[first - 1]
        if "person" in setting.found.cue.frames and self._is_denied(first):
            return True
        if before in self._manner:
            return setting.found.cue.frames[frame] < _SURE
        if before not in self._undone:
            return False
        denied = self._lower[first - 2] in self._negations
        return not denied and not (frame == "that" and before not in self._phrases.skipped)

    def _is_denied(self, index: int) -> bool:
        """Tell whether nobody was asked: ``tidak meminta warga pergi``, ``tidak pernah …``."""
        before = index - 1 - (self._lower[index - 1] in self._never)
        return self._lower[before] in self._negations and bool(self._never)

    def _may_show(self, found: Found, source: Run | None, frame: str) -> bool:
        """Tell a text or data that show something from a person, or a fact, that does."""
        if "study" not in found.cue.frames or frame == "quote" or source is None:
            return True
        words = self._lower[source.first : source.end]
        return any(w in self._things for w in words) or (
            frame != "study" and words[0] not in self._facts
        )

    def _is_named(self, found: Found, first: int, source: Run | None) -> bool:
        """Tell whether a quotation is a thing's name, or a title that somebody speaks of."""
        if "sign" in found.cue.frames and not self._scene.works.is_thing(source):
            return True
        if self._scene.works.only_names(found, source):
            return True
        apart = first > found.end or "person" in found.cue.frames
        works = self._scene.works
        return apart and self._lower[first - 1] != "," and works.is_title(works.quotation(first))

    def _opens_adjunct(self, setting: Setting) -> bool:
        """Tell whether an active verb only tells why or how: ``Melihat itu, X …``.

        A later comma and verb are the main clause's, and ``tanpa menjelaskan`` says nothing.
        """
        found = setting.found
        if found.first != setting.sentence.first:
            return self._lower[found.first - 1] in self._without
        if (
            found.cue.words[0] in self._seen
            and "," in self._lower[found.end : setting.sentence.end]
        ):
            return True  # "Melihat Ana jatuh, warga menolong"
        return (
            found.cue.kind == "verb"
            and self._phrases.is_active(found.first)
            and any(
                self._lower[cue.first - 1] == "," or "," in self._lower[found.end : cue.first]
                for cue in setting.later
            )
        )

    def _goes_on_inside(self, setting: Setting) -> bool:
        """Tell whether the verb is the second one of what somebody says: ``… dan memastikan``."""
        first = setting.found.first
        before = self._phrases.skip_back(first, setting.sentence.first) - 1
        if "apart" in setting.found.cue.frames:
            return False
        if not self._comma_coordinates or self._lower[before] not in self._coordinators:
            return False
        return any(
            run.first <= before and first < run.end
            for draft in self._scene.drafts[-_RECENT:]
            for run in draft.content
        )

    def _frame(self, setting: Setting, frame: str, first: int) -> str:
        """Return the construction; a comma opens a clause where the language writes it so.

        A verb without a subject, ``memutuskan pulang``, is an ``act`` of cues that have such. A
        quotation is the object of a verb that takes nothing else: ``condemned "the attack"``.
        """
        frames = setting.found.cue.frames
        if frame == "quote" and frame not in frames:
            return "sign" if "sign" in frames else "object"
        if frame == "that" and "name" in frames and self._scene.words.quote[first] != -1:
            return "name"
        as_clause = self._comma_opens and "comma" not in frames
        if frame == "comma" and as_clause:
            return "clause"
        acts = frame in ("clause", "object") and "act" in frames
        word = self._lower[first]
        verb = self._phrases.is_verb(first) or word in self._predicates or word in self._acted
        felt = "state" in frames and frame in ("clause", "object") and word in self._felt
        return "act" if acts and verb else "state" if felt else frame

    def _called_as(self, first: int, setting: Setting) -> int:
        """Return where a quotation ends that a thing is called by: ``sees it as "a mess"``; or 0.

        Nothing else that somebody says may stand between.
        """
        later = next(
            (cue.first for cue in setting.later if cue.first > first), setting.sentence.end
        )
        return self._scene.works.called_as(first, later)

    def _quotation_end(self, found: Found, first: int, end: int) -> int:
        """Return where a quotation ends whose comma shows that the sentence goes on without it.

        What a sign reads is no longer than its quotation.
        """
        quote = self._scene.words.quote
        behind = next((i for i in range(first, end) if quote[i] != quote[first]), end)
        comma = self._scene.words.ending(first, behind) == ","
        if "sign" in found.cue.frames or comma or (behind < end and self._lower[behind] == ","):
            return behind
        when = behind < end and self._lower[behind] in self._behind_words
        return behind if when else end

    def _name_end(self, first: int, end: int) -> int:
        """Return where a name that somebody gives ends: with its quotation, ``it "a mess"``.

        What the quotation only begins with goes on, ``"a mess" for all``, and so does a second one.
        """
        quote = self._scene.words.quote
        closed = False
        for index in range(first + 1, end - 1):
            if closed and self._lower[index] == "," and quote[index] == -1:
                return index
            if quote[index] != -1 or quote[index - 1] == -1:
                continue
            closed = True
            near = quote[index : min(index + _NEAR, end)]
            joined = self._lower[index] in self._coordinators and any(q != -1 for q in near)
            if not joined and self._lower[index] not in self._completing:
                return self._behind_nouns(index, end)
        return end

    def _behind_nouns(self, index: int, end: int) -> int:
        """Return the place behind the noun that a quotation describes: ``a "reckless" plan``."""
        whole = not self._words.is_word(index - 2)  # "a mess," and no part of a phrase
        for place in range(index, min(index + _NEAR, end)):
            plain = self._words.alphanumeric[place] and not self._words.capital(place)
            closed = self._lower[place] in self._phrases.special or self._phrases.determines(place)
            verb = self._phrases.is_verb(place) or self._phrases.is_skipped(place)
            if whole or not plain or closed or verb:
                return place
        return min(index + _NEAR, end)

    def _weigh(self, draft: Draft, setting: Setting) -> None:
        """Lower the confidence where the form of the verb often reports nothing."""
        found = setting.found
        before = self._lower[found.first - 1] if found.first > setting.sentence.first else ""
        if draft.source:
            draft.source_kind = SourceKind.EXPLICIT
        elif found.cue.kind == "noun":
            draft.source_kind = SourceKind.NONE
            draft.doubt("no source", 0.8)
        elif found.cue.kind != "clitic":
            draft.doubt("no source", 0.4)
        if draft.rule == "object" and self._may_be_clause(draft, found):
            draft.confidence = _LIKELY_CLAUSE
        if draft.rule == "object" and before in self._negations:
            draft.doubt("not said", 0.6)
        if found.cue.form in (BASE, FINITE) and before in self._infinitives:
            draft.doubt("infinitive", 0.65)
        elif before in self._unreal:
            draft.doubt("not real", 0.55)
        elif found.cue.form == PARTICIPLE and not self._acts(before) and draft.rule != "that":
            draft.doubt("participle", 0.65)

    def _may_be_clause(self, draft: Draft, found: Found) -> bool:
        """Tell whether so long an object is a clause whose verb has no sign: ``said Ana faces …``.

        Only of verbs that hardly take a mere object.
        """
        frames, (first, end) = found.cue.frames, draft.content[0]
        speech = frames.get("clause", 0) - frames["object"] >= _MOSTLY_CLAUSE
        long = sum(self._words.alphanumeric[first:end]) >= _LONG_OBJECT
        led = draft.source is not None and draft.source.end <= found.first
        return speech and long and led and self._words.is_word(found.first - 1)

    def _acts(self, before: str) -> bool:
        """Tell by the word before a participle that it is as good as a verb: ``is saying``."""
        return before == "," or before in self._auxiliaries
