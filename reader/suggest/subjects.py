"""Tells whom a sentence is about: its subject, who does what a passive says, who is introduced."""

from __future__ import annotations

from collections.abc import Callable, Set

from reader.suggest.draft import Run
from reader.suggest.lexicon import Lexicon
from reader.suggest.mentions import Mentions
from reader.suggest.phrases import Phrases
from reader.suggest.words import Words

_FULL = 2
"""Words of the usual full name."""
_LONGEST_TITLE = 3
"""Words in small letters that may stand before the name that begins a sentence."""
_MOST_TITLES = 15
"""Words of titles between a comma and a name, at most, so that time grows linearly."""
_LONGEST_OPENER = 3
"""Words of what a sentence opens with before its subject: ``Sebelumnya diberitakan,``."""
_LONGEST_DATELINE = 6
_LONGEST_TIME = 4
"""Words of ``Setiap Senin subuh``, at most."""
_DASHES = frozenset("-–—―")
_LONGEST_BRACKET = 6
"""Words and marks of a bracket behind which a phrase goes on."""

_LONGEST_OFFICE = 6
"""Words of ``The company's chief executive`` before a name, at most."""
_FAR = 15
"""Words before a comma in which another's verb is looked for."""
_AGED = 3
"""Words and marks of ``(52)``."""
_CLOSINGS = {"(": ")", ",": ","}


class Subjects:
    """Looks around a capitalised run for what shows that a person is spoken of."""

    def __init__(
        self, words: Words, lexicon: Lexicon, phrases: Phrases, mentions: Mentions
    ) -> None:
        self._words = words
        self._lower = words.lower
        self._phrases = phrases
        self._mentions = mentions
        self._articles = lexicon.set("title_articles")
        self._owning = lexicon.set("owning")
        self._agents = lexicon.set("agents")
        self._presenting = lexicon.set("presenting")
        self._either = lexicon.set("either")
        self._times = lexicon.set("moments")
        self._auxiliaries = lexicon.set("auxiliaries")
        self._likened, self._by = lexicon.set("manner"), lexicon.set("doers")
        self._recaps = lexicon.set("recaps") if self._by else frozenset()
        self._introducing = lexicon.set("introducing") | self._likened | self._by
        self._kin = lexicon.set("relations")
        self._telling = lexicon.set("telling_relatives")

    def is_subject(self, run: Run, known: Callable[[], bool]) -> bool:
        """Tell whether a sentence is about whom the run names, in full or by a ``known`` name.

        Whether it is one is asked only where it matters.
        """
        single = run.end - run.first == 1
        if self._opens(run.first, 1 if single else _LONGEST_TITLE) or self._is_agent(run.first):
            return True
        presented = self.has_age(run) and self._lower[run.first - 1] in self._presenting
        behind = self._is_behind_comma(run) and (not single or known() or self._is_apposed(run))
        return presented or behind or (not single and self._is_behind_time(run))

    def is_introduced(self, run: Run) -> bool:
        """Tell whether a sentence ends with whom the next is about: ``Pelakunya adalah Ana.``

        So it does behind a passive, ``ditanggapi oleh Ana``, and without a verb, ``Lain halnya
        dengan Ana``.
        """
        if self._lower[run.end] != ".":
            return False
        first = self._words.sentences[self._words.sentence_at(run.first)].first
        if run.first - 1 <= first:
            return False
        if self._lower[first] in self._recaps and self._is_passive(run.first - 1):
            return True  # "Hal senada disampaikan Ana."
        near = range(max(first, run.first - _LONGEST_TITLE - 1), run.first)
        opener = next((i for i in reversed(near) if self._lower[i] in self._introducing), 0)
        between = self._lower[opener + 1 : run.first] if opener else []
        if not opener or not all(map(self._mentions.titles.is_somebody, between)):
            return False
        word = self._lower[opener]
        if word in self._by:
            return True
        verbs = (self._phrases.is_verb(i) for i in range(max(first, opener - _FAR), opener))
        return word not in self._likened or not any(verbs)

    def _is_passive(self, index: int) -> bool:
        return self._phrases.is_verb(index) and not self._phrases.is_active(index)

    def _is_behind_time(self, run: Run) -> bool:
        """Tell whether only when it was stands before who acts: ``Setiap Senin Ana Ruiz pergi``."""
        if not self._mentions.titles.several or not self._phrases.is_verb(run.end):
            return False
        first = self._beginning(run.first)
        words = range(first, run.first)
        return 0 < len(words) <= _LONGEST_TIME and all(map(self._tells_when, words))

    def _tells_when(self, index: int) -> bool:
        phrases, word = self._phrases, self._lower[index]
        return word in phrases.adjuncts or phrases.is_time(index) or word in self._times

    def _opens(self, index: int, far: int) -> bool:
        """Tell whether only titles can stand between the word and the sentence's beginning."""
        opens, words = self._mentions.openings, self._words.alphanumeric
        if index in opens:
            return True
        for before in range(index - 1, max(-1, index - far - 1), -1):
            if before in opens:
                return True
            if not words[before]:
                return False
        return False

    def has_age(self, run: Run) -> bool:
        """Tell whether a number alone follows: ``Ana Ruiz (41)``, ``Ana Ruiz, 41,``."""
        lower, end = self._lower, run.end
        closing = _CLOSINGS.get(lower[end])
        if closing is None or lower[end + 2] != closing:
            return False
        return self._phrases.is_age(end + 1)

    def behind_bracket(self, run: Run) -> int:
        """Return where a phrase goes on behind its short form: ``Badan Air (BA) Ana``, or 0.

        ``Badan Air atau BA Ana`` goes on with the short form.
        """
        if self._lower[run.end] in self._either:
            short = self._words.covered(run.end + 1, min(run.end + 2, len(self._lower)))
            return run.end + 1 if len(short) > 1 and short.isupper() else 0
        if self._lower[run.end] != "(" or self.has_age(run):
            return 0
        far = min(run.end + _LONGEST_BRACKET, len(self._lower) - 1)
        close = next((i for i in range(run.end + 1, far) if self._lower[i] == ")"), 0)
        goes_on = close and self._words.capital(close + 1)
        return close + 1 if goes_on and not self._mentions.opens_sentence(close + 1) else 0

    def presents(self, name: Run, run: Run) -> bool:
        """Tell whether a title or an age shows that a full name is a person's."""
        if self.is_introduced(run):
            return True
        if name.end - name.first < 2:
            told = self._is_apposed(run) and self._is_behind_comma(run)
            return told or self.has_age(run) or (bool(self._introducing) and self.has_role(run))
        if self.has_age(run) or self.has_role(run):
            return True
        before = self._lower[max(0, run.first - _LONGEST_TITLE) : name.first]
        if not self._mentions.titles.persons.isdisjoint(before):
            return True
        apposed = run.first > 0 and self._lower[run.first - 1] == ","
        return apposed and self._is_behind_comma(run) and self._is_titled(run.first)

    def _is_apposed(self, run: Run) -> bool:
        """Tell whether one word says whom a sentence opens with: ``Ibu korban, Ana, menangis``."""
        if not self._mentions.titles.several:
            return False
        if self._lower[run.end] != "," and not self.has_age(run):
            return False
        first = self._beginning(run.first)
        if run.first - 1 - first > _LONGEST_TITLE:
            return False
        somebody = self._lower[first] in self._kin or self._is_titled(run.first)
        return somebody and not self._mentions.titles.describes(run.first, run.first)

    def _is_titled(self, index: int) -> bool:
        """Tell whether the word's sentence begins with what a person is: ``Pengamat …, Ana``."""
        first = self._beginning(index)
        opening = self._lower[first]
        if opening in self._owning or self._mentions.titles.is_somebody(opening):
            return True
        if self._mentions.titles.several:
            return opening in self._kin
        words = range(first + 1, min(index, first + _LONGEST_OFFICE))
        owned = any(self._phrases.is_possessive(i, first) for i in words)
        somebody = any(self._mentions.titles.is_somebody(self._lower[i]) for i in words)
        return somebody and (owned or opening in self._articles)

    def _tells(self, comma: int) -> bool:
        """Tell whether a verb stands before the comma, so that a title there is another's."""
        first = max(self._beginning(comma), comma - _FAR)
        return any(map(self._phrases.is_active, range(first, comma)))

    def _beginning(self, index: int) -> int:
        """Return where the word's sentence begins, behind a dateline: ``GARUT, Koran - …``."""
        first = self._words.sentences[self._words.sentence_at(index)].first
        far = range(first + 1, min(first + _LONGEST_DATELINE, index))
        if _DASHES.isdisjoint(self._lower[far.start : far.stop]):
            return first
        dash = next((i for i in far if self._lower[i] in _DASHES), first - 1)
        place = range(first, max(dash, first))
        named = all(self._words.capital(i) or not self._words.is_word(i) for i in place)
        return dash + 1 if place and named else first

    def acts(self, run: Run, *plain: Set[str]) -> bool:
        """Tell whether two words with capitals are who acts, at the beginning of a sentence.

        A verb is behind them, or the second one stands alone elsewhere. None of them is a
        ``plain`` one, a title or a time. In Indonesian titles stand there too.
        """
        if self._mentions.titles.several or run.end - run.first != _FULL:
            return False
        word = self._lower[run.first]
        title = self._mentions.titles.describes(run.first, run.first)
        verb = self._phrases.is_verb(run.end) or self._lower[run.end] in self._auxiliaries
        verb = verb or self._lower[run.end - 1] in self._mentions.short
        verb = verb or self._lower[run.first - 1] == ":"  # the present tense of a caption
        other = title or self._phrases.is_time(run.first) or self._phrases.is_skipped(run.first)
        return (
            verb
            and not other
            and not any(word in words for words in plain)
            and not self._mentions.titles.is_place(run)
        )

    def acts_alone(self, run: Run) -> bool:
        """Tell whether a usual first name does something: ``Hendra yang menunggu menangis``."""
        usual = bool(self._mentions.titles.several) and self._mentions.is_given(run.first)
        return usual and (
            self._lower[run.end] in self._phrases.relatives or self._phrases.is_verb(run.end)
        )

    def has_role(self, run: Run) -> bool:
        """Tell whether an apposition follows: ``Ana Ruiz, ketua``, ``Ana Ruiz, whose …``."""
        if self._lower[run.end] != ",":
            return False
        titles, told_of = self._mentions.titles, run.end + 1
        told_of += told_of + 1 < len(self._lower) and self._lower[told_of] in self._articles
        behind = self._lower[told_of]
        told = behind in self._telling and run.end - run.first > 1
        return told or titles.is_one(behind) or titles.is_somebody(behind)

    def _is_behind_comma(self, run: Run) -> bool:
        """Tell whether the run is the subject behind an adjunct or a title that has a comma."""
        comma, behind = run.first - 1, run.end
        persons = self._mentions.titles.persons
        if self._lower[comma] != "," and self._lower[comma] not in persons:
            return False
        least = max(0, comma - _MOST_TITLES)
        while comma > least and self._lower[comma] in persons:
            comma -= 1
        comma -= self._lower[comma] in self._articles
        while least < comma < run.first - 1 and self._is_small(comma):
            comma -= 1  # "bintang film sekaligus penyanyi Ana Ruiz"
        if comma < 0 or self._lower[comma] != "," or behind >= len(self._lower):
            return False
        first = self._words.sentences[self._words.sentence_at(comma)].first
        aside = self._phrases.is_aside(first) or self._phrases.is_skipped(first)
        aside = aside or self._phrases.is_participle(first) or self._phrases.is_active(first)
        aside = aside or (comma == first + 1 and bool(self._mentions.titles.several))
        if not aside and not self._is_titled(comma):
            return False
        behind += _AGED * (self._lower[behind] == "(" and self.has_age(run))
        closed = self._lower[behind] == ","
        reported = self._phrases.is_verb(comma - 1) and not self._phrases.is_active(comma - 1)
        titled = self._is_titled(comma) and not self._tells(comma)
        if (closed and titled) or (reported and comma - first <= _LONGEST_OPENER):
            return True
        behind += closed
        far = min(behind + _LONGEST_TITLE, len(self._lower))
        return any(self._phrases.is_verb(i) for i in range(behind, far))

    def _is_small(self, index: int) -> bool:
        """Tell whether it is of what somebody is, in small letters, and no verb."""
        plain = self._words.is_word(index) and not self._words.capital(index)
        return bool(self._mentions.titles.several) and plain and not self._phrases.is_verb(index)

    def _is_agent(self, index: int) -> bool:
        """Tell whether only titles stand between the word and a passive: ``dikatakan Bupati X``."""
        lower, words = self._lower, self._words.alphanumeric
        apposed = lower[index - 1 : index] == [","] and words[index + 1]
        first = index - 1 - apposed
        for before in range(first, max(-1, first - _LONGEST_TITLE * (1 + apposed) - 1), -1):
            if lower[before] in self._agents:
                return True
            if not words[before]:
                return False
        return False
