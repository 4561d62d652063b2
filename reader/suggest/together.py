"""What to call those who speak together: ``Ana Ruiz and Tom Ridley``, ``the mayor and others``."""

from __future__ import annotations

from reader.suggest.draft import Run
from reader.suggest.names import Names
from reader.suggest.scene import Scene


class Together:
    """Finds how many a source names, and what to call them all."""

    def __init__(self, scene: Scene, names: Names) -> None:
        self._words = scene.words
        self._lower = scene.words.lower
        self._phrases = scene.phrases
        self._names = names
        self._mentions = names.mentions
        get = scene.lexicon.set
        self._openers = get("amounting")
        self._modifiers = get("title_modifiers")
        self._coordinating, self._indefinite = get("coordinating"), get("indefinite")
        self._articles, self._address = get("title_articles"), get("address")
        self._linking = get("links") - self._coordinating
        self._joined_by = next(iter(get("joined_by")), "")
        self._title_first = scene.lexicon.options.get("title_first", False)

    def find(self, source: Run) -> str:
        """Return what to call those who speak together, or ``""`` for a single source."""
        return self._paired(source) or self._full_names(source) or self._listed(source)

    def _paired(self, source: Run) -> str:
        """Return the full names of two who play together, ``Ana Ruiz/Tari Dharma``, or ``""``."""
        strokes = [i for i in range(source.first + 1, source.end - 1) if self._lower[i] == "/"]
        if len(strokes) != 1 or not self._title_first:
            return ""
        stroke = strokes[0]
        first, end = stroke, stroke + 1
        while first > source.first and self._words.capital(first - 1):
            first -= 1
        while end < source.end and self._words.capital(end):
            end += 1
        sides = [Run(first, stroke), Run(stroke + 1, end)]
        names = [
            self._mentions.name_in(side, trusted=True) if side.end > side.first else None
            for side in sides
        ]
        full = [
            self._names.fullest(self._words.covered(*name), source.first)[0]
            for name in names
            if name
        ]
        return "/".join(full) if len(full) == 2 and all(" " in name for name in full) else ""

    def _full_names(self, source: Run) -> str:
        """Return the fullest names of those who all have one, or ``""``."""
        source = Run(source.first + (self._lower[source.first] in self._openers), source.end)
        among = self._phrases.conjunctions
        places = [i for i in range(source.first + 1, source.end - 1) if self._lower[i] in among]
        if len(places) != 1:
            return ""
        second = places[0] + 1
        end = next((i for i in range(second, source.end) if not self._words.capital(i)), source.end)
        titles = self._mentions.titles
        if any(titles.describes(i, second) for i in range(second, end)):
            return self._titled_pair(Run(source.first, places[0]), Run(second, source.end))
        marks = [i for i in range(source.first, places[0]) if self._lower[i] == ","]
        firsts = [source.first, *(mark + 1 for mark in marks)]
        sides = [Run(*side) for side in zip(firsts, [*marks, places[0]], strict=True)]
        names = [self._known_name(side) for side in sides if side.end > side.first]
        last = self._known_name(Run(second, end))
        together = f"{', '.join(names)} {self._lower[places[0]]} {last}"
        if last and names and all(names):
            return together
        return self._titled_pair(Run(source.first, places[0]), Run(second, source.end))

    def _titled_pair(self, first: Run, second: Run) -> str:
        """Return the names of two of whom one has a title: ``Bupati Ana Ruiz dan Budi Dharma``.

        A name ends each side, and the second is all a name or begins with what somebody is.
        """
        if not self._title_first:
            return ""
        names = [self._names.mention(side).name for side in (first, second)]
        opening = self._lower[second.first]
        titled = opening in self._mentions.titles.persons or opening in self._modifiers
        titled = titled or names[1] == self._words.covered(*second)
        if not titled or not all(" " in name for name in names):
            return ""
        ended = self._words.covered(first.end - 1, first.end) == names[0].split()[-1]
        return f" {self._lower[first.end]} ".join(names) if ended else ""

    def _known_name(self, side: Run) -> str:
        """Return the fullest form of a name that the article knows; ``""`` for other words."""
        if side.first == side.end or not all(map(self._words.capital, range(*side))):
            return ""
        single = side.end - side.first == 1
        name = side if single else self._mentions.name_in(side, trusted=True)
        full = self._names.fullest(self._words.covered(*name), side.first)[0] if name else ""
        return full if " " in full else ""

    def _listed(self, source: Run) -> str:
        """Return what to call those of whom not all have full names: ``drivers and Ana Ruiz``."""
        members = self._members(source)
        if len(members) < 2:
            return ""
        names = [self._called(member, first=member.first == source.first) for member in members]
        return f"{', '.join(names[:-1])} {self._joined_by} {names[-1]}"

    def _members(self, source: Run) -> list[Run]:
        """Return the phrases between the commas and the conjunction; none of a single phrase.

        Who has two offices, ``the secretary and treasurer``, is one, and so is a name.
        """
        inside = range(source.first + 1, source.end - 1)
        joints = [
            i
            for i in inside
            if self._lower[i] in self._coordinating and self._parts(i, source.first)
        ]
        if len(joints) != 1:
            return []
        joint = joints[0]
        if "," in self._lower[joint + 1 : source.end]:
            return []
        marks = [i for i in range(source.first, joint) if self._lower[i] == ","]
        if marks and self._describes(marks[0] + 1, Run(source.first, marks[0])):
            return []
        firsts = [source.first, *(mark + 1 for mark in marks), joint + 1]
        ends = [*marks, joint, source.end]
        found = [Run(*pair) for pair in zip(firsts, ends, strict=True) if pair[0] < pair[1]]
        outer = range(source.first, found[-1].first)
        linked = any(self._lower[i] in self._linking for i in outer)
        return [] if linked or self._is_one(found[0], found[-1]) else found

    def _describes(self, index: int, named: Run) -> bool:
        """Tell whether what follows a name says what somebody is: ``Ana Ruiz, a nurse and …``."""
        if not self._phrases.is_name(named):
            return False
        word = self._lower[index]
        full = named.end - named.first > 1
        told = word in self._articles or word in self._phrases.roles
        return told if full else word in self._indefinite

    def _is_one(self, first: Run, last: Run) -> bool:
        """Tell one of two offices from two: ``the chairman and former mayor``, ``… Ana Ruiz``."""
        if self._phrases.is_name(first) or self._phrases.determines(last.first):
            return False
        name = self._mentions.person([last])
        if name and name.first > last.first:
            return True
        pointed = self._lower[first.first] in self._articles
        head = next((i for i in range(*last) if self._lower[i] in self._phrases.links), last.end)
        return pointed and self._lower[head - 1][-1] != "s"

    def _parts(self, index: int, first: int) -> bool:
        """Tell whether a conjunction stands between two who speak."""
        behind = index + 1
        if self._phrases.joins_names(index):
            return self._lower[behind] in self._address
        office = self._lower[behind] in self._phrases.roles
        if not office or self._lower[behind][-1] == "s":
            return True
        return self._mentions.person([Run(first, index)]) is not None

    def _called(self, member: Run, first: bool) -> str:
        start = member.first
        start += first and self._lower[start] in self._articles
        if self._lower[start] in self._address and start + 1 < member.end:
            start += 1 + (self._lower[start + 1] == ".")
            return self._names.fullest(self._words.covered(start, member.end), start)[0]
        return self._words.covered(start, member.end)
