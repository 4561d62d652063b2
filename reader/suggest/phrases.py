"""Noun phrases around a cue, by the closed classes of a language alone: no tagger, no parser."""

from __future__ import annotations

from reader.suggest.draft import Run
from reader.suggest.lexicon import Lexicon
from reader.suggest.words import Words

_INSIDE = frozenset([*"()&/'’", "'s", "’s"])
_POSSESSIVE = frozenset({"'s", "’s"})
_LONGEST = 40
"""Words looked at for one phrase, so that a text without marks costs no more than another."""


class Phrases:
    """Finds who is named before or behind a place in the text."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self._words = words
        self._lower = words.lower
        get = lexicon.set
        self.pronouns = get("pronouns")
        self.determiners = get("determiners")
        self.links = get("links")
        self.breaks = get("breaks") | get("auxiliaries") | get("complementizers") | get("questions")
        self.skipped = get("auxiliaries") | get("adverbs")
        self._after_cue = get("after_cue")
        self.adjuncts = get("adjuncts")
        self.relatives = get("relatives")
        self._closers, self._no_verbs = get("closers"), get("no_verbs")
        self._may_invert = lexicon.may_invert
        self._openers = get("complementizers") | get("coordinators")
        self.conjunctions = get("conjunctions")
        self.groups = get("groups")
        self._relative_is_source = lexicon.options.get("relative_is_source", False)
        self._outside = self.relatives if self._relative_is_source else frozenset()
        self.roles = get("titles") | get("roles")
        self.times = get("times")
        self._persons = get("person_words")
        self._regions = get("regions")
        self._subordinators = get("subordinators")
        self._abbreviations = lexicon.abbreviations
        self._verb = lexicon.verb
        self._adverb = lexicon.adverb
        self._active = lexicon.active
        self._participle = lexicon.participle

    def is_verb(self, index: int) -> bool:
        """Tell whether the word looks like a verb by its form."""
        form = self.has_verb_form(index) and self._lower[index] not in self._no_verbs
        return form and not self._words.capital(index)

    def has_verb_form(self, index: int) -> bool:
        """Tell whether the word would look like a verb without its capital."""
        return bool(self._verb.search(self._lower[index]))

    def is_active(self, index: int) -> bool:
        """Tell whether the word is a verb in the active voice by its form."""
        return bool(self._active.search(self._lower[index]))

    def is_participle(self, index: int) -> bool:
        """Tell whether the word looks like a participle by its form."""
        return bool(self._participle.search(self._lower[index]))

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
        return self._lower[index] in self.skipped or bool(self._adverb.search(self._lower[index]))

    def skip(self, index: int, end: int) -> int:
        """Return the place behind the adverbs that may follow a cue at ``index``."""
        while index < end and self._lower[index] in self._after_cue:
            index += 1
        return index

    def before(self, end: int, first: int) -> Run | None:
        """Return the noun phrase that ends at ``end``, with its apposition; None without one."""
        end = self._before_date(self.skip_back(end, first), first)
        if end > first and self._lower[end - 1] in self.relatives:
            if self._relative_is_source:
                return self._with_head(end - 1, first)
            end -= 1
            end -= end > first and self._lower[end - 1] == ","
            return self._chunk(end, first)
        if end > first and self._lower[end - 1] == ",":
            past = self._before_relative(end - 1, first)
            past = self._before_adjunct(past, first) if past == end - 1 else past
            named = self._apposition(past, first)
            return self._before_verb(self._over_adjunct(named, first), first) if named else None
        found = self._chunk(end, first)
        if found and found.first - 1 > first and self._lower[found.first - 1] == ",":
            return self._with_role(found, first)
        if found is None:
            return None
        return self._over_relative(self._over_adjunct(found, first), first)

    def _before_verb(self, found: Run, first: int) -> Run:
        """Return the subject of an active verb that what looks like one phrase holds.

        In ``X mendukung rencana itu, bahkan mendesak`` the second verb has the first one's.
        """
        for index in range(found.first + 1, found.end - 1):
            if self._lower[index] in self.relatives:
                break
            if self.is_active(index) and self.is_verb(index) and not self._is_noun(index):
                return self._chunk(self.skip_back(index, first), first) or found
        return found

    def _is_noun(self, index: int) -> bool:
        word = self._lower[index]
        return word in self.roles or word in self.adjuncts or word in self._persons

    def _before_date(self, end: int, first: int) -> int:
        """Return the place before ``Rabu (16/9/2020) malam``, or ``end`` without such a date."""
        index = end
        if end - 2 > first and self._lower[end - 1] in self._closers:
            return end - 2 if self._lower[end - 2] in self.adjuncts else end
        while index > first and self._lower[index - 1] in self.adjuncts:
            index -= 1
        if index - 3 <= first or self._lower[index - 1] != ")":
            return end
        opens = next(
            (i for i in range(index - 2, max(first, index - 9), -1) if self._lower[i] == "("), 0
        )
        dated = opens and self._lower[opens + 1][:1].isdigit() and self.is_time(opens - 1)
        return opens - 1 if dated and opens - 1 > first else end

    def _with_head(self, relative: int, first: int) -> Run:
        """Return the relative pronoun that speaks, with the phrase that it stands for."""
        end = relative - (relative > first and self._lower[relative - 1] == ",")
        head = self._chunk(end, first) if end > first else None
        return Run(head.first, relative + 1) if head else Run(relative, relative + 1)

    def _before_relative(self, comma: int, first: int) -> int:
        """Return the place before ``, who …,`` that a comma closes, or the comma's own."""
        for index in range(comma - 1, max(first, comma - _LONGEST), -1):
            if self._lower[index] == "," and self._lower[index + 1] in self.relatives:
                return index
        return comma

    def _before_adjunct(self, comma: int, first: int) -> int:
        """Return the place before ``, Rabu (16/9/2020),`` and the like, or the comma's own."""
        for index in range(comma - 1, max(first, comma - _LONGEST), -1):
            if self._lower[index] == ",":
                apart = self.is_aside(index + 1) or self._may_invert(self._lower[index + 1])
                return self._before_adjunct(index, first) if apart else comma
        return comma

    def is_aside(self, index: int) -> bool:
        """Tell whether when, where or what else is said between two commas, not who."""
        word = self._lower[index]
        participle = self.is_participle(index) and not self._words.capital(index)
        other = word in self.adjuncts or word in self.links or word.isdigit()
        return participle or other or self.is_time(index)

    def _over_adjunct(self, found: Run, first: int) -> Run:
        """Reach over where or how it was said to who said it: ``X dalam pidatonya mengatakan``."""
        before = self._lower[found.first - 1] if found.first - 1 > first else ""
        clause = before in self._subordinators and not self.is_verb(found.first)
        if clause or before not in self.adjuncts:
            return found
        head = self._chunk(found.first - 1, first)
        return self._over_adjunct(head, first) if head else found

    def _over_relative(self, found: Run, first: int) -> Run:
        """Reach over a relative clause to the noun that it belongs to: ``warga yang …``."""
        relative = 0
        for index in range(found.first - 1, max(first, found.first - _LONGEST) - 1, -1):
            if self._lower[index] in self.relatives:
                relative = index
            elif not self._words.is_word(index) or self._lower[index] in self._openers:
                break
        head = self._chunk(relative, first) if relative > first else None
        return Run(head.first, found.end) if head else found

    def _chunk(self, end: int, first: int) -> Run | None:
        start = end
        first = max(first, end - _LONGEST)
        if end > first and self._lower[end - 1] in self.pronouns:
            return Run(end - 1, end)
        while start > first and self._belongs(start - 1, first, end):
            start -= 1
            determined = self._lower[start] in self.determiners
            if determined and (start == first or self._lower[start - 1] not in self.links):
                break
        while start < end and not self._may_begin(start):
            start += 1
        return Run(start, end) if start < end else None

    def _belongs(self, index: int, first: int, end: int) -> bool:
        word = self._lower[index]
        if self._words.quote[index] == -1 and self.is_possessive(index, first):
            return True
        if self._words.quote[index] != -1 or self.is_time(index) or word in self._outside:
            return False
        if word in self._closers and self._words.capital(index + 1) and index + 1 < end:
            return False
        if word in self.breaks:
            return first < index < end - 1 and self._is_in_name(index)
        if word in self.conjunctions:
            return first < index < end - 1 and self._joins_names(index)
        if word in self.links:
            return index > first and index < end - 1 and self._words.is_word(index - 1)
        if self._words.is_word(index):
            return True
        return word in _INSIDE or (word == "." and index > first and index < end - 1)

    def is_possessive(self, index: int, first: int) -> bool:
        """Tell the ``'s`` of ``Ana's`` from that of ``she's``."""
        if index <= first or self._lower[index] not in _POSSESSIVE:
            return False
        return self._words.is_word(index - 1) and self._lower[index - 1] not in self.pronouns

    def _is_in_name(self, index: int) -> bool:
        """Tell whether a small word has its capital as a part of a name: ``Dalam Negeri``."""
        return self._words.capital(index) and self._joins_names(index)

    def _joins_names(self, index: int) -> bool:
        return self._words.capital(index - 1) and self._words.capital(index + 1)

    def _may_begin(self, index: int) -> bool:
        word = self._lower[index]
        return self._words.is_word(index) and word not in self.links and word not in self.skipped

    def _apposition(self, comma: int, first: int) -> Run | None:
        """Read ``X, a spokesman for Y,`` or, from the other side, ``juru bicara Y, X,``."""
        chunk = self._over_places(self._chunk(comma, first), first)
        if chunk is None:
            return None
        if chunk.first - 1 > first and self._lower[chunk.first - 1] == ",":
            outer = self._chunk(chunk.first - 1, first)
            if outer and self._pairs(outer, chunk):
                return self._named_before(Run(outer.first, chunk.end), first)
        return chunk

    def _named_before(self, described: Run, first: int) -> Run:
        """Reach to the name that two appositions follow: ``X, ketua A, lembaga B,``."""
        comma = described.first - 1
        outer = self._chunk(comma, first) if comma > first and self._lower[comma] == "," else None
        named = outer and outer.first == first and self.is_name(outer)
        return Run(first, described.end) if named else described

    def _over_places(self, chunk: Run | None, first: int) -> Run | None:
        """Reach from ``Kabupaten Y`` over its commas to what stands before ``Kecamatan X``."""
        found = chunk
        while (
            found
            and self._lower[found.first] in self._regions
            and found.first - 1 > first
            and self._lower[found.first - 1] == ","
        ):
            outer = self._chunk(found.first - 1, first)
            found = Run(outer.first, found.end) if outer else None
        return found or chunk

    def _with_role(self, name: Run, first: int) -> Run:
        outer = self._chunk(name.first - 1, first)
        if outer and self._lower[name.first - 2] == ")" and self._lower[name.first - 3].isdigit():
            return Run(outer.first, name.end)
        opens = outer and (outer.first == first or self._lower[outer.first - 1] == ",")
        if outer and opens and self.is_name(name) and self._lower[outer.first] in self.roles:
            return Run(outer.first, name.end)
        return name

    def _pairs(self, outer: Run, inner: Run) -> bool:
        """Tell whether one of two phrases with a comma between them describes the other."""
        role = self._lower[outer.first] in self.roles or self._lower[inner.first] in self.roles
        return role or self._lower[inner.first] in self.determiners or self.is_name(inner)

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

    def after(self, start: int, end: int) -> Run | None:
        """Return the noun phrase that begins at ``start``; None when none does."""
        if start < end and self._lower[start] in self.pronouns:
            return Run(start, start + 1)
        index = self._reach(start, min(end, start + _LONGEST))
        comma = next((i for i in range(start, index) if self._lower[i] == ","), index)
        if comma < index and not self._is_closed(index, end):
            index = comma
        while index > start and not self._may_end(index - 1):
            index -= 1
        return Run(start, index) if index > start else None

    def _may_end(self, index: int) -> bool:
        return self._words.is_word(index) or self._lower[index] == ")"

    def _is_closed(self, index: int, end: int) -> bool:
        """Tell whether a phrase with an apposition ends here, and not a clause behind a comma."""
        if index >= end or self._words.quote[index] != -1 or self.is_time(index):
            return True
        return not self._words.is_word(index) or self._lower[index] in self.adjuncts

    def _reach(self, start: int, end: int) -> int:
        """Return how far the words that can belong to a phrase go on."""
        index, named = start, False
        while index < end and self._goes_on(index, start, end, named):
            if self._lower[index] == "(":
                index = self._behind_bracket(index, end)
                continue
            if index > start and self._lower[index] in self.relatives:
                return self._behind_relative(index, end)
            name = self._words.capital(index) and self._lower[index] not in self.roles
            named = named or name
            index += 1
        return index

    def _behind_bracket(self, index: int, end: int) -> int:
        """Return the place behind a bracket, or the one after it when it is never closed."""
        for behind in range(index + 1, min(end, index + _LONGEST)):
            if self._lower[behind] == ")":
                return behind + 1
        return index + 1

    def _behind_relative(self, index: int, end: int) -> int:
        """Return the end of a relative clause: the next mark, day or quotation."""
        while index < end and self._words.quote[index] == -1 and not self.is_time(index):
            if not self._words.is_word(index) and self._lower[index] not in _INSIDE:
                break
            index += 1
        return index

    def _goes_on(self, index: int, start: int, end: int, named: bool) -> bool:
        word = self._lower[index]
        if self._words.quote[index] != -1 or self.is_time(index):
            return False
        if word == ",":
            return index > start and self._apposes(start, index, end)
        if self.is_possessive(index, start):
            return True
        if not self._words.is_word(index):
            abbreviated = word == "." and index > start and index + 1 < end
            return word in _INSIDE or (abbreviated and self.is_short(index - 1))
        if word in self.relatives:
            return index > start
        return self._is_inside(index, start, end, named)

    def _is_inside(self, index: int, start: int, end: int, named: bool) -> bool:
        word = self._lower[index]
        if word in self.conjunctions:
            return start < index < end - 1 and self._joins_names(index)
        if word in self.adjuncts:
            in_name = named and self._words.capital(index) and self._words.capital(index - 1)
            return in_name or (index > start and not named and word in self.links)
        if named and self.is_verb(index):
            return False
        return word not in self.breaks and not (index > start and word in self.skipped)

    def ends_phrase(self, index: int) -> bool:
        """Tell whether the word can be no part of a noun phrase that goes on with a noun."""
        word = self._lower[index]
        over = word in self._closers or word in self.breaks or word in self.adjuncts
        return over or word in self.relatives

    def is_short(self, index: int) -> bool:
        """Tell whether the word is an abbreviation or an initial, that a full stop belongs to."""
        return self._lower[index] in self._abbreviations or len(self._lower[index]) == 1

    def _apposes(self, start: int, comma: int, end: int) -> bool:
        """Tell whether what follows the comma describes what stands before it."""
        if comma + 1 >= end or self._words.quote[comma + 1] != -1:
            return False
        following = self._lower[comma + 1]
        if following in self.roles or following in self.determiners:
            return not self._words.capital(comma + 1) or following in self.roles
        named = self._words.capital(comma + 1) and not self.is_time(comma + 1)
        if self._lower[start] in self.roles:
            return named
        return named and not self._words.capital(start) and self._is_name_to_comma(comma + 1, end)

    def _is_name_to_comma(self, index: int, end: int) -> bool:
        """Tell whether a name of several words stands here between two commas."""
        first = index
        while index < end and (self._words.capital(index) or self._is_initial(index)):
            index += 1
        return index - first > 1 and index < end and self._lower[index] == ","

    def _is_initial(self, index: int) -> bool:
        return self._lower[index] == "." and self.is_short(index - 1)
