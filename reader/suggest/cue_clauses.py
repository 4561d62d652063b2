"""Reads the clause that says whose words a quotation is, behind it or before it."""

from __future__ import annotations

from reader.model import SourceKind
from reader.suggest.called import CalledBy
from reader.suggest.clauses import Clauses
from reader.suggest.colons import Colons
from reader.suggest.draft import Draft, Found, Run
from reader.suggest.lexicon import FINITE, Cue
from reader.suggest.scene import ENDS, Scene
from reader.suggest.signed import Signed
from reader.suggest.wordings import Wordings
from reader.suggest.words import Sentence

SPEECH_ENDS = frozenset(".,!?…;-–—")
"""The marks that a quotation ends with when it is speech, not a name or a title."""
FAR = 14
"""Words between a quotation and the verb of its cue clause, at most."""
_SURELY_FAR = 40
"""The same when the quotation ends with a comma, so that a cue clause must follow."""
_UNLISTED = 0.75
"""How often a clause with an unlisted verb behind a quotation and its comma is a cue clause."""
_LONGEST_PERSON = 5
"""Words between a verb and its quotation that can be whom it is said to."""
_AFTER_QUOTATION = ",-–—'’\""
_SURELY_SAYS = 0.9
_DASHES = "-–—―"
_APART = frozenset("(" + _DASHES)


class CueClauses:
    """Reads cue clauses around one quotation at a time."""

    def __init__(self, scene: Scene, clauses: Clauses) -> None:
        self._scene = scene
        self._clauses = clauses
        self._works = scene.works
        self._words = scene.words
        self._lower = scene.words.lower
        self._phrases = scene.phrases
        self._bases = scene.lexicon.options.get("bare_cues", False)
        self._thus = scene.lexicon.set("thus")
        self._called_by = CalledBy(scene, clauses)
        self._signed, self._colons = Signed(scene), Colons(scene, clauses)
        self._wordings = Wordings(scene, clauses)

    def find(self, run: Run, number: int) -> Draft | None:
        """Return the draft of the quotation ``run`` in the sentence ``number``, if it has a cue."""
        sentence = self._words.sentences[number]
        draft = self._wordings.behind(run, number)
        if draft:
            return draft
        led = self._words.ending(*run) == "," and self._lower[run.first - 1] == ":"
        if run.first == sentence.first or led or self._stands_alone(run) or self._is_apart(run):
            draft = self._tail(run, number)
        draft = draft or self._called_by.find(run, sentence)
        draft = draft or self._called_by.put(run, sentence)
        draft = draft or self._lead(run, number) or self._wordings.find(run, number)
        if draft is None and not self._continues(run, sentence):
            draft = self._colons.find(run, number)
        draft = draft or self._called_by.view(run, sentence)
        return draft or self._signed.find(run, sentence)

    def count(self, run: Run) -> int:
        """Return how many words the run has, marks not counted."""
        return sum(self._words.alphanumeric[run.first : run.end])

    def _is_apart(self, run: Run) -> bool:
        """Tell whether it stands behind a bracket or a dash with its comma: ``("Go," X said)``."""
        opened = run.first > 0 and self._lower[run.first - 1] in _APART
        return opened and self._words.ending(*run) in ",?!" and self.count(run) > 1

    def _stands_alone(self, run: Run) -> bool:
        """Tell whether a quotation that nothing leads to is a sentence with a cue behind it."""
        whole = self.count(run) > 3 and self._words.ending(*run) in SPEECH_ENDS
        led = not self._words.is_word(run.first - 1) and self._lower[run.first - 1] not in ENDS
        begins = self._words.capital(min(run.first + 1, run.end - 1))
        said = whole and begins and not led and not self._works.is_title(run)
        return said and bool(self._scene.cues(run.end, run.end + 1))

    # Behind the quotation

    def _tail(self, run: Run, number: int) -> Draft | None:
        """Read the clause behind the quotation: ``kata Budi``, ``Budi said``."""
        sentence = self._sentence_behind(run, number)
        if sentence is None:
            return None
        index = run.end
        while index < sentence.end and self._lower[index] in _AFTER_QUOTATION:
            index += 1
        index += index + 1 < sentence.end and self._lower[index] in self._thus
        inverted = self._inverted(index, sentence)
        if inverted:
            return self._draft("tail", run, *inverted)
        if index == run.end and self._words.ending(*run) not in SPEECH_ENDS:
            short = self._without_mark(run, sentence)
            return self._draft("tail", run, *short) if short else None
        sure = self._words.ending(*run) == ","
        broken = sure or self._goes_on_small(run, index, sentence)
        plain = self._plain(index, sentence, sure)
        if plain is None and (broken or self._is_short_clause(index, sentence)):
            plain = self._unlisted(index, sentence)
        if plain is None and broken:
            plain = self._unlisted_inverted(index, sentence)
        return self._draft("tail", run, *plain) if plain else None

    def _goes_on_small(self, run: Run, index: int, sentence: Sentence) -> bool:
        """Tell whether a cue clause must follow, by its small letter: ``"Stay!" the crowd …``."""
        asks = self._words.ending(*run) in "?!" and index < sentence.end
        return asks and self._words.is_word(index) and not self._words.capital(index)

    def _without_mark(self, run: Run, sentence: Sentence) -> tuple[Found, Run | None] | None:
        """Read ``"We are ready" Ana said.``, where the comma was forgotten."""
        if self.count(run) < 4 or not self._words.capital(run.first + 1):
            return None
        plain = self._plain(run.end, sentence, sure=False)
        return plain if plain and plain[0].cue.frames["tail"] > _SURELY_SAYS else None

    def _is_short_clause(self, index: int, sentence: Sentence) -> bool:
        """Tell whether a name or a small pronoun and one verb stand here: ``Ana repeated.``."""
        if index >= sentence.end or not self._clauses.ends.opens_clause(index):
            return False
        if self._lower[index] in self._phrases.pronouns and self._words.capital(index):
            return False
        end = index + 1
        while end < sentence.end and self._words.capital(end):
            end += 1
        verb = self._phrases.skip(end, sentence.end)
        return verb < sentence.end and (
            self._phrases.is_verb(verb) and not self._words.is_word(min(verb + 1, sentence.end - 1))
        )

    def _sentence_behind(self, run: Run, number: int) -> Sentence | None:
        sentences = self._words.sentences
        if run.end < sentences[number].end:
            return sentences[number]
        if number + 1 >= len(sentences) or self._words.ending(*run) == ",":
            return None
        following = sentences[number + 1]
        return following if following.paragraph == sentences[number].paragraph else None

    def _inverted(self, index: int, sentence: Sentence) -> tuple[Found, Run | None] | None:
        found = self._cue_behind(index, sentence.end)
        if found is None:
            return None
        if found.cue.kind == "clitic":
            return found, None
        behind = self._phrases.skip(found.end, sentence.end)
        source = self._phrases.after(behind, sentence.end)
        if source and "inverted" not in found.cue.frames and found.cue.kind == "verb":
            return None
        return found, source

    def _cue_behind(self, index: int, end: int) -> Found | None:
        """Return the cue that stands here, or behind an adverb: ``tegas X``, ``begitu kata X``."""
        for start in (self._phrases.skip(index, end), index):
            found = next(iter(self._scene.cues(start, min(start + 1, end))), None)
            if found and "tail" in found.cue.frames:
                return found
        return None

    def _plain(self, index: int, sentence: Sentence, sure: bool) -> tuple[Found, Run | None] | None:
        far = _SURELY_FAR if sure else FAR
        for found in self._scene.cues(index + 1, min(index + far, sentence.end)):
            if "tail" not in found.cue.frames or found.cue.kind != "verb":
                continue
            if not self._scene.outside(found.first):
                return None
            if self._clauses.is_noun(found, sentence) or self._clauses.has_agent(found):
                continue
            source = self._phrases.before(found.first, index)
            if source is None or source.first > index + 1:
                if not sure or not self._clauses.ends.opens_clause(index):
                    return None
                source = self._phrases.after(index, found.first)
            follows = None if sure else self._scene.complement(found, sentence.end)
            if self._is_only_cue(found, sentence) or follows is None:
                return found, source
            if follows.frame in ("comma", "quote", "colon"):
                return found, source
            return None
        return None

    def _is_only_cue(self, found: Found, sentence: Sentence) -> bool:
        """Tell whether nothing but an adverb stands between the verb and a mark."""
        behind = found.end
        while behind < sentence.end and self._phrases.is_skipped(behind):
            behind += 1
        return behind >= sentence.end or self._lower[behind] in ",.;"

    def _unlisted(self, index: int, sentence: Sentence) -> tuple[Found, Run | None] | None:
        """Read a cue clause whose verb is in no list, behind a comma that demands one."""
        source = self._phrases.after(index, sentence.end)
        if source is None or not self._clauses.ends.opens_clause(index):
            return None
        leaves = self._phrases.leaves_name
        inner = range(source.first + 1, source.end)
        cut = next((i for i in inner if self._words.capital(i - 1) and leaves(i)), source.end)
        verb = self._phrases.skip(cut, sentence.end)
        if self._scene.at_end(verb, sentence) and source.end - source.first > 1:
            verb = cut = source.end - 1
        if verb >= sentence.end or not leaves(verb) or self._lower[verb] in self._phrases.breaks:
            return None
        source = Run(source.first, cut)
        word = self._lower[verb]
        cue = Cue((word,), word, "verb", FINITE, {"tail": _UNLISTED})
        return Found(cue, verb, verb + 1), source

    def _unlisted_inverted(self, index: int, sentence: Sentence) -> tuple[Found, Run | None] | None:
        """Read ``"…," remembered X``: an unlisted verb before its subject."""
        if index + 1 >= sentence.end:
            return None
        if not self._phrases.is_verb(index) and not self._may_be_base(index):
            return None
        if not self._clauses.ends.opens_clause(index + 1):
            return None
        word = self._lower[index]
        cue = Cue((word,), word, "verb", FINITE, {"tail": _UNLISTED})
        source = self._phrases.after(index + 1, sentence.end)
        return (Found(cue, index, index + 1), source) if source else None

    def _may_be_base(self, index: int) -> bool:
        """Tell whether the word may be the base of a verb before a name: ``"…," dendang Ana``."""
        if not self._bases or self._words.capital(index) or not self._words.is_word(index):
            return False
        word, phrases = self._lower[index], self._phrases
        known = word in phrases.special or word in phrases.roles or word in phrases.adjuncts
        name = self._words.capital(index + 1) and not phrases.is_time(index + 1)
        return name and not known and not phrases.determines(index)

    # Before the quotation

    def _lead(self, run: Run, number: int) -> Draft | None:
        """Read the clause before the quotation: ``Budi said:``, ``Menurut Budi,``."""
        sentence = self._words.sentences[number]
        before = run.first - 1
        mark = self._lower[before] if before >= 0 and self._lower[before] in (",", ":") else ""
        if self._continues(run, sentence):
            return None
        if run.first == sentence.first:
            if mark != ":":
                return None
            sentence = self._words.sentences[number - 1]
        end = before if mark else run.first
        cues = self._scene.cues(max(sentence.first, end - 3 * FAR), end)
        for place in range(len(cues) - 1, -1, -1):
            found = cues[place]
            frames = found.cue.frames
            if found.cue.kind == "verb" and self._clauses.is_noun(found, sentence):
                break
            leads = "quote" in frames or "sign" in frames or (mark and "tail" in frames)
            if leads and self._scene.outside(found.first):
                if not self._is_gap(found, end, mark) or self._is_named(found, run, mark):
                    break
                source = self._source_of(found, cues[:place], sentence, end)
                if self._scene.works.only_names(found, source) or not (
                    mark or "quote" in frames or self._scene.works.is_thing(source)
                ):
                    break
                if self._breaks(found, source, sentence, run):
                    return None
                return self._draft("lead", run, found, source)
        return None

    def _is_named(self, found: Found, run: Run, mark: str) -> bool:
        """Tell whether the quotation is a title in the clause: ``in her book, "Safe Roads"``."""
        about = len(found.cue.words) > 1
        apart = found.end < run.first - 1 or about or (not mark and "person" in found.cue.frames)
        return apart and mark != ":" and self._works.is_title(run)

    def _breaks(self, found: Found, source: Run | None, sentence: Sentence, run: Run) -> bool:
        """Tell whether the clause breaks a sentence that began before it: ``It, she said, "…"``."""
        if self._breaks_inverted(found, run):
            return True
        first = min(found.first, source.first if source else found.first)
        if first - 1 <= sentence.first:
            return False
        quotation = self._words.quote[first - 1]
        if quotation != -1:
            known = quotation in self._scene.used_quotes
            return not known and self._words.ending(sentence.first, first) == ","
        joined = self._lower[first - 1] == ","
        return joined and not self._words.capital(min(run.first + 1, run.end - 1))

    def _breaks_inverted(self, found: Found, run: Run) -> bool:
        """Tell whether the clause stands between the commas of ``It was, said X, "a mess"``."""
        inverted = "inverted" in found.cue.frames and found.end < run.first - 1
        if not inverted or self._lower[found.first - 1] != "," or self._lower[run.first - 1] != ",":
            return False
        return not self._words.capital(min(run.first + 1, run.end - 1))

    def _continues(self, run: Run, sentence: Sentence) -> bool:
        """Tell whether the quotation is a part only of a clause that goes on behind it."""
        goes_on = run.end < sentence.end and self._words.is_word(run.end)
        return goes_on and self._words.ending(*run) not in SPEECH_ENDS

    def _is_gap(self, found: Found, end: int, mark: str) -> bool:
        """Tell whether only adjuncts stand between the cue and the quotation."""
        if found.cue.kind == "preposition":
            return bool(mark)
        inner = range(found.end, end - 1)
        if any(self._lower[i] in self._scene.complementizers for i in inner):
            return False
        gap = self._phrases.skip(found.end, end)
        if gap >= end:
            return bool(mark) or self._words.capital(min(end + 1, len(self._lower) - 1))
        if mark == ":":
            return not self._turns(gap, end)
        if "person" in found.cue.frames:
            return bool(mark)
        adjunct = self._scene.is_adjunct(gap) or self._lower[gap] in self._phrases.links
        return bool(mark) and (adjunct or self._is_person(gap, end))

    def _turns(self, first: int, end: int) -> bool:
        """Tell whether a clause of its own leads to it: ``…, but he had a word: "…"``."""
        links = self._scene.lexicon.set("coordinators")
        return any(
            self._lower[i] in links
            and "," in self._lower[i - 2 : i]
            and self._clauses.ends.opens_clause(i + 1)
            for i in range(first + 1, end - 1)
        )

    def _is_person(self, first: int, end: int) -> bool:
        """Tell whether whom it is said to stands here: ``asked the crowd, "…"``."""
        person = self._phrases.after(first, end)
        return person is not None and person.end == end and end - first <= _LONGEST_PERSON

    def _source_of(
        self, found: Found, earlier: list[Found], sentence: Sentence, end: int
    ) -> Run | None:
        if found.cue.kind == "preposition":
            return self._phrases.after(found.end, end)
        if "inverted" in found.cue.frames and found.first == sentence.first:
            return self._phrases.after(found.end, end)
        return self._clauses.subject(found, earlier, sentence)

    def _draft(self, rule: str, run: Run, found: Found, source: Run | None) -> Draft:
        known = ("quote", "tail", "sign") if rule == "lead" else ("tail",)
        frame = next(frame for frame in known if frame in found.cue.frames)
        kind = SourceKind.EXPLICIT if source else SourceKind.ANTECEDENT
        draft = Draft(rule, [run], found, source, kind, confidence=found.cue.frames[frame])
        if self.count(run) < 3 and self._words.ending(*run) not in SPEECH_ENDS:
            draft.doubt("short", 0.6)
        return draft
