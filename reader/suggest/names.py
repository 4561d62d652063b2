"""People's names as an article gives them: in full once, with title and affiliation, then short."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cached_property, partial

from reader.suggest.clippings import Clippings
from reader.suggest.draft import Run
from reader.suggest.lexicon import Lexicon
from reader.suggest.mentions import Mention, Mentions
from reader.suggest.phrases import Phrases
from reader.suggest.short_forms import ShortForms
from reader.suggest.spellings import BLENDED, is_blend, is_slip
from reader.suggest.subjects import Subjects
from reader.suggest.words import Words

_LONGEST_RUN = 15
"""Capitalised words in a row that are read as one; an endless row is cut."""
_LONGEST_IN_TITLE = 5
"""Capitalised words in a row that may hold a name in a headline, where all words may be such."""
_COMMON = (
    "breaks", "auxiliaries", "complementizers", "questions", "adjuncts", "determiners",
    "pronouns", "links", "adverbs", "cue_words", "function_words", "headline_verbs",
)  # fmt: skip
"""The classes of words that no name begins with."""
_NO_BRACKETS = str.maketrans("", "", "()")
_MOST = 50
"""Names that are remembered for one word, so that time grows linearly with any text."""


class Names:
    """Knows every capitalised run of the article, and finds the fullest form of a name."""

    def __init__(self, words: Words, lexicon: Lexicon, phrases: Phrases) -> None:
        self.mentions = Mentions(words, lexicon, phrases)
        self._words = words
        self._lower = words.lower
        self._phrases = phrases
        self._about = Subjects(words, lexicon, phrases, self.mentions)
        self._title_first = lexicon.options.get("title_first", False)
        self._short_titles, self._as_what = lexicon.short_titles, lexicon.set("as_what")
        self._modifiers, self._many = lexicon.set("title_modifiers"), lexicon.set("one_of_many")
        self._common = lexicon.union(*_COMMON)
        if self._title_first:
            self._common |= lexicon.set("connectives")  # "Jadi Ibu Ana"
        self._capitals = [i for i, capital in enumerate(words.capitals) if capital]
        headlines = [sentence.end for sentence in words.sentences[:1] if sentence.headline]
        self._headline_end = max(headlines, default=0)
        self._full: dict[str, dict[str, int]] = {}
        self._subjects: list[Run] = []
        self._presented: list[Run] = []
        self.people: set[str] = set()
        """Full names, in lower case, that a person's title stands before somewhere."""
        self._clippings = Clippings(words)
        self._learnt: set[str] = set()
        self._taken_apart: dict[Run, Mention] = {}
        self._opened: dict[str, int] = {}
        """A capitalised word in lower case → where it stands first."""
        self._resumed: dict[int, int] = {}
        """Where a phrase goes on behind a bracket → where it began."""
        self._titled: dict[str, list[tuple[frozenset[str], str, Run]]] = {}
        self._times: Counter[str] = Counter()
        """How often a word has a capital letter, in lower case."""
        self._by_start: dict[str, list[str]] = {}
        """The first letters of full names → the names."""
        self._forms = ShortForms(words, lexicon, self.mentions)

    def read(self, sources: Sequence[Run]) -> None:
        """Learn all names in the text; ``sources`` tell which words stand for a person alone."""
        mentions, lower = self.mentions, self._lower
        words = [lower[index] for index in self._capitals]
        mentions.proper.update([lower[i] for i in self._capitals if self._is_inside(i)])
        self._times.update(words)
        self._opened = dict(zip(reversed(words), reversed(self._capitals), strict=True))
        for word, index in zip(words, self._capitals, strict=True):
            mentions.followers[word].add(lower[index + 1])
        for run in sources:
            if self._is_one_name(run):
                mentions.short.add(self._lower[run.first])
        runs = self._capital_runs()
        aged = [run for run in runs if self._about.has_age(run) or self._is_told_of(run)]
        mentions.short.update([lower[run.end - 1] for run in aged])
        for run in runs:
            self._forms.read_initials(run)
        for part in (part for run in sources for part in mentions.parts(run)):
            name = mentions.person(part)
            if name:
                self._learn(name, Run(part[0].first, name.end))
        for run in sources:
            self._learn_apposed(run)
        for readable in filter(None, map(self._readable, runs)):
            self._read_run(readable)
        for run in sources:
            known = self.mention(run)
            self._clippings.learn(known.name, known.role)

    def _readable(self, run: Run) -> Run | None:
        """Return what of a run may be a name; in a headline what stands before a word none has.

        ``Ana Ruiz Says`` is no name; a long run there is none either.
        """
        if run.first >= self._headline_end:
            return run
        if run.end - run.first > _LONGEST_IN_TITLE:
            return None
        words = range(run.first + 1, run.end)
        return Run(run.first, next((i for i in words if self._lower[i] in self._common), run.end))

    @cached_property
    def _small(self) -> set[str]:
        """The words that stand in small letters somewhere."""
        words = zip(self._lower, self._words.capitals, strict=True)
        return {word for word, capital in words if not capital}

    def _is_one_name(self, source: Run) -> bool:
        """Tell whether a source is one name, that has its capital also where no sentence begins.

        One that speaks more than once counts too when the article never writes it small.
        """
        word = self._lower[source.first]
        behind = self._lower[source.first + 1] if source.end - source.first > 1 else ""
        if behind and (not self._title_first or behind not in self._phrases.links):
            return False
        if word in self.mentions.proper:
            return not behind
        if not self._title_first or word in self._common or word in self._small:
            return False
        often = len(self.mentions.followers.get(word, ())) > 1
        often = often or not self._as_what.isdisjoint(self._lower[source.first : source.end])
        return often and not self.mentions.titles.describes(source.first, source.first)

    def _is_told_of(self, run: Run) -> bool:
        """Tell whether one word begins a sentence and is somebody: ``Ana, warga Garut, tidur``."""
        opens = run.end - run.first == 1 and self.mentions.opens_sentence(run.first)
        if not opens or not self._title_first or not self._about.has_role(run):
            return False
        small = self._lower[run.first] in self._small
        verb = self._phrases.has_verb_form(run.first)
        return not (small or verb or self.mentions.titles.describes(run.first, run.first))

    def _is_inside(self, index: int) -> bool:
        """Tell whether a word has its capital for itself: no sentence or quotation begins here."""
        if not index or index in self.mentions.openings:
            return False
        return self._words.alphanumeric[index - 1] or self._lower[index - 1] in ",)"

    def _read_run(self, run: Run) -> None:
        self._forms.read_called(run)
        single = run.end - run.first == 1
        began = self._resumed.pop(run.first, None)
        whole = run if began is None else Run(began, run.end)
        opens = self._about.is_subject(whole, partial(self._is_known, run))
        opens = opens or self._about.is_introduced(whole)
        bracketed = self._lower[run.end] == "("
        if single and not opens and not bracketed and whole == run:
            return
        about = self._about
        trusted = about.has_age(run) and not self._phrases.has_verb_form(run.first)
        trusted = trusted or about.has_role(run) or self.mentions.is_given(run.first)
        acts = opens and not self._title_first
        trusted = trusted or (acts and about.acts(run, self._small, self._common))
        alone = single and about.acts_alone(run)
        name = self.mentions.name_in(run, trusted) or (run if alone else None)
        resumed = self._about.behind_bracket(run)
        if resumed:
            self._resumed[resumed] = whole.first
        elif name and opens and run.first >= self._headline_end:
            self._subjects.append(name)
            if about.presents(name, whole):
                self._presented.append(name)
        if not single:
            self._forms.read_organization(run, name)
        if began is not None and self._title_first:
            name = self._around_initials(run) or name
        if name:
            self._learn(name, whole if self._title_first else run)
            self._forms.read_nickname(run, name)
        if bracketed:
            self._forms.read_bracket(run, name)

    def _around_initials(self, run: Run) -> Run | None:
        """Return a name that holds its own initials: ``Otto Karel (OK) Lukito``.

        Its last word stands for the person elsewhere, and no title is among its words.
        """
        opening = run.first - 3
        letters = self._lower[opening + 1]
        first = opening - len(letters)
        if (
            self._lower[opening] != "("
            or first < 0
            or self._lower[run.end - 1] not in self.mentions.short
        ):
            return None
        initials = "".join(self._lower[i][0] for i in range(first, opening))
        told = any(self.mentions.titles.describes(i, first) for i in range(first, opening))
        return Run(first, run.end) if initials == letters and not told else None

    def _is_known(self, run: Run) -> bool:
        """Tell whether a full name has stood before of which the run's first word is a part."""
        single = run.end - run.first == 1
        known = self._lower[run.first] in self._full
        return known or (single and bool(self._blended(self._words.covered(*run))))

    def _learn(self, name: Run, run: Run) -> None:
        """Keep a name of at least two words, and the titles before any."""
        titles_of = self.mentions.titles
        if self._is_pair(name):
            return
        titles = frozenset(self._lower[run.first : name.first])
        for title in titles:
            self._titled.setdefault(title, []).append((titles, self._lower[run.first], name))
        text = self._words.covered(*name)
        single = name.end - name.first < 2
        if not titles.isdisjoint(titles_of.persons) and (self._title_first or not single):
            self.people.add(text.lower())
        if single or text in self._learnt or titles_of.is_honorific(name.end - 1):
            return
        self._learnt.add(text)
        if not self._title_first:
            self.mentions.surnames.add(self._lower[name.end - 1])
        alike = self._by_start.setdefault(text[:BLENDED].lower(), [])
        if len(alike) < _MOST:
            alike.append(text)
        letters = "".join([self._lower[i][0] for i in range(*name) if self._words.is_word(i)])
        for start in range(len(letters) - 1):
            self.mentions.titles.personal.setdefault(letters[start:], text)
        for token in self._lower[name.first : name.end]:
            known = self._full.setdefault(token, {})
            if len(known) < _MOST:
                known.setdefault(text, name.first)

    def learn_nickname(self, nickname: Run, name: str) -> None:
        """Keep what somebody is called besides the name."""
        self.mentions.aliases.setdefault(self._words.covered(*nickname).lower(), name)

    def mention(self, source: Run) -> Mention:
        """Take a source apart, once the article's names are read."""
        if source not in self._taken_apart:
            self._taken_apart[source] = self.mentions.mention(source)
        return self._taken_apart[source]

    def _learn_apposed(self, source: Run) -> None:
        """Keep the title that a comma parts from its name: ``Jaksa KPK, Ana Ruiz``."""
        parts = self.mentions.parts(source)
        name = self.mentions.person(parts[1]) if len(parts) > 1 else None
        opening = parts[0][0] if parts else source
        told = self.mentions.titles.is_somebody(self._lower[opening.first])
        if name and told and name.first == parts[1][0].first:
            titles = frozenset(self._lower[opening.first : opening.end])
            for title in titles:
                known = self._titled.setdefault(title, [])
                known.append((titles, self._lower[opening.first], name))

    def _is_pair(self, name: Run) -> bool:
        """Tell whether two people stand in one run: ``Ana Ruiz-Tom Okafor``."""
        inner = self._lower[name.first + 1 : name.end - 1]
        return bool(inner) and any("-" in word for word in inner)

    def _capital_runs(self) -> list[Run]:
        """Return the runs of capitalised words, over initials and the particles of names."""
        runs, first, last = [], -1, -1
        for index in self._capitals:
            if first >= 0 and index - first < _LONGEST_RUN and self._joined(last, index):
                last = index
                continue
            if first >= 0:
                runs.append(Run(first, last + 1))
            first = index if self._lower[index] not in self._common else -1
            last = index
        return [*runs, Run(first, last + 1)] if first >= 0 else runs

    def _joined(self, last: int, index: int) -> bool:
        if index > last + 3 or index in self.mentions.openings:
            return False
        if index == last + 1:
            return True
        if index == last + 2 and self._lower[last + 1] == ".":
            return self._phrases.is_short(last)
        return self.mentions.particles.issuperset(self._lower[last + 1 : index])

    def fullest(self, name: str, before: int) -> tuple[str, bool]:
        """Return the longest form of a name, and whether it may be somebody else of that name.

        Among several people the one named last before the word ``before`` is taken.
        """
        titles = self.mentions.titles
        if name.isupper() and titles.is_personal(name.lower()):
            name = titles.personal[name.lower()]
        name = self.mentions.aliases.get(name.lower(), name)
        tokens = name.lower().split()
        found = [
            (text, first)
            for text, first in self._full.get(tokens[0], {}).items()
            if set(tokens) <= _words_of(text)
        ]
        if not found:
            whole = self._clippings.whole(name, self._opened) if self._title_first else name
            return self._blended(name) or whole, False
        longest = max(found, key=lambda item: len(item[0]))[0]
        if all(_same_person(text, longest) for text, _ in found):
            return self._respelt(longest), False
        earlier = [item for item in found if item[1] <= before] or found
        return max(earlier, key=lambda item: item[1])[0], True

    def _blended(self, name: str) -> str:
        """Return the one name that a word is made of: ``Jokowi`` of ``Joko Widodo``, or ``""``."""
        if not self._title_first or " " in name:
            return ""
        near = self._by_start.get(name[:BLENDED].lower(), [])
        made = [text for text in near if is_blend(name.lower(), text.lower().split())]
        return made[0] if len(made) == 1 else ""

    def _respelt(self, name: str) -> str:
        """Return the spelling of a full name whose words stand more often, where one is a slip."""
        words = name.lower().split()
        for text in self._full.get(words[-1], {}) if self._title_first else ():
            other = text.lower().split()
            if is_slip(words, other) and self._often(other) > self._often(words):
                return text
        return name

    def _often(self, words: list[str]) -> int:
        return sum(self._times[word] for word in words)

    def is_named_before(self, name: str, before: int) -> bool:
        """Tell whether all words of a name have stood in the article before the word ``before``."""
        return all(self._opened.get(word, before) < before for word in name.lower().split())

    def last_subject(self, before: int) -> Run | None:
        """Return the name that begins a sentence, behind its titles, and stands last before."""
        return _last(self._subjects, before)

    def last_presented(self, before: int) -> Run | None:
        """Return the last of these names with a title or an age, so that it is a person's."""
        return _last(self._presented, before)

    def titled(self, titles: Sequence[str], before: int) -> str:
        """Return the person of these titles, or of what they are short for; ``""`` without one."""
        found = self._titled_so(titles, before)
        if found or not titles or titles[0] not in self._short_titles:
            return found
        full = self._short_titles[titles[0]].split()
        return self._titled_so([*full, *titles[1:]], before) or self._only(full, titles[1:])

    def _only(self, titles: Sequence[str], field: Sequence[str]) -> str:
        """Return the one person of these titles whose field has the letters of ``Menko PMK``."""
        known, letters = self._titled.get(titles[0], [])[-_MOST:], set("".join(field))
        fields = [(given - set(titles), name) for given, _, name in known if given >= set(titles)]
        told = [name for left, name in fields if not left or letters <= {w[0] for w in left}]
        full = [self._words.covered(*name) for name in told if name.end - name.first > 1]
        names = {self.fullest(name, 0)[0] for name in full}
        place = any(map(self.mentions.titles.is_here, field))
        return names.pop() if len(names) == 1 and not place else ""

    def _titled_so(self, titles: Sequence[str], before: int) -> str:
        """Return the person who was last named with all of these titles, or ``""``.

        A full name goes before a short one, and one that only follows is the last resort.
        """
        wanted = set(titles)
        if not titles or titles[0] in self.mentions.titles.several:
            return ""
        known = self._titled.get(titles[0], [])[-_MOST:]
        fitting = [
            (name.first < before, name.end - name.first > 1, name.first, name)
            for given, opening, name in known
            if wanted <= given and not (given - wanted) & self._modifiers
            if not self._title_first or opening == titles[0]
        ]
        if not fitting:
            return ""
        earlier, _, place, name = max(fitting)
        if not earlier and titles[0] in self._many:
            return ""
        chosen = name if earlier else min(fitting, key=lambda item: (not item[1], item[2]))[3]
        return self.fullest(self._words.covered(*chosen), place)[0]

    def organization(self, name: str) -> str:
        """Return the fullest form in the article of a name that is no person's."""
        return self._forms.organization(name)


def _last(runs: Sequence[Run], before: int) -> Run | None:
    place = bisect_left(runs, before, key=lambda run: run.first)
    return runs[place - 1] if place else None


def _same_person(one: str, other: str) -> bool:
    """Tell whether one of two full names may be a longer form of the other."""
    a, b = _words_of(one), _words_of(other)
    return a <= b or b <= a


def _words_of(name: str) -> set[str]:
    return set(name.lower().translate(_NO_BRACKETS).split())
