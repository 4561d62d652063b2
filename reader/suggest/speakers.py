"""The last rules: whose words they are, resolved to one name for each speaker of the article."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model import SourceKind
from reader.suggest.callings import Callings
from reader.suggest.draft import Draft, Run
from reader.suggest.last_group import LastGroup
from reader.suggest.mentions import Mention
from reader.suggest.names import Names
from reader.suggest.pointing import Pointing
from reader.suggest.presented import Presented
from reader.suggest.scene import Scene
from reader.suggest.together import Together
from reader.suggest.turning import Turning

_SURELY_SAID = 0.6
"""How sure what is reported must be, so that a bare quotation behind it goes on with it."""
_LIKELY_SAID = 0.5
"""How likely it must be that something is said at all, so that who spoke goes on speaking."""
_NEAR = 6
"""Words around a name in which its title stands."""
_OUTER = 6
"""Drafts back to which one is looked for that holds another."""
_MEMORY = 12
"""Speakers back to which a pronoun reaches."""


@dataclass(slots=True)
class Who:
    """One speaker of the article, as far as it has been read."""

    name: str
    role: str = ""
    affiliation: str = ""
    gender: str = ""
    person: bool = False
    mention: Run | None = None
    """Where it was named last; a title alone names nobody who was named before."""


class Speakers:
    """Gives each draft its speaker, in the order of the text."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._words = scene.words
        self._lower = scene.words.lower
        self._names = Names(scene.words, scene.lexicon, scene.phrases)
        self._called = Callings(scene, self._names)
        self._groups = LastGroup(scene, self._names.mentions.titles)
        self._together, self._turning = Together(scene, self._names), Turning(scene, self._names)
        self._pointing = Pointing(scene, self._names)
        self._first_person = scene.lexicon.set("first_person")
        self._neuter = scene.lexicon.set("neuter")
        self._owning = scene.lexicon.set("owning")
        self._telling = scene.lexicon.set("telling_relatives")
        self._pointers = scene.lexicon.set("pointers")
        self._coordinating = scene.lexicon.set("coordinating")
        self._plural = scene.lexicon.set("plural_pronouns")
        self._pairs = scene.lexicon.set("both")
        self._joined_by = next(iter(scene.lexicon.set("joined_by")), "")
        self._describing = scene.lexicon.options.get("described_again", False)
        self._own_sayings = scene.lexicon.set("own_sayings")
        self._channels = scene.lexicon.set("channels")
        self._selves = scene.lexicon.set("selves")
        self._known: dict[str, Who] = {}
        self._recent: list[Who] = []
        self._last_said = -1
        """Where the last one spoke whose words are not told by another."""
        self._last_turn: tuple[Draft, Who] | None = None

    def resolve(self, drafts: list[Draft]) -> list[Who | None]:
        """Return the speaker of each draft; None where nobody can be named.

        A draft without a name of its own gets the mention that it was resolved to.
        """
        self._names.read([self._who_alone(draft.source) for draft in drafts if draft.source])
        found = []
        for number, draft in enumerate(drafts):
            heard = len(self._recent)
            who = self._speaker(draft)
            doubted = self._describing and not draft.source and draft.confidence < _LIKELY_SAID
            if doubted or self._is_inner(draft, drafts[max(0, number - _OUTER) : number]):
                del self._recent[heard:]
            elif who:
                said = [run.end - 1 for run in draft.content]
                self._last_said = max(*said, draft.cue.first if draft.cue else draft.first)
            quoted = self._words.quote[draft.content[0].first] != -1
            if who and (quoted or self._is_said(draft)):
                self._last_turn = (draft, who)
            found.append(who)
        self._present(found)
        return found

    def _present(self, found: list[Who | None]) -> None:
        """Give those who nowhere speak with a title the one with which the text names them.

        And to where they belong, who speak with a title alone: ``Prof Hale``.
        """
        alone = {who.name: who for who in found if who and who.person and not who.affiliation}
        short = not self._describing
        bare = {
            n: who for n, who in alone.items() if not who.role or (short and " " not in who.role)
        }
        scene = self._scene
        presented = Presented(scene.words, scene.lexicon, scene.phrases, self._names.mentions)
        told = presented.read(bare)
        for name, mention in told.items():
            who = bare[name]
            if not who.role or mention.affiliation:
                who.role, who.affiliation = who.role or mention.role, mention.affiliation

    def _is_inner(self, draft: Draft, earlier: list[Draft]) -> bool:
        """Tell whether it stands in what somebody else says, who goes on speaking behind it."""
        cue = draft.cue.first if draft.cue else draft.first
        for other in earlier:
            if other.source_kind is not SourceKind.NONE:
                for first, end in other.content:
                    if first <= cue < end:
                        return True
        return False

    def _is_said(self, draft: Draft) -> bool:
        """Tell whether who speaks in the reporter's words may go on in a quotation behind it."""
        return draft.source is not None and draft.confidence >= _SURELY_SAID

    def _turn(self, draft: Draft) -> Who | None:
        """Return who was quoted just before a bare quotation, when that turn may go on."""
        if draft.cue is not None or self._last_turn is None:
            return None
        before, who = self._last_turn
        if self._paragraph(draft.first) - self._paragraph(before.first) > 1:
            return None
        draft.antecedent = before.source or before.antecedent
        self._recent.append(who)
        return who

    def _paragraph(self, index: int) -> int:
        return self._words.sentences[self._words.sentence_at(index)].paragraph

    def _speaker(self, draft: Draft) -> Who | None:
        if draft.source is None:
            if draft.source_kind is SourceKind.NONE:
                return None
            return self._turn(draft) or self._antecedent(draft, "")
        last = self._lower[draft.source.end - 1]
        if last in self._scene.phrases.relatives:
            return self._head(draft, Run(draft.source.end - 1, draft.source.end))
        source = self._who_alone(draft.source)
        word = self._pronoun(source) or self._lower[source.first]
        single = source.end - source.first == 1
        owner = single and word in self._owning
        if (single or word in self._scene.subjects) and (
            owner or word in self._scene.phrases.pronouns
        ):
            return self._by_pronoun(draft, source, word)
        if (single and word in self._own_sayings) or self._pointing.is_where(source):
            return self._antecedent(draft, "")
        pair = self._both(draft) if self._is_pair(source) else None
        if pair:
            return pair
        mention = self._names.mention(source)
        if self._pointing.back(source, mention.name):
            pointed = self._lower[source.first] in self._pointers
            title = self._lower[source.end - 1 if pointed else source.first]
            back = self._antecedent(draft, "", title)
            nickname = self._pointing.nickname(source)
            if back and nickname:
                self._names.learn_nickname(nickname, back.name)
            if back:
                return back
        return self._named(draft, source, mention)

    def _who_alone(self, source: Run) -> Run:
        """Return the phrase without the clause that a comma and a relative pronoun open."""
        for index in range(source.first + 1, source.end - 1):
            if self._lower[index] == "," and self._lower[index + 1] in self._telling:
                return Run(source.first, index)
        behind = range(source.first + 1, source.end)
        channel = next((i for i in behind if self._lower[i] in self._channels), 0)
        if channel:
            return Run(source.first, channel)  # "Kementerian Sosial melalui akun resminya"
        himself = source.end - source.first > 1 and self._lower[source.end - 1] in self._selves
        return Run(source.first, source.end - himself)

    def _thing_before(self, draft: Draft) -> Who | None:
        """Return the last one that is no person: what ``it said`` stands for."""
        who = next((who for who in reversed(self._recent[-_MEMORY:]) if not who.person), None)
        own = self._groups.own(draft.source.first) if draft.source else None
        if own:
            draft.antecedent = own
            return self._named(draft, own, self._names.mention(own))
        told = self._groups.before(draft.first)
        if told and not (who and who.mention and who.mention.first >= told.first):
            draft.antecedent = told
            return self._named(draft, told, self._names.mention(told))
        if who:
            draft.antecedent = who.mention
        return who

    def _by_pronoun(self, draft: Draft, source: Run, word: str) -> Who | None:
        """Return whom a pronoun stands for, alone or with others."""
        if word in self._first_person:
            return None
        together = self._lower[source.first + 1 : source.end][:1]
        if not self._coordinating.isdisjoint(together):
            return self._with_others(draft, source)
        if word in self._neuter:
            return self._thing_before(draft)
        group = self._groups.several(source.first) if word in self._plural else None
        if group:
            draft.antecedent = group
            return self._named(draft, group, self._names.mention(group))
        pair = self._both(draft) if word in self._pairs else None
        return pair or self._antecedent(draft, self._scene.lexicon.genders.get(word, ""))

    def _is_pair(self, source: Run) -> bool:
        """Tell whether nothing but ``the two`` speaks."""
        two = self._lower[source.end - 1] in self._pairs
        return two and all(map(self._scene.phrases.determines, range(source.first, source.end - 1)))

    def _with_others(self, draft: Draft, source: Run) -> Who | None:
        """Return who speaks together with others: ``He and his wife``."""
        gender = self._scene.lexicon.genders.get(self._lower[source.first], "")
        who = self._antecedent(draft, gender)
        if who is None:
            return None
        name = f"{who.name} {self._words.covered(source.first + 1, source.end)}"
        return self._known.setdefault(name.lower(), Who(name))

    def _both(self, draft: Draft) -> Who | None:
        """Return the last two who spoke or were named, together: ``keduanya``."""
        recent = reversed(self._recent[-_MEMORY:])
        people = list({who.name: who for who in recent if who.person}.values())[:2]
        if len(people) < 2:
            return None
        draft.antecedent = people[0].mention
        name = f" {self._joined_by} ".join(who.name for who in reversed(people))
        return self._known.setdefault(name.lower(), Who(name))

    def _pronoun(self, source: Run) -> str:
        """Return the pronoun with which a phrase goes too far: ``dia kaget``, ``itu ia pun``."""
        inside, subjects = self._lower[source.first : source.end - 1], self._scene.subjects
        if subjects.isdisjoint(inside) or any(self._words.capitals[source.first + 1 : source.end]):
            return ""
        return next(word for word in inside if word in subjects)

    def _head(self, draft: Draft, source: Run) -> Who | None:
        """Return whom a relative pronoun stands for: the phrase before it."""
        first = self._words.sentences[self._words.sentence_at(source.first)].first
        head = self._scene.phrases.before(source.first, first) if source.first > first else None
        draft.antecedent = head
        return self._named(draft, head, self._names.mention(head)) if head else None

    def _named(self, draft: Draft, source: Run, mention: Mention) -> Who:
        name, ambiguous = mention.name, False
        joint = self._together.find(source)
        if joint:
            name, mention = joint, Mention("", "", "")
        elif name:
            name, ambiguous = self._names.fullest(name, source.first)
        else:
            name = self._called.find(source, self._heard())
        if ambiguous:
            draft.doubt("two of this name", 0.97)
        who = self._known.setdefault(name.lower(), Who(name))
        gender = self._gender(source)
        one = self._names.mentions.titles.is_one(self._lower[source.first]) or bool(gender)
        organization = name.split(" ")[0].lower() in self._names.mentions.titles.heads
        told = self._describing and name.lower() in self._names.people
        who.person = who.person or (bool(mention.name) and not organization) or one or told
        if mention.name:
            who.role = who.role or mention.role
            who.affiliation = who.affiliation or mention.affiliation
        who.gender = who.gender or gender or self._called.gender(name)
        if mention.name or who.mention is None:
            who.mention = source
        self._recent.append(who)
        return who

    def _heard(self) -> list[str]:
        """Return the names and affiliations of those who spoke last, the last one first."""
        recent = reversed(self._recent[-_MEMORY:])
        return [name for who in recent for name in (who.name, who.affiliation)]

    def _gender(self, source: Run) -> str:
        genders = self._scene.lexicon.genders
        for word in self._lower[source.first : source.end]:
            if word in genders and word not in self._owning:
                return genders[word]
        return ""

    def _antecedent(self, draft: Draft, gender: str, title: str = "") -> Who | None:
        """Return the last person that a clitic, a pronoun or a bare quotation can stand for.

        What points back by a ``title``, as in ``politisi itu``, means one who has spoken, or who
        was named with it since.
        """
        recent = self._recent[-_MEMORY:]
        people = [who for who in recent if who.person and self._fits(who, gender)]
        topic = self._topic(draft.first, bool(people), gender)
        if topic and people and title and not self._is_called(topic, title):
            topic = None
        if topic and self._fits(topic, gender):
            people.append(topic)
        if not self._describing and self._names.mentions.titles.is_somebody(title):
            people = [who for who in people if title in who.role.lower().split()]
            recent = []
        if title and self._describing:  # "menteri asal Garut itu"
            titled = self._names.titled([title], draft.first)
            people = [who for who in people if who.name == titled] or people
        told = self._told_of(draft) if self._describing else set()
        people = [who for who in people if told.isdisjoint(who.name.lower().split())] or people
        chosen = people or ([] if gender else recent)
        if not chosen:
            return None
        who = chosen[-1]
        who.gender = who.gender or gender
        draft.antecedent = who.mention
        self._recent.append(who)
        return who

    def _told_of(self, draft: Draft) -> set[str]:
        """Return the names in a quotation, of whom another speaks: ``"Bu Ana marah," katanya``."""
        inside = draft.cue and self._words.quote[draft.cue.first] != -1
        return {
            self._lower[index]
            for run in ([] if inside else draft.content)
            for index in range(run.first + 1, run.end)
            if self._words.quote[index] != -1 and self._words.capital(index)
            if self._lower[index - 1] not in self._first_person
        }

    def _topic(self, before: int, heard: bool, pronoun: str) -> Who | None:
        """Return the person that the text was last about since anybody spoke."""
        known = self._is_person if heard else None
        turn = self._turning.find(before, self._last_said, known, pronoun)
        if turn is None:
            return None
        who = self._known.setdefault(turn.name.lower(), Who(turn.name))
        who.person, who.mention = True, turn.mention
        who.gender = who.gender or self._called.gender(turn.name)
        return who

    def _is_person(self, name: str) -> bool:
        known = self._known.get(name.lower())
        return known is not None and known.person

    def _is_called(self, who: Who, title: str) -> bool:
        """Tell whether somebody was named last with a title right before or behind."""
        near = who.mention
        return near is None or title in self._lower[max(0, near.first - _NEAR) : near.end + _NEAR]

    @staticmethod
    def _fits(who: Who, gender: str) -> bool:
        return not gender or not who.gender or who.gender == gender
