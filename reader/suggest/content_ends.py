"""Where a content ends: with its clause, or where the reporter takes the word again."""

from __future__ import annotations

from collections.abc import Sequence

from reader.suggest.draft import Found, Run
from reader.suggest.lexicon import PARTICIPLE
from reader.suggest.scene import Scene
from reader.suggest.words import Sentence

_JOINTS = frozenset(",—–―")
_DASHES = frozenset("—–―-")
_BREAKS = _JOINTS | {";"}
"""The marks that a clause can end with."""
_SPEECH = frozenset({"quote", "tail"})
"""The constructions of verbs that somebody speaks with."""
_LONGEST_CONTENT = 400
"""Words up to which the end of a content is looked for."""
_LONGEST_RELATIVE = 8
_LONGEST_FRONT = 60
"""Words of a clause before the main one up to which a content begins in it."""


class ContentEnds:
    """Reads the end of a content by the conjunctions, commas and cues behind it."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._words = scene.words
        self._lower = scene.words.lower
        self._phrases = scene.phrases
        get = scene.lexicon.set
        self._comma_coordinates = scene.lexicon.options.get("comma_before_second_verb", False)
        self._relative_ends = scene.lexicon.options.get("relative_is_source", False)
        self._coordinators = get("coordinators")
        self._relative_closes = scene.lexicon.options.get("verb_behind_relative", False)
        self._as_what, self._predicates = get("as_what"), get("predicates")
        self._joining = scene.lexicon.union("coordinators", "joining")
        self._persons = frozenset(get("subject_pronouns") - get("determiners"))
        self._auxiliaries = get("auxiliaries")
        self._fronting = get("fronting")
        self._asides = get("asides")
        self._thing_ends = get("thing_ends")
        self._object_relatives = get("object_relatives")
        self._indefinite = get("indefinite")
        self._counts = scene.lexicon.union("numbers", "unnamed", "quantifiers")
        self._remarks = get("remarks")
        self._resulting = scene.lexicon.union("resulting", "partitive")
        self._absolute = get("absolute")

    def joint(self, index: int) -> int:
        """Return where the content before a cue clause at ``index`` ends; -1 without a mark."""
        if self._lower[index - 1] in _JOINTS:
            return index - 1
        quoted = not self._scene.outside(index - 1) and self._scene.outside(index)
        return index if quoted and self._words.ending(index - 3, index) in ",.!?…" else -1

    def is_joint(self, index: int) -> bool:
        """Tell whether the mark goes between a clause and the cue clause that breaks it."""
        return self._lower[index] in _JOINTS

    def opens_clause(self, index: int) -> bool:
        """Tell whether a subject stands here."""
        word = self._lower[index]
        if word in self._phrases.pronouns or word in self._phrases.determiners:
            return True
        counted = word in self._counts or word[0].isdigit()
        return counted or (self._words.capital(index) and self._scene.outside(index))

    def of(self, first: int, sentence: Sentence, later: Sequence[Found], thing: bool) -> int:
        """Return where a content ends that begins at ``first``; ``later`` are the cues behind it.

        A mere ``thing`` that is said, praised or asked for ends sooner than a clause does.
        """
        end = self._hard_end(first, sentence, thing)
        for cue in later:
            if first < cue.first < end:
                boundary = self._boundary(cue, first) or self._leads_quotation(cue, first)
                if boundary > first:
                    return min(boundary, end)
        return end

    def of_relative(self, found: Found, content: Run, sentence: Sentence) -> int:
        """Return where a content ends whose cue is in a relative clause before the main verb.

        In ``lurah yang mengancam mundur itu datang`` the pointer belongs to the lurah, and in
        ``Rudi, yang mengatakan jalan itu aman, menambahkan …`` the comma ends it.
        """
        first, end = content
        relative = self._phrases.skip_back(found.first, 0) - 1
        if not self._relative_closes or self._lower[relative] not in self._phrases.relatives:
            return end
        far = min(end, first + _LONGEST_CONTENT)
        closed = (i for i in range(first + 2, far) if self._lower[i - 1] in self._phrases.closers)
        breaks = self._phrases.breaks
        ends = [i - 1 for i in closed if self._is_predicate(i)][:1]
        ends = [at for at in ends if breaks.isdisjoint(self._lower[first:at])]
        cues = self._scene.cues(first + 1, far)
        raised = (cue.first for cue in cues if "raised" in cue.cue.frames)
        ends += [self._phrases.skip_back(index, first) for index in raised]
        if self._lower[relative - 1] == ",":
            verbs = (self._phrases.skip_back(c.first, first) for c in cues if c.cue.kind == "verb")
            ends += [at - 1 for at in verbs if self._lower[at - 1] == "," and at < sentence.end]
        return min((at for at in ends if self._is_whole(first, at)), default=end)

    def _is_predicate(self, index: int) -> bool:
        word = self._lower[index]
        told = word in self._predicates or word in self._auxiliaries
        return told or self._phrases.is_verb(index)

    def _is_whole(self, first: int, end: int) -> bool:
        """Tell whether a clause is over at ``end``, or ``X sebagai Y`` is."""
        called = not self._as_what.isdisjoint(self._lower[first:end])
        return end > first and (called or self._scene.has_verb(first, end))

    def _leads_quotation(self, found: Found, first: int) -> int:
        """Return where the main verb begins that leads to a quotation, when its subject is before.

        ``Ana, who praised the plan, told reporters, "…"``
        """
        if found.first not in self._scene.used_cues:
            return 0
        draft = self._scene.kept.of_cue(found)
        if draft is None or draft.rule != "lead":
            return 0
        before = draft.source is not None and draft.source.first < first
        return self._phrases.skip_back(found.first, first) if before else 0

    def _hard_end(self, first: int, sentence: Sentence, thing: bool) -> int:
        fronted = self._is_fronted(first, sentence)
        inner = self._relative_ends and self._in_relative(first, sentence)
        dash = self._lone_dash(first, sentence)
        for index in range(first + 1, min(sentence.end - 1, first + _LONGEST_CONTENT)):
            word = self._lower[index]
            if word not in _BREAKS and not thing and index != dash:
                continue
            if word in _JOINTS and self._closes_quotation(index, sentence, fronted):
                return index + (1 if self._scene.outside(index) else 2)
            if inner and word == "," and self._resumes(index + 1, sentence):
                return index + (1 if self._scene.outside(index) else 2)
            if word == ";" or (thing and self._ends_thing(index)):
                ends = True
            else:
                ends = word == "," and (
                    (fronted and self.opens_clause(index + 1))
                    or self._is_last_aside(index, sentence)
                    or self.is_remark(index)
                )
            if index == dash or (ends and self._scene.outside(index)):
                return index
        return sentence.end

    def _in_relative(self, first: int, sentence: Sentence) -> bool:
        """Tell whether the content stands in a relative clause that a comma opens."""
        for index in range(first - 1, max(sentence.first, first - _LONGEST_RELATIVE), -1):
            if self._lower[index] == ",":
                return self._lower[index + 1] in self._phrases.relatives
        return False

    def _resumes(self, index: int, sentence: Sentence) -> bool:
        """Tell whether the main verb stands behind the comma that closes a relative clause."""
        while index < sentence.end - 1 and not self._words.is_word(index):
            index += 1
        while index < sentence.end - 1 and self._phrases.is_skipped(index):
            if self._lower[index] in self._auxiliaries:
                return True
            index += 1
        cues = self._scene.cues(index, index + 1)
        verb = any(cue.cue.kind == "verb" and cue.cue.form != PARTICIPLE for cue in cues)
        return self._scene.outside(index) and (verb or self._phrases.is_verb(index))

    def _closes_quotation(self, comma: int, sentence: Sentence, fronted: bool) -> bool:
        """Tell whether the reporter's own clause stands behind a quotation with this comma.

        The main clause behind one that is ``fronted``, else one with ``but``.
        """
        outside = self._scene.outside(comma)
        behind = comma + (1 if outside else 2)
        if behind >= sentence.end or (outside and self._scene.outside(comma - 1)):
            return False
        if not self._scene.outside(behind):
            return False
        word = self._lower[behind]
        turns = word in self._coordinators and word not in self._phrases.conjunctions
        return turns or word in self._resulting or (fronted and self.opens_clause(behind))

    def _is_last_aside(self, comma: int, sentence: Sentence) -> bool:
        """Tell whether ``, which …`` runs to the end of the sentence, as the reporter's remark."""
        if self._lower[comma + 1] not in self._asides:
            return False
        rest = range(comma + 1, min(sentence.end, comma + _LONGEST_CONTENT))
        return not any(self._lower[i] == "," and self._scene.outside(i) for i in rest)

    def _lone_dash(self, first: int, sentence: Sentence) -> int:
        """Return the one dash behind a content's quotation, where the reporter goes on; or -1.

        Two dashes may hold a parenthesis.
        """
        if not self._scene.outside(first):
            return -1
        far = min(sentence.end - 1, first + _LONGEST_CONTENT)
        if _DASHES.isdisjoint(self._lower[first + 1 : far]):
            return -1
        near = range(first + 1, far)
        dashes = [i for i in near if self._lower[i] in _DASHES and self._scene.outside(i)]
        if len(dashes) != 1 or not self._scene.outside(dashes[0] + 1):
            return -1
        quoted = any(not self._scene.outside(i) for i in range(first, dashes[0]))
        return dashes[0] if quoted else -1

    def is_remark(self, comma: int) -> bool:
        """Tell whether the reporter says what that was: ``…, a charge that X denied``."""
        if self._lower[comma + 1] not in self._indefinite:
            return False
        return any(w in self._remarks for w in self._lower[comma + 2 : comma + 4])

    def _is_fronted(self, first: int, sentence: Sentence) -> bool:
        """Tell whether the content is in a clause that stands before the main one: ``While …``."""
        opening = sentence.first
        while opening < first and self._opens_late(opening):
            opening += 1
        if self._lower[opening] not in self._fronting and not self._phrases.is_participle(opening):
            return False
        near = first - opening < _LONGEST_FRONT
        return near and "," not in self._lower[opening:first]

    def _opens_late(self, index: int) -> bool:
        """Tell whether the word only links the sentence: ``But even as Ana claimed that …``."""
        word = self._lower[index]
        links = word in self._coordinators and word not in self._fronting
        return links or self._phrases.is_skipped(index)

    def _ends_thing(self, index: int) -> bool:
        word = self._lower[index]
        following = self._lower[index + 1]
        if word == "," and (following in self._phrases.relatives or following in self._thing_ends):
            return True
        if word in self._phrases.conjunctions or word in self._coordinators:
            return following in self._auxiliaries or self._phrases.is_verb(index + 1)
        return word in self._thing_ends

    def _boundary(self, found: Found, first: int) -> int:
        """Return where the clause of a later cue begins, or 0 when it lies inside the content."""
        if found.cue.kind == "noun":
            return 0
        apart = found.cue.form == PARTICIPLE or found.cue.kind in ("preposition", "clitic")
        if apart or "inverted" in found.cue.frames:
            joint = self.joint(found.first)
            if joint > first:
                return joint
            if apart:
                return self._coordinated_participle(found, first)
        return 0 if "raised" in found.cue.frames else self._coordinated(found, first)

    def _coordinated_participle(self, found: Found, first: int) -> int:
        """Return where ``but suggesting``, ``and X saying`` or ``, with X saying`` begins, or 0."""
        source = self._phrases.before(found.first, first)
        named = source is not None and self._phrases.is_name(source)
        if source and named and found.cue.form == PARTICIPLE and source.first - 1 > first:
            before = source.first - 1
            if self._lower[before] in self._absolute and self._lower[before - 1] == ",":
                return before - 1
            if self._lower[before] in self._phrases.conjunctions:
                return before
        joined = self._lower[found.first - 1] in self._joining
        return found.first - 1 if joined and found.first - 2 > first else 0

    def _speaks(self, source: Run) -> bool:
        """Tell whether a name or a person's pronoun begins a clause behind a mere ``and``."""
        return self._lower[source.first] in self._persons or self._phrases.is_name(source)

    def _coordinated(self, found: Found, first: int) -> int:
        """Return where ``, but X said``, ``, whom X called`` or ``and said`` begins, or 0."""
        index = self._phrases.skip_back(found.first, first)
        source = self._phrases.before(index, first)
        index = source.first if source else index
        relative = source is not None and self._lower[index - 1] in self._object_relatives
        if relative and index - 2 > first and self._lower[index - 2] == ",":
            return index - 2
        if index - 1 <= first or self._lower[index - 1] not in self._coordinators:
            return 0
        comma = self._lower[index - 2] == ","
        if source is None and not comma and self._goes_on(found, index):
            return 0
        named = source is not None and self._speaks(source)
        if (
            not comma
            and "apart" not in found.cue.frames
            and (self._comma_coordinates or (source and not named))
        ):
            return 0
        return index - 1 - comma

    def _goes_on(self, found: Found, index: int) -> bool:
        """Tell whether what is said goes on: ``that he was ill and did not expect to play``.

        The auxiliary is that of its subject, and the verb is no one of speech.
        """
        return self._lower[index] in self._auxiliaries and _SPEECH.isdisjoint(found.cue.frames)
