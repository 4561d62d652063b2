"""What all rules share: the article's words, its cues in their places, and what follows a cue."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cached_property
from typing import NamedTuple

from reader.suggest.cue_places import find_cues
from reader.suggest.draft import Draft, Found, Run
from reader.suggest.drafts import Drafts
from reader.suggest.lexicon import Lexicon
from reader.suggest.openers import Openers
from reader.suggest.phrases import Phrases
from reader.suggest.predicates import Predicates
from reader.suggest.words import Sentence, Words
from reader.suggest.works import Works

ENDS = frozenset(".;!?…")
_LONGEST_ADJUNCT = 30
_LONGEST_TOPIC = 10
"""Words of a phrase that a demonstrative closes, before what is told of it, at most."""
_LONGEST_PARENTHESIS = 12
"""Words of a name that stands in commas beside what it names, at most."""
_LONGEST_DATE = 8
"""Words and marks of a day with its date in brackets, at most."""


class Complement(NamedTuple):
    """What a cue governs: the construction, the content's first word, and whom it is said to."""

    frame: str
    first: int
    addressee: Run | None = None


class Scene:
    """One article under the rules; remembers which cues and quotations are already explained."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self.words = words
        self.lexicon = lexicon
        self.phrases = Phrases(words, lexicon)
        self.works = Works(words, lexicon, self.phrases)
        self.kept = Drafts()
        self.drafts = self.kept.all
        self.used_cues: set[int] = set()
        self.used_quotes: set[int] = set()
        """The numbers of the quotations that some draft has in its content."""
        self.complementizers = lexicon.set("complementizers")
        self.questions = lexicon.set("questions")
        self.subjects = lexicon.set("subject_pronouns")
        self.has_verb = Predicates(words, lexicon, self.phrases).has_verb
        """Tells whether a finite verb seems to stand between two places."""
        self._openers = Openers(words, lexicon, self.phrases, self.has_verb)
        self._bare_object = lexicon.options.get("bare_object_in_content", False)
        self.addressing = lexicon.set("addressing")
        self._asking = lexicon.set("asking")
        self._that_if, self._then = lexicon.set("that_if"), lexicon.set("then") | {","}
        self._sayings = lexicon.set("sayings")
        self._of_sayings = lexicon.set("of_sayings")
        self._when = lexicon.set("time_nouns")
        self._infinitives = lexicon.set("infinitives")
        self._infinitive_negations = lexicon.set("infinitive_negations")
        self._keeps_infinitive = lexicon.options.get("infinitive_in_content", False)
        self._never_first = lexicon.set("never_first")
        self._cues = find_cues(words.lower, lexicon)
        self._places = [found.first for found in self._cues]

    @cached_property
    def capitals(self) -> Counter[str]:
        """How often a word has a capital letter, in lower case."""
        words = zip(self.words.lower, self.words.capitals, strict=True)
        return Counter(word for word, capital in words if capital)

    def cues(self, first: int, end: int) -> list[Found]:
        """Return the cues that stand from the word ``first`` up to ``end``."""
        low = bisect_left(self._places, first)
        return self._cues[low : bisect_left(self._places, end, low)]

    def add(self, draft: Draft) -> None:
        """Keep what a rule found; its cue explains nothing else."""
        if draft.cue:
            draft.content = [self._without_day(run, draft.cue) for run in draft.content]
            self.used_cues.add(draft.cue.first)
        self.kept.add(draft)

    def _without_day(self, run: Run, cue: Found) -> Run:
        """Leave out the day of saying behind a cue: ``Budi mengatakan, Rabu (29/4), …``."""
        dated = run.first >= cue.end and self.phrases.is_time(run.first)
        if not dated or self.words.lower[run.first + 1 : run.first + 2] != ["("]:
            return run
        stop = min(run.end - 2, run.first + _LONGEST_DATE)
        closing = next((i for i in range(run.first, stop) if self.words.lower[i] == ")"), 0)
        return (
            Run(closing + 2, run.end) if closing and self.words.lower[closing + 1] == "," else run
        )

    def outside(self, index: int) -> bool:
        """Tell whether the word is in no quotation."""
        return self.words.quote[index] == -1

    def is_adjunct(self, index: int) -> bool:
        """Tell whether when, where or to whom something is said begins here."""
        phrases, word = self.phrases, self.words.lower[index]
        if word in self.subjects:
            return word in phrases.adjuncts and self._is_when(index)
        return word in phrases.adjuncts or word in self.addressing or phrases.is_time(index)

    def _is_when(self, index: int) -> bool:
        """Tell the ``this`` of ``this week`` from the one that a clause begins with."""
        behind = index + 1
        return behind < len(self.words.lower) and self.words.lower[behind] in self._when

    def after_adjuncts(self, index: int, end: int) -> int:
        """Return the place behind the adjuncts at ``index``: a mark, an opener, a quotation."""
        if index < end and not self.is_adjunct(index):
            return index
        stop = min(end, index + _LONGEST_ADJUNCT)
        index += index < stop and self.words.lower[index] in self.subjects
        while index < stop:
            title = self.works.title_at(index)
            if title is None and self._ends_adjunct(index):
                break
            index = title.end if title else index + 1
        return min(index, stop)

    def _ends_adjunct(self, index: int) -> bool:
        word = self.words.lower[index]
        opens = word in self.complementizers or word in self._asking
        opener = opens and self.words.lower[index - 1] not in self.phrases.links
        marks = word in ENDS or word in ",:" or opener
        determined = word in self.phrases.determiners and self.is_adjunct(index - 1)
        return marks or (word in self.subjects and not determined) or not self.outside(index)

    def behind_saying(self, index: int, end: int) -> int:
        """Return the place behind a noun of saying that belongs to who speaks: ``pengakuan X``."""
        behind = index + 1
        if index >= end or self.words.lower[index] not in self._sayings:
            return index
        while behind < end and self.words.lower[behind] in self._of_sayings:
            behind += 1
        opens = behind < end and self.words.is_word(behind) and self.outside(behind)
        return index if not opens or self.phrases.ends_phrase(behind) else behind

    def at_end(self, index: int, sentence: Sentence) -> bool:
        """Tell whether the clause is over at ``index``."""
        return index >= sentence.end or self.words.lower[index] in ENDS

    def complement(self, found: Found, end: int) -> Complement | None:
        """Return what the cue governs to its right, or None when nothing follows it."""
        lower = self.words.lower
        index = self._over_second(self.phrases.skip(found.end, end), end)
        if "person" in found.cue.frames:
            return self._said_to_person(found, index, end)
        if "infinitive" in found.cue.frames and index < end:
            negated = lower[index] in self._infinitive_negations
            if negated and lower[index + 1] in self._infinitives:
                return Complement("infinitive", index, None)
            if lower[index] in self._infinitives:
                return self._governed(index, end, None)
        reached = self._addressed(index, end)
        addressee = Run(index + 1, reached) if reached > index else None
        direct = self._opened(reached, end, addressee) or self._opened_apart(
            found, reached, end, addressee
        )
        if direct or reached >= end or lower[reached] in ENDS:
            return direct
        if lower[reached] in ",:":
            return self._behind_mark(reached, end, addressee)
        past = self.after_adjuncts(reached, end)
        if past > reached and self._opens_clause(reached, past):
            return Complement("clause", reached, addressee)
        if past > reached:
            late = self._opened(past, end, addressee)
            if late or past >= end or lower[past] in ENDS or lower[past] in ",:":
                return late or (self._behind_mark(past, end, addressee) if past < end else None)
            reached = past if lower[past] in self.subjects else reached
        return self._governed(reached, end, addressee)

    def _opened_apart(
        self, found: Found, index: int, end: int, addressee: Run | None
    ) -> Complement | None:
        """Read what opens behind a day, or behind what the verb has: ``said of it that P``."""
        day = self._openers.behind_day(index, end)
        if day:
            return Complement("clause", day, addressee)
        that = self._openers.behind_phrase(index, end) if "that" in found.cue.frames else 0
        return Complement("that", that, addressee) if that else None

    def _opens_clause(self, index: int, end: int) -> bool:
        """Tell whether an adjunct opens what is said: ``mengatakan saat ini belum ada kabar``."""
        lower, pointers = self.words.lower, self.lexicon.set("pointers")
        if not self.lexicon.options.get("adjunct_in_content", False):
            return False
        if lower[index] in self.addressing and lower[index] not in self.phrases.links:
            return False
        if lower[index] in self.lexicon.set("subordinators") and lower[index + 1] not in pointers:
            return False
        auxiliaries = self.lexicon.set("auxiliaries")
        if lower[index] in self.lexicon.set("now") and lower[index + 1] in pointers:
            return self.has_verb(index + 2, end)
        for i in range(index, end):
            if lower[i] in self.phrases.relatives:
                return False
            if lower[i] in auxiliaries:
                return True
        return False

    def _over_second(self, index: int, end: int) -> int:
        """Return the place behind a second verb of the same object: ``berharap dan meminta``."""
        coordinated = index + 2 < end and self.words.lower[index] in self.phrases.conjunctions
        return index + 2 if coordinated and self.phrases.is_verb(index + 1) else index

    def _addressed(self, index: int, end: int) -> int:
        """Return the place behind ``to X``, ``kepada X``."""
        if index >= end or self.words.lower[index] not in self.addressing:
            return index
        person = self.phrases.after(index + 1, end)
        return person.end if person else index

    def _opened(self, index: int, end: int, addressee: Run | None) -> Complement | None:
        if index >= end:
            return None
        word = self.words.lower[index]
        opener = word in self.complementizers or self._opens_with_if(index, end)
        if opener and index + 1 < end:
            return Complement("that", index + 1, addressee)
        if word in self.questions:
            return Complement("that", index, addressee)
        if not self.outside(index):
            return Complement("quote", index, addressee)
        return None

    def _opens_with_if(self, index: int, end: int) -> bool:
        """Tell whether ``jika`` means *that*: no main clause follows behind a comma."""
        if self.words.lower[index] not in self._that_if:
            return False
        return self._then.isdisjoint(self.words.lower[index:end])

    def _behind_mark(self, mark: int, end: int, addressee: Run | None) -> Complement | None:
        if mark + 1 >= end:
            return None
        opened = self._opened(mark + 1, end, addressee)
        if opened:
            return opened
        past = self._behind_parenthesis(mark, end)
        if past < end and self.words.lower[past] in self.complementizers:
            return self._opened(past, end, addressee)
        frame = "colon" if self.words.lower[mark] == ":" else "comma"
        return Complement(frame, mark + 1, addressee)

    def _behind_parenthesis(self, comma: int, end: int) -> int:
        """Return the place behind ``, without evidence,``; ``end`` when none stands here."""
        for index in range(comma + 2, min(end, comma + _LONGEST_PARENTHESIS) - 1):
            if self.words.lower[index] == ",":
                return index + 1
        return end

    def _may_begin(self, index: int) -> bool:
        """Tell whether a clause or an object can begin with the word."""
        word = self.words.lower[index]
        return word not in self._never_first and not self.is_adjunct(index)

    def _governed(self, index: int, end: int, addressee: Run | None) -> Complement | None:
        """Tell an infinitive from a clause without an opener and from a mere object."""
        lower = self.words.lower
        if lower[index] in self._infinitives:
            return Complement(
                "infinitive", index if self._keeps_infinitive else index + 1, addressee
            )
        if not self._may_begin(index):
            return None
        told = self._told_that(index, end) if self._bare_object else None
        if told:
            return told
        clause = lower[index] in self.subjects or self.has_verb(index, end)
        clause = clause or self._is_told_of(index, end)
        return Complement("clause" if clause else "object", index, addressee)

    def _told_that(self, index: int, end: int) -> Complement | None:
        """Read who is told before the opener: ``meyakinkan warga bahwa jalan itu aman``."""
        far = min(end, index + _LONGEST_PARENTHESIS)
        if self.complementizers.isdisjoint(self.words.lower[index:far]):
            return None
        person = self.phrases.after(index, end)
        opener = person.end if person else end
        purposes = self.lexicon.set("undone")
        if person is None or opener + 1 >= end or self.words.lower[opener] in purposes:
            return None
        opens = self.words.lower[opener] in self.complementizers
        plain = opens and not any(map(self.phrases.is_verb, range(*person)))
        return Complement("that", opener + 1, person) if plain else None

    def _is_told_of(self, index: int, end: int) -> bool:
        """Tell whether a quality stands behind a phrase that is closed: ``jalan itu licin``."""
        phrases, closers = self.phrases, self.lexicon.set("closers")
        for i in range(index + 1, min(end, index + _LONGEST_TOPIC)):
            word = self.words.lower[i]
            if not self.words.is_word(i) or word in phrases.relatives:
                return False
            if self.words.lower[i - 1] in closers:
                apart = self.is_adjunct(i) or phrases.ends_phrase(i) or word in phrases.links
                return not (apart or phrases.is_skipped(i) or self.words.capital(i))
        return False

    def _said_to_person(self, found: Found, index: int, end: int) -> Complement | None:
        """Read the object that is a person: ``told reporters that``, ``meminta Budi untuk``."""
        lower = self.words.lower
        if self._bare_object and index < end and lower[index] in self._infinitives:
            return Complement("infinitive", index + 1)
        negated = index + 1 < end and lower[index] in self._infinitive_negations
        if negated and lower[index + 1] in self._infinitives:
            return Complement("infinitive", index, None)
        reached = self._addressed(index, end)
        person = self._told(index + 1, reached) if reached > index else self._person(index, end)
        if person is None:
            return self._said_to_nobody(index, end)
        past = self._openers.behind_relative(person.end, end)
        if past >= end or lower[past] not in self._infinitives:
            past = self.after_adjuncts(past, end)
        if past < end and lower[past] in self._infinitives:
            return Complement(
                "infinitive", person.first if self._keeps_infinitive else past + 1, person
            )
        opened = self._opened(past, end, person) or self._opened_apart(
            found, person.end, end, person
        )
        if opened or past >= end or lower[past] in ENDS:
            return opened
        if lower[past] in ",:":
            listed = self._behind_list(person, past, end)
            if not listed and self._bare_object and self.has_verb(person.first, end):
                return Complement("clause", person.first, person)
            return listed or self._behind_mark(past, end, person)
        if not self._bare_object:
            return Complement("clause", past, person)
        told = self.has_verb(person.first, end) or self._is_told_of(person.first, end)
        opener = self.complementizers | self._infinitives
        far = min(end, person.first + _LONGEST_ADJUNCT)
        told = told or any(self.words.lower[i] in opener for i in range(person.first, far))
        return Complement("clause" if told else "object", person.first, person)

    def _told(self, first: int, end: int) -> Run:
        """Return who is told, up to what it is for: ``kepada warga`` before ``untuk pulang``."""
        opener = self._infinitives | self.complementizers
        inside = range(first + 1, end) if self._bare_object else ()
        opens = (i for i in inside if self.words.lower[i] in opener)
        return Run(first, next((i for i in opens if not self.phrases.joins_names(i)), end))

    def _behind_list(self, person: Run, comma: int, end: int) -> Complement | None:
        """Read a request to several: ``meminta hotel, toko, dan warung untuk tutup``."""
        joined, phrases = False, self.phrases
        for i in range(comma + 1, min(end - 1, comma + _LONGEST_PARENTHESIS)):
            word = self.words.lower[i]
            if word in self.complementizers or word in self._infinitives:
                frame = "that" if word in self.complementizers else "infinitive"
                return Complement(frame, i + 1, Run(person.first, i)) if joined else None
            joined = joined or word in phrases.conjunctions
            apart = word in ENDS or word in phrases.breaks or word in self.subjects
            if apart or phrases.is_verb(i) or not self.outside(i):
                return None
        return None

    def _said_to_nobody(self, index: int, end: int) -> Complement | None:
        """Read the object of such a cue that is no person: ``mengingatkan, agar …``."""
        if index >= end or self.words.lower[index] in ENDS or self.words.lower[index] == ":":
            return None
        if self.words.lower[index] == ",":
            opened = self._opened(index + 1, end, None)
            mere = self.lexicon.options.get("comma_after_cue", False)
            return opened or (Complement("comma", index + 1, None) if mere else None)
        past = self.after_adjuncts(index, end) if self._keeps_infinitive else index
        late = self._opened(past, end, None) if past > index else None
        return self._opened(index, end, None) or late or self._governed(index, end, None)

    def _person(self, index: int, end: int) -> Run | None:
        """Return a person who is spoken to; the phrase ends where a new subject begins."""
        if index >= end or not self.outside(index) or self.words.lower[index] in ENDS:
            return None
        found = self.phrases.after(index, end)
        if found is None:
            return None
        for i in range(found.first + 1, found.end):
            if self._opens_what_follows(i):
                return Run(found.first, self._openers.relative(i))
        return found

    def _opens_what_follows(self, index: int) -> bool:
        """Tell whether a clause or an infinitive begins within what looks like one phrase."""
        word, before = self.words.lower[index], self.words.lower[index - 1]
        if word in self._infinitives:
            return not (self._bare_object and self.phrases.joins_names(index))
        if word in self.subjects:
            return True
        determined = word in self.phrases.determiners and before not in self.phrases.links
        return determined or (
            self.phrases.is_verb(index) and not self.phrases.determines(index - 1)
        )
