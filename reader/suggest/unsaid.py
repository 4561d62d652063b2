"""Tells where a verb of saying says nothing: what is kept back, only asked for, or only named."""

from __future__ import annotations

from reader.suggest.clauses import Setting
from reader.suggest.scene import Complement, Scene

_LONGEST_TERM = 6
"""Words and marks of a quotation that is a mere term, at most."""
_POINTED = 2
"""Words of ``hal tersebut``."""


class Unsaid:
    """Looks around a cue for what takes away that anything is said with it."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._lower = scene.words.lower
        self._phrases = scene.phrases
        get, union = scene.lexicon.set, scene.lexicon.union
        self._telling = get("telling")
        self._withholding = get("withholding")
        self._undone = get("undone")
        self._before_cue = union("undone", "withholding")
        self._recaps = get("recaps")
        self._pointers = get("pointers")
        self._reasons = get("reasons")
        self._what = get("what")
        self._asked = get("asked")
        self._topics, self._mere = get("tale_topics"), get("mere_things")
        self._seen, self._counted = get("seen_by"), get("seen_things")
        self._happened, self._addressing = get("facts"), get("reaching")
        self._said_of = get("auxiliaries") - get("withholding")
        self._as_openers = get("as_openers")
        self._requests = scene.lexicon.options.get("requests_hold_verbs", False)

    def holds(self, setting: Setting, follows: Complement) -> bool:
        """Tell whether nothing is said by the cue with what follows it."""
        if follows.frame == "quote":
            return self._is_term(setting, follows)
        before = self._lower[setting.found.first - 1]
        if before in self._phrases.relatives and self._lower[setting.found.first - 2] in self._what:
            return True  # "apa yang disebutnya jalan baru"
        if self._is_opener(setting, follows):
            return True
        because = follows.frame != "comma" and self._lower[follows.first] in self._reasons
        return because or self._is_recap(setting, follows) or self._is_kept_back(setting, follows)

    def _is_opener(self, setting: Setting, follows: Complement) -> bool:
        """Tell what only leads to a sentence: ``Sependapat, Ana mengatakan …``.

        So do ``Seperti diketahui bahwa …`` and what a story is about: ``bercerita tentang …``.
        """
        found, lower = setting.found, self._lower
        if not self._mere:
            return False
        opens = found.first == setting.sentence.first and found.end == follows.first - 1
        if follows.frame == "comma" and opens and setting.later:
            return True
        if follows.frame == "that" and lower[found.first - 1] in self._as_openers:
            return "passive" in found.cue.frames or set(found.cue.frames) == {"that"}
        return found.cue.words[0] in self._topics and lower[found.end] in self._topics

    def is_thing(self, setting: Setting, follows: Complement) -> bool:
        """Tell whether a thing is only named: ``menegaskan pentingnya …``, ``melihat dua …``."""
        if follows.frame not in ("clause", "object") or not self._mere:
            return False
        found, first, lower = setting.found, follows.first, self._lower
        if found.cue.words[0] in self._seen:
            return lower[first] in self._counted or lower[first].isdigit()
        if lower[first] in self._happened and lower[first + 1] in self._pointers:
            return lower[first + _POINTED] in self._addressing
        return lower[first] in self._mere and not self._goes_on(first, setting.sentence.end)

    def _goes_on(self, first: int, end: int) -> bool:
        """Tell whether something is said of the thing: ``konsep itu matang``, ``kisah akan …``."""
        for index in range(first + 1, end - 1):
            word = self._lower[index]
            if not self._scene.words.is_word(index) or word in self._phrases.relatives:
                return False
            closed = word in self._pointers and self._scene.words.is_word(index + 1)
            if closed or word in self._said_of:
                return True
        return False

    def is_asked_for(self, setting: Setting) -> bool:
        """Tell whether it is what another verb asks for: ``mengimbau nelayan mewaspadai ombak``."""
        if not setting.earlier or not self._requests:
            return False
        asking, between = setting.earlier[-1], self._lower[setting.start : setting.found.first]
        request = "person" in asking.cue.frames and "infinitive" in asking.cue.frames
        told = self._lower[max(setting.sentence.first, asking.first - 2) : asking.first]
        relative = not self._phrases.relatives.isdisjoint(told)
        plain = self._scene.complementizers.isdisjoint(between) and "," not in between
        return request and not relative and plain and bool(between)

    def _is_term(self, setting: Setting, follows: Complement) -> bool:
        """Tell whether a short quotation is the object of a verb that takes a clause only behind a
        comma: ``menyinggung 'lurah baru'``.
        """
        found, quote = setting.found, self._scene.words.quote
        if "comma" not in found.cue.frames or follows.first != found.end:
            return False
        far = follows.first + _LONGEST_TERM
        inside = range(follows.first, min(far, len(quote)))
        return any(quote[i] != quote[follows.first] for i in inside)

    def _is_recap(self, setting: Setting, follows: Complement) -> bool:
        """Tell whether the object only means what was said: ``mengatakan hal itu saat …``."""
        first, end = follows.first, setting.sentence.end
        behind = first + _POINTED
        if self._lower[first] not in self._recaps or self._lower[first + 1] not in self._pointers:
            return False
        return self._scene.at_end(behind, setting.sentence) or (
            behind < end and self._scene.is_adjunct(behind)
        )

    def _is_kept_back(self, setting: Setting, follows: Complement) -> bool:
        """Tell whether somebody does not tell, or has yet to: ``enggan mengungkap siapa …``."""
        found, lower = setting.found, self._lower
        if found.cue.words[0] not in self._telling:
            return False
        if lower[follows.first - 1] in self._scene.complementizers:
            return False
        asks = lower[follows.first] in self._asked
        if asks and lower[found.first - 1] in self._undone:
            return True
        index = found.first - 1
        while index > setting.sentence.first and (
            lower[index] in self._before_cue or self._phrases.is_skipped(index)
        ):
            if lower[index] in self._withholding:
                return True
            index -= 1
        return False
