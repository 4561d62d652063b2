"""Noun phrases around a cue, by the closed classes of a language alone: no tagger, no parser."""

from __future__ import annotations

from reader.suggest.asides import Asides
from reader.suggest.coordination import Coordination
from reader.suggest.degrees import Degrees
from reader.suggest.draft import Run
from reader.suggest.lexicon import Lexicon
from reader.suggest.office_fields import OfficeFields
from reader.suggest.phrase_after import PhraseAfter
from reader.suggest.placed import Placed
from reader.suggest.word_kinds import INSIDE, LONGEST, WordKinds
from reader.suggest.words import Words

_MOST_ADJUNCTS = 8
"""Adjuncts between who says it and the verb, at most."""


class Phrases(WordKinds):
    """Finds who is named before or behind a place in the text."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        super().__init__(words, lexicon)
        get = lexicon.set
        # Of their own, not this one: what points to itself is not let go of when a text is read.
        kinds = WordKinds(words, lexicon)
        self._after = PhraseAfter(words, kinds)
        self._coordination = Coordination(words, lexicon, kinds)
        self.fields = OfficeFields(words, lexicon, kinds)
        self._asides = Asides(words, lexicon, kinds)
        self._degrees = Degrees(words, lexicon, kinds)
        self._openers = lexicon.union("complementizers", "coordinators")
        self._relative_is_source = lexicon.options.get("relative_is_source", False)
        self._that = lexicon.set("complementizers")
        self._reporting = lexicon.cues
        self._outside = self.relatives if self._relative_is_source else frozenset()
        self._persons = get("person_words")
        self._selves = get("selves")
        self._places = Placed(words, lexicon, kinds)
        self._one_of = frozenset() if self._relative_is_source else get("unnamed")
        self._connectives = frozenset() if self._relative_is_source else get("connectives")
        self._bearers = get("bearers")
        self._counted = lexicon.union("counted", "unnamed")
        self._groups = lexicon.union("groups", "several")
        self._agents = get("authors") if self._relative_is_source else frozenset()
        self._aged = get("aged")
        self._numbers, self._pointing = get("numbers"), get("pointing")
        self._subordinators, self._articles = get("subordinators"), get("title_articles")

    def after(self, start: int, end: int) -> Run | None:
        """Return the noun phrase that begins at ``start``; None when none does."""
        return self._after.find(start, end)

    def before(self, end: int, first: int) -> Run | None:
        """Return the noun phrase that ends at ``end``, with its apposition; None without one."""
        whole, end = end, self._asides.before_date(self.skip_back(end, first), first)
        apart = self._before_bracket(end, first)
        apart = apart or self._degrees.holder(end, first, self._before_comma)
        if apart:
            return apart
        if end > first and self._lower[end - 1] in self.relatives:
            return self._told_of(end, first)
        if end > first and self._lower[end - 1] == ",":
            return self._before_comma(end, first)
        found = self._chunk(end, first)
        if found is None and end < whole and self._lower[end] in self.quantifiers:
            return Run(end, end + 1)
        found = self._coordination.whole(found, first, self._chunk) if found else None
        listed = self._listed(found, first) if found else found
        if listed != found:
            return listed
        found = self.fields.whole(found, first) if found else None
        if found and found.first - 1 > first and self._lower[found.first - 1] == ",":
            described = self._described(found, first) or self._placed(found, first)
            return described or self._with_role(found, first)
        if found is None:
            return None
        return self._over_relative(self._over_adjunct(found, first), first)

    def _before_comma(self, end: int, first: int) -> Run | None:
        """Return the noun phrase before what stands between commas: ``Ana Ruiz, 71, of Leeds,``."""
        past = self._asides.before_relative(end - 1, first)
        told = self._asides.before_told(past, first)
        past = self._asides.before_adjunct(past, first) if past == end - 1 else past
        past = told or past
        past -= past > first and self._lower[past - 1] in self._selves
        named = self._apposition(past, first)
        clause = self._lower[named.first - 1] if named and named.first - 1 > first else ""
        if named and clause in self._subordinators and not self._relative_is_source:
            return self._chunk(named.first - 1, first) or named
        if named is None:
            return None
        named = Run(named.first, end - 1) if told == named.end else named
        reached = self._before_verb(self._over_adjunct(named, first), first)
        if not self._relative_is_source:
            relative = self._asides.relative_before(reached.first, first)
            head = self._chunk(relative, first) if relative else None
            whole = self.fields.whole(reached, first)
            return Run(head.first, reached.end) if head else whole
        whole_clause = self._over_relative(reached, first)
        return self._named_outside(whole_clause, first) if whole_clause != reached else reached

    def _named_outside(self, described: Run, first: int) -> Run:
        """Reach to the name before ``Ana Ruiz, an expert who has seen it,``."""
        comma = described.first - 1
        apart = comma > first and self._lower[comma] == "," and self.determines(described.first)
        outer = self._chunk(comma, first) if apart else None
        named = outer is not None and self.is_name(outer)
        return Run(outer.first, described.end) if outer and named else described

    def _described(self, relative: Run, first: int) -> Run | None:
        """Return whom ``, yang akrab disapa Ani`` tells of, with it, where no comma closes it."""
        if self._lower[relative.first] not in self.relatives:
            return None
        head = self._apposition(relative.first - 1, first)
        return Run(head.first, relative.end) if head else None

    def _listed(self, last: Run, first: int) -> Run:
        """Reach over the commas between names to the first of those who speak together."""
        start = last.first
        inside = not self.conjunctions.isdisjoint(self._lower[last.first : last.end])
        behind = start - 2 > first and self._lower[start - 1] in self.conjunctions
        start -= behind and self._lower[start - 2] == ","
        if not inside and start == last.first:
            return last
        names = [i for i in range(*last) if self._lower[i] not in self.conjunctions]
        if not all(self.is_name(Run(i, i + 1)) for i in names):
            return last
        found = last
        while start - 1 > first and self._lower[start - 1] == ",":
            outer = self._chunk(start - 1, first)
            before = self._lower[outer.first - 1] if outer and outer.first > first else ","
            apart = before in self.links or before in self.adjuncts
            if apart or outer is None or not self.is_name(outer):
                return last
            start, found = outer.first, Run(outer.first, last.end)
        return found

    def _before_verb(self, found: Run, first: int) -> Run:
        """Return the subject of an active verb that what looks like one phrase holds.

        In ``X mendukung rencana itu, bahkan mendesak`` the second verb has the first one's.
        """
        named = self._relative_is_source and self._words.capital(found.first)
        for index in range(found.first + 1, found.end - (not named)):
            if self._lower[index] in self.relatives:
                break
            if named and self._words.capital(index - 1) and self.is_verb(index):
                return Run(found.first, index)
            if self._lower[index - 1] in self.closers and self.is_verb(index):
                return Run(found.first, index)
            if self.is_active(index) and self.is_verb(index) and not self._is_noun(index):
                return self._chunk(self.skip_back(index, first), first) or found
        return found

    def _behind_verb(self, head: Run) -> Run:
        """Return who a relative clause tells of, behind the verb: ``bertemu warga yang …``.

        It may be who the object is from: ``menerima laporan dari warga yang …``.
        """
        start = head.first
        for index in range(head.first + 1, head.end - 1):
            word = self._lower[index]
            act = self.is_active(index) and self.is_verb(index) and not self._is_noun(index)
            borne = start > head.first and word in self._bearers and not self._is_noun(start)
            start = index + 1 if act or borne else start
        counted = self._lower[start] in self._counted and start + 1 < head.end
        noun = start + counted
        somebody = self._is_noun(noun) or self._lower[noun] in self._groups
        return Run(start, head.end) if somebody or self._words.capital(noun) else head

    def _is_noun(self, index: int) -> bool:
        word = self._lower[index]
        return word in self.roles or word in self.adjuncts or word in self._persons

    def _told_of(self, end: int, first: int) -> Run | None:
        """Return who speaks in the relative clause whose pronoun ends here."""
        if self._relative_is_source:
            return self._with_head(end - 1, first)
        end -= 1
        end -= end > first and self._lower[end - 1] == ","
        head = self._chunk(end, first)
        return self._behind_verb(head) if head else None

    def _before_bracket(self, end: int, first: int) -> Run | None:
        """Return the phrase before a bracket with a comma in it: ``X (Lab, Leeds)``."""
        if end - 1 <= first or self._lower[end - 1] != ")" or not self._relative_is_source:
            return None
        near = range(end - 2, max(first, end - LONGEST), -1)
        opened = next((i for i in near if self._lower[i] == "("), 0)
        head = self._chunk(opened, first) if "," in self._lower[opened:end] and opened else None
        return Run(head.first, end) if head else None

    def _with_head(self, relative: int, first: int) -> Run:
        """Return the relative pronoun that speaks, with the phrase that it stands for."""
        end = relative - (relative > first and self._lower[relative - 1] == ",")
        apart = end < relative
        head = (self._apposition if apart else self._chunk)(end, first) if end > first else None
        return Run(head.first, relative + 1) if head else Run(relative, relative + 1)

    def _over_adjunct(self, found: Run, first: int) -> Run:
        """Reach over where or how it was said to who said it: ``X dalam pidatonya mengatakan``."""
        for _ in range(_MOST_ADJUNCTS):
            before = self._lower[found.first - 1] if found.first - 1 > first else ""
            clause = before in self._subordinators and not self.is_verb(found.first)
            if before in self._agents and self._relative_is_source:
                return self._made_by(found, first)
            agent = before in self._agents and self.is_verb(found.first - 2)
            if clause or agent or before not in self.adjuncts:
                break
            if self._lower[found.first - 2] == "," and not self._relative_is_source:
                head = self._apposition(found.first - 2, first)
                return head if head and self._lower[head.first].isalpha() else found
            head = self._chunk(found.first - 1, first)
            if head is None or (
                head.first > first and self._lower[head.first - 1] in self._outside
            ):
                break
            found = head
        return found

    def _made_by(self, maker: Run, first: int) -> Run:
        """Return ``A report by two doctors``, whose makers stand at its end."""
        head = self._chunk(maker.first - 1, first)
        made = head is not None and self.determines(head.first)
        return Run(head.first, maker.end) if head and made else maker

    def _over_relative(self, found: Run, first: int) -> Run:
        """Reach over a relative clause to the noun that it belongs to: ``warga yang …``.

        A pointer closes the whole: ``Ana yang baru menjabat ketua dan bendahara ini``.
        """
        relative = 0
        closed = self._lower[found.end - 1] in self.closers
        openers = self._openers - self.conjunctions if closed else self._openers
        for index in range(found.first - 1, max(first, found.first - LONGEST) - 1, -1):
            if self._lower[index] in self.relatives or self._opens_relative(index, first):
                relative = index
            elif not self._words.is_word(index) or self._lower[index] in openers:
                break
        head = self._chunk(relative, first) if relative > first else None
        return Run(head.first, found.end) if head else found

    def _opens_relative(self, index: int, first: int) -> bool:
        """Tell ``the company that built the wall`` from ``he said that the wall``."""
        if not self._relative_is_source or self._lower[index] not in self._that or index <= first:
            return False
        before = index - 1
        noun = self._words.is_word(before) and self._lower[before] not in self._reporting
        opened = index + 1
        subject = self.determines(opened) or self._lower[opened] in self.pronouns
        clause = subject or self._words.capital(opened)
        return noun and not clause and not self.is_verb(before) and not self.is_skipped(before)

    def _chunk(self, end: int, first: int) -> Run | None:
        start = end
        first = max(first, end - LONGEST)
        if end > first and self._lower[end - 1] in self.pronouns:
            linked = end - 3 >= first and self._lower[end - 2] in self.links
            some = linked and self._counts(end - 3)
            return Run(end - 3 if some else end - 1, end)
        while start > first and self._belongs(start - 1, first, end):
            start -= 1
            if self._lower[start] in self.determiners and not self._is_counted(start, first):
                break
        while start < end and not self._may_begin(start):
            start += 1
        bare = end - start == 1 and self._lower[start] in self._articles
        return Run(start, end) if start < end and not bare else None

    def _is_counted(self, index: int, first: int) -> bool:
        """Tell whether a phrase goes on before its determiner: ``the two men``, ``some of the``."""
        if index <= first:
            return False
        before = self._lower[index - 1]
        number = self._lower[index] in self._numbers and before in self._pointing
        return number or before in self.links

    def _counts(self, index: int) -> bool:
        """Tell whether the word says how many of them: ``one of them``, ``some of us``."""
        return self._lower[index] in self.counting or self._lower[index] in self.quantifiers

    def _belongs(self, index: int, first: int, end: int) -> bool:
        word = self._lower[index]
        if self._words.quote[index] != -1 or self.ends_at(index):
            return False
        if self._words.alphanumeric[index] and word not in self.special:
            return True
        if self.is_possessive(index, first):
            return True
        if self.is_time(index) or word in self._outside:
            return False
        if word in self.closers and self._words.capital(index + 1) and index + 1 < end:
            return False
        if word in self.breaks:
            return first < index < end - 1 and self.is_in_name(index)
        if word in self.conjunctions:
            return first < index < end - 1 and self.joins_names(index)
        if word in self.links:
            inner = first < index < end - 1
            return inner and (self._words.is_word(index - 1) or self._is_bracket(index - 1))
        if self._words.is_word(index):
            return True
        return word in INSIDE or (word == "." and index > first and index < end - 1)

    def _is_bracket(self, index: int) -> bool:
        """Tell whether a short form in brackets ends here: ``Calon Bupati (cabup) dari …``."""
        short = self._lower[index] == ")" and self._lower[index - 1].isalpha()
        return short and not self._relative_is_source

    def _may_begin(self, index: int) -> bool:
        word = self._lower[index]
        apart = word in self.links or word in self.skipped or word in self._connectives
        return self._words.is_word(index) and not apart

    def _apposition(self, comma: int, first: int) -> Run | None:
        """Read ``X, a spokesman for Y,`` or, from the other side, ``juru bicara Y, X,``."""
        before = self._before_label(comma, first)
        found = self._with_apposition(before, first)
        return Run(found.first, comma) if found and before < comma else found

    def _with_apposition(self, comma: int, first: int) -> Run | None:
        chunk = self._places.over(self._chunk(comma, first), first, self._chunk)
        chunk = self._coordination.over_offices(chunk, first, self._chunk) if chunk else None
        if chunk is None:
            return None
        opened = chunk.first - (self._lower[chunk.first - 1] in self._aged)  # "now a pundit"
        if opened - 1 > first and self._lower[opened - 1] == ",":
            outer = self._chunk(self._before_label(opened - 1, first), first)
            outer = self._behind_act(outer) if outer and self._relative_is_source else outer
            if outer and self._pairs(outer, chunk):
                return self._named_before(Run(outer.first, chunk.end), first)
        return chunk

    def _behind_act(self, phrase: Run) -> Run:
        """Return what stands behind the verb of ``Critics include her lawyer``, if one is there.

        Not behind what may be a participle: ``retired driver``.
        """
        inner = range(phrase.first + 1, phrase.end - 1)
        verbs = [i for i in inner if self.is_verb(i) and not self.is_participle(i)]
        return Run(verbs[-1] + 1, phrase.end) if verbs else phrase

    def _before_label(self, comma: int, first: int) -> int:
        """Return the comma before an age or a party, ``X, 71,``, ``X, R-Texas,``, or ``comma``."""
        label = comma - 1
        label -= self._lower[label] == "." and "-" in self._lower[label - 1][1:2]  # "R-Mont."
        told = self.is_age(label) or "-" in self._lower[label][1:2]
        label -= self._lower[label - 1] in self._aged  # "now 82", "aged 82"
        return label - 1 if told and label - 1 > first and self._lower[label - 1] == "," else comma

    def _named_before(self, described: Run, first: int) -> Run:
        """Reach to the name that two appositions follow: ``X, ketua A, lembaga B,``."""
        comma = described.first - 1
        outer = self._chunk(comma, first) if comma > first and self._lower[comma] == "," else None
        named = outer and outer.first == first and self.is_name(outer)
        return Run(first, described.end) if named else described

    def _placed(self, place: Run, first: int) -> Run | None:
        """Return whom a place behind a comma belongs to: ``wali murid SD Maju, Garut``."""
        over = self._places.over(place, first, self._chunk)
        head = self._with_apposition(place.first - 1, first) if over != place else None
        if head and self._places.is_head(head, first):
            return Run(head.first, place.end)
        return over if over and over != place and over.first == first else None

    def _with_role(self, name: Run, first: int) -> Run:
        outer = self._chunk(name.first - 1, first)
        if outer and self._lower[name.first - 2] == ")" and self._lower[name.first - 3].isdigit():
            return Run(outer.first, name.end)
        before = outer.first - 1 if outer else first
        opens = outer and (before < first or self._lower[before] == "," or self._opens(before))
        if outer and opens and self.is_name(name) and self._lower[outer.first] in self.roles:
            return Run(outer.first, name.end)
        one = self._lower[name.first] in self._one_of
        told = outer and opens and one and self._is_somebody(outer)
        return Run(outer.first, name.end) if outer and told else name

    def _opens(self, index: int) -> bool:
        """Tell whether a sentence begins with the connective: ``Adapun Ketua RW, Ana, …``."""
        opens = self._words.sentences[self._words.sentence_at(index)].first == index
        return opens and self._lower[index] in self._connectives

    def _is_somebody(self, named: Run) -> bool:
        """Tell whether a name, with an age or without, is no place: ``Ana (6), seorang murid``."""
        end = named.end - 3 if self._lower[named.end - 1] == ")" else named.end
        name = Run(named.first, max(named.first + 1, end))
        apart = self._places.is_known(name) or self.is_time(name.first)
        return self.is_name(name) and not apart

    def _pairs(self, outer: Run, inner: Run) -> bool:
        """Tell whether one of two phrases with a comma between them describes the other."""
        role = self._lower[outer.first] in self.roles or self._lower[inner.first] in self.roles
        if self._lower[inner.first] in self._one_of and self._is_somebody(outer):
            return True
        if self._relative_is_source and self.is_name(outer):
            owned = any(self.is_possessive(i, inner.first) for i in range(*inner))
            role = role or owned or self._lower[inner.first] in self._persons
        return role or self._lower[inner.first] in self.determiners or self.is_name(inner)
