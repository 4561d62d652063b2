"""Parts what the words of a source say of a speaker into role and affiliation."""

from __future__ import annotations

from collections.abc import Sequence

from reader.source_words import EDGES, SourceWords, Tag

_NAMES_ONE = (Tag.ORGANIZATION, Tag.ACRONYM)

_ENDS = ("relatives", "naming")


def described(
    before: Sequence[str], after: Sequence[Sequence[str]], known: SourceWords
) -> tuple[str, str]:
    """Return role and affiliation, from the words before a name and the phrases after it.

    ``Direktur RSUD Tirta`` is parted, because an office is held in an organization. Where it is
    not clear what names the organization everything is the role, as the article gives it.
    """
    roles: list[str] = []
    found = ""
    for phrase in (before, *after):
        words = _told(phrase, known)
        role, affiliation = _parted(words, known)
        if role and words and known.tags(words)[0] is Tag.LINK:
            roles[-1:] = [f"{said} {role}" for said in roles[-1:]]  # "Gov." and "of Ohio"
        elif role:
            roles.append(role)
        found = found or affiliation
    return ", ".join(roles), found


def _told(phrase: Sequence[str], known: SourceWords) -> Sequence[str]:
    """Return a phrase without article, form of address, and clause that tells more."""
    end = next((i for i, word in enumerate(phrase) if known.among(word, *_ENDS)), len(phrase))
    return _without_article(
        [word for word in phrase[:end] if not known.among(word, "honorifics")], known
    )


def _parted(words: Sequence[str], known: SourceWords) -> tuple[str, str]:
    tags = known.tags(words)
    for place, tag in enumerate(tags):
        if tag is Tag.LINK and _names_one(words, tags, place + 1, known):
            if place == 0 or _has_title(tags[:place]):
                return _text(words[:place]), _text(_without_article(words[place + 1 :], known))
        elif tag in _NAMES_ONE and _is_held(words[:place], tags[:place], known):
            if any(known.among(word, "ranks") for word in words[place:]):
                break
            return _text(words[:place]), _text(words[place:])
    return _led(words, tags, known) or (_text(words), "")


def _is_held(before: Sequence[str], tags: Sequence[Tag], known: SourceWords) -> bool:
    """Tell whether the words are an office: ``Wakil Ketua Umum``."""
    if not any(known.among(word, "offices") for word in before):
        return False
    return all(tag in (Tag.TITLE, Tag.COMMON) for tag in tags)


def _names_one(words: Sequence[str], tags: Sequence[Tag], start: int, known: SourceWords) -> bool:
    """Tell whether an organization is named in capitals, before the next preposition."""
    for word, tag in zip(words[start:], tags[start:], strict=True):
        if tag is Tag.LINK:
            return False
        if tag in _NAMES_ONE and not word.islower():
            return True
    return False


def _has_title(tags: Sequence[Tag]) -> bool:
    return Tag.TITLE in tags


def _led(words: Sequence[str], tags: Sequence[Tag], known: SourceWords) -> tuple[str, str] | None:
    """Part ``European Council President``, where the organization stands first."""
    first = next((i for i, w in enumerate(words) if known.among(w, "offices")), 0)
    if first == 0 or tags[first - 1] not in _NAMES_ONE or words[first - 1].islower():
        return None
    if first == 1 and not known.is_acronym(words[0]):
        return None
    return _text(words[first:]), _text(_without_article(words[:first], known))


def _without_article(words: Sequence[str], known: SourceWords) -> Sequence[str]:
    return words[1:] if len(words) > 1 and known.among(words[0], "articles") else words


def _text(words: Sequence[str]) -> str:
    return " ".join(words).strip(EDGES.replace(".", "").replace("(", "").replace(")", ""))
