"""What a single word of a text can be, by the closed classes and the verb forms of its language."""

from __future__ import annotations

from reader.suggest.draft import Run
from reader.suggest.lexicon import Lexicon
from reader.suggest.words import Words

INSIDE = frozenset([*"()&/'’", "'s", "’s"])
"""Marks that a noun phrase can hold."""
LONGEST = 40
"""Words looked at for one phrase, so that a text without marks costs no more than another."""
_SPECIAL = (
    "times", "closers", "breaks", "auxiliaries", "complementizers", "questions", "conjunctions",
    "links", "adjuncts", "relatives", "adverbs",
)  # fmt: skip
_LONGEST_AGE = 3
"""Digits of somebody's age, at most."""
_POSSESSIVE = frozenset({"'s", "’s"})


class WordKinds:
    """Tells verbs, days, adverbs and the parts of names from each other."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self._words = words
        self._lower = words.lower
        get, union = lexicon.set, lexicon.union
        self.pronouns = get("pronouns")
        self.determiners = get("determiners")
        self.links = get("links")
        self.breaks = union("breaks", "auxiliaries", "complementizers", "questions")
        self.skipped = union("auxiliaries", "adverbs")
        self.adjuncts = get("adjuncts")
        self.relatives = get("relatives")
        self.conjunctions = get("conjunctions")
        self.groups = get("groups")
        self.roles = union("titles", "roles")
        self.times = get("times")
        titled = lexicon.options.get("title_first", False)
        self.held = get("role_words") if titled else frozenset()
        """What somebody is or does, in a language that says so before the name."""
        self._at = get("at")
        self.kin = get("own_people")
        """Whose somebody is, in one word: ``rekannya``."""
        self.counting = get("amounting")
        self.owning = get("owning")
        self.heads, self.origins = get("organizations"), get("origins")
        self.quantifiers = get("quantifiers")
        self.closers = get("closers")
        self.special = union(*_SPECIAL)
        """The words that do not belong to a noun phrase in every place."""
        self.bare_verbs = get("bare_verbs")
        self._no_verbs = get("no_verbs")
        self._after_cue = get("after_cue")
        self._abbreviations = lexicon.abbreviations
        self._verb = lexicon.verb
        self._adverb = lexicon.adverb
        self._active = lexicon.active
        self._participle = lexicon.participle

    def is_verb(self, index: int) -> bool:
        """Tell whether the word looks like a verb by its form."""
        if self._words.capitals[index]:
            return False
        word = self._lower[index]
        return word not in self._no_verbs and self._verb(word)

    def has_verb_form(self, index: int) -> bool:
        """Tell whether the word would look like a verb without its capital."""
        return self._verb(self._lower[index])

    def is_active(self, index: int) -> bool:
        """Tell whether the word is a verb in the active voice by its form."""
        return self._active(self._lower[index])

    def is_participle(self, index: int) -> bool:
        """Tell whether the word looks like a participle by its form."""
        return self._participle(self._lower[index])

    def ends_at(self, stop: int) -> bool:
        """Tell whether a full stop ends where it was, ``di X.``, and is no initial's."""
        at = self._lower[stop] == "." and self._lower[stop - 2] in self._at
        return at and len(self._lower[stop - 1]) == 1

    def is_age(self, index: int) -> bool:
        """Tell whether the word is a number of few digits, as an age between two marks is."""
        return self._lower[index].isdigit() and len(self._lower[index]) <= _LONGEST_AGE

    def is_time(self, index: int) -> bool:
        """Tell whether the word is the name of a day or a month."""
        if self._lower[index] not in self.times or not self._words.capital(index):
            return False
        behind = self._lower[index + 1] if index + 1 < len(self._lower) else ""
        return behind not in _POSSESSIVE

    def skip_back(self, end: int, first: int) -> int:
        """Return the place before the auxiliaries, adverbs and negations that end at ``end``."""
        while end > first and self.is_skipped(end - 1):
            end -= 1
        return end

    def is_skipped(self, index: int) -> bool:
        """Tell whether the word is an auxiliary, a negation or an adverb before a verb."""
        word = self._lower[index]
        return word in self.skipped or (self._adverb(word) and not self._is_named(index))

    def _is_named(self, index: int) -> bool:
        """Tell the name ``Reilly`` from ``Recently``, which a mark or a phrase follows."""
        if not self._words.capitals[index]:
            return False
        if index and self._words.capitals[index - 1]:
            return True
        behind = self._lower[index + 1] if index + 1 < len(self._lower) else ""
        return self._verb(behind) or behind in self.skipped

    def skip(self, index: int, end: int) -> int:
        """Return the place behind the adverbs that may follow a cue at ``index``."""
        while index < end and self._lower[index] in self._after_cue:
            index += 1
        return index

    def is_aside(self, index: int) -> bool:
        """Tell whether when, where or what else is said between two commas, not who."""
        word = self._lower[index]
        participle = self.is_participle(index) and not self._words.capital(index)
        other = word in self.adjuncts or word in self.links or word.isdigit()
        return participle or other or self.is_time(index)

    def is_possessive(self, index: int, first: int) -> bool:
        """Tell the ``'s`` of ``Ana's`` from that of ``she's``."""
        if index <= first or self._lower[index] not in _POSSESSIVE:
            return False
        return self._words.is_word(index - 1) and self._lower[index - 1] not in self.pronouns

    def determines(self, index: int) -> bool:
        """Tell whether the word is an article or a pointer before a noun."""
        return self._lower[index] in self.determiners

    def is_in_name(self, index: int) -> bool:
        """Tell whether a small word has its capital as a part of a name: ``Dalam Negeri``."""
        return self._words.capital(index) and self.joins_names(index)

    def joins_names(self, index: int) -> bool:
        """Tell whether the words on both sides have a capital."""
        return self._words.capital(index - 1) and self._words.capital(index + 1)

    def leaves_name(self, index: int) -> bool:
        """Tell whether the word can be no part of a phrase with the name before it."""
        word = self._lower[index]
        goes_on = word in self.links or word in self.relatives or self._words.capital(index)
        return self._words.is_word(index) and not goes_on

    def is_name(self, run: Run) -> bool:
        """Tell whether all words of the phrase are capitalised, as those of a name are."""
        return all(
            self._words.capital(i) or not self._words.is_word(i) for i in range(run.first, run.end)
        )

    def ends_phrase(self, index: int) -> bool:
        """Tell whether the word can be no part of a noun phrase that goes on with a noun."""
        word = self._lower[index]
        over = word in self.closers or word in self.breaks or word in self.adjuncts
        return over or word in self.relatives

    def is_short(self, index: int) -> bool:
        """Tell whether the word is an abbreviation or an initial, that a full stop belongs to."""
        return self._lower[index] in self._abbreviations or len(self._lower[index]) == 1
