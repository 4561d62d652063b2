"""Names of people as bylines write them, told from other words by their shape alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import name as letter_name

from reader.ingest.byline_words import byline_words, without_start
from reader.ingest.patterns import patterns

_MOST_WORDS = 5
_LONGEST_WORD = 60
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|(?<!\S)[^\s@]*@\S*")
_BLANKS = " \t\u00a0"
_EDGES = _BLANKS + '|,;:/·•*_"“”-–—.()[]<>'
_WORD = re.compile(
    r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0900-\u0dff\u0e00-\u0e7f]|[.'’‘`-](?=\w))*\.?"
)
"""Letters, with the marks of Indian scripts and of Thai."""
_DEGREE = re.compile(
    r"(?:[A-Z][A-Za-z]{0,4}\.){2,}(?:[A-Z][A-Za-z]{0,4}\.?)?|[A-Z][a-z]{0,3}\.[A-Z][A-Za-z]{0,4}"
    r"|Ph\.? ?D\.?|M\.?D\.?|MBA|MSc|[JS]r\.?"
)
"""What stands behind a comma and belongs to the name: ``S.H.``, ``M.Kom``, ``PhD``."""
_PAPER = re.compile(r"(?!I{2,3}$|IV$|[JS]R$|MD$)[A-Z]{2,3}")
"""A paper's letters behind a name: ``Ani Laras PC``."""
_LONGEST_BEFORE = 80
"""Characters before brackets in which the name is to which they belong."""
_FAMILY_LETTERS = 4
"""Letters from which on a last word in capitals is a family name: ``Ani LARAS``."""
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")
_UNSPACED_LETTERS = range(2, 7)
"""Letters of a name in a script without spaces."""
_CAMEL = re.compile(r"(?!Mc|Mac|De|Di|La|Le|O['’])[A-Z][a-z]+[A-Z]\w+")
"""A medium's name in one word: ``PortNews``."""
_AND = re.compile(r"(?<!\S)(\S{1,60})\s(?:und|et|y|e|en|og|och|ja|ve|và|i|a)\s(?=[^\W\d_])")
"""``and`` in languages without a file here, between two names."""
_CAPITALISED = re.compile(r"[A-Z][a-z]+")
_GLUED = re.compile(r"([A-Z][a-z]+)([A-Z][a-z]+)")
_OFFICE = re.compile(r"[A-Z]{2,}-[A-Z][a-z]")
_COMPOUND = re.compile(r"\w(?:redakteur|korrespondent|reporter|journalist)(?:in)?$")
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤张陳劉楊黃趙吳孫馬鄭謝許韓馮鄧葉蘇呂盧鍾譚陸范賈韋鄒閻龍賀顧龔萬錢嚴湯"
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용"
)
"""With these the names of two letters begin that are told from words."""
DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?!\w)", re.IGNORECASE)


def split_names(value: str) -> tuple[tuple[str, ...], int]:
    """Return the names in what follows a byline's label, and how many words are left over.

    ``Budi Karsa dan Ani Laras`` are two. A name ends where lower-case words begin (``in London``)
    or what the person does; a later piece that is a function (``Political Editor``), a medium, an
    agency or a website is dropped, and an earlier one when a person follows. Nothing is sure about
    a one-word name but that the label says so.
    """
    names: list[str] = []
    left = 0
    if ranked := ranked_people(value):
        return ranked, 0
    pictured = set(pictured_by(value))
    for piece in patterns().conjunction.split(parted(_ASIDE.sub(" ", value))):
        if names and _DEGREE.fullmatch(piece.strip(_BLANKS)):
            names[-1] = f"{names[-1]}, {piece.strip(_BLANKS)}"
            continue
        piece = piece.strip(_EDGES)
        name = leading_name(piece)
        agency = piece.lower() in byline_words().agencies
        if DOMAIN.fullmatch(piece) or (names and (agency or _is_apart(name, piece))):
            continue
        if name.lower() in patterns().calendar or name in pictured:
            name = ""
        left += len(piece.split()) - len(name.split())
        if name and name not in names:
            names.append(name)
    people = [n for n in names if not (is_masthead(n) or is_house(n) or _CAMEL.fullmatch(n))]
    sure = any(" " in name for name in people)
    return tuple(people if sure else names), left


def ranked_people(text: str) -> tuple[str, ...]:
    """Return the names in ``text`` when it is these and ranks, in a script without spaces."""
    words = text[:_LONGEST_BEFORE].split()
    if len(words) < 2 or not all(map(_is_unspaced, words)) or not any(map(does, words)):
        return ()
    return tuple(word for word in words if is_unspaced_name(word))


def pictured_by(text: str) -> Iterator[str]:
    """Yield the names in ``text`` behind which brackets say that they took the pictures."""
    for match in byline_words().pictured.finditer(text):
        before = text[max(0, match.start() - _LONGEST_BEFORE) : match.start()]
        names = patterns().conjunction.split(parted(before.rpartition(")")[2]))
        yield without_start(byline_words().opening, names[-1].strip(_EDGES))


def leading_name(text: str) -> str:
    """Return the name that ``text`` begins with, without what the person does or is at."""
    words = text.split()
    while len(words) > 1 and _is_unspaced(words[-1]) and does(words[0]):
        del words[0]
    while len(words) > 1 and _is_unspaced(words[0]) and does(words[-1]):
        del words[-1]
    name = _up_to_function(_up_to_small_word(_unglued(words))).strip(_EDGES)
    name = _without_agency(name)
    return byline_words().button_behind.sub("", name) if len(name.split()) > 2 else name


def is_name(text: str, fewest: int = 2) -> bool:
    """Return whether ``text`` has the shape of one person's name, of ``fewest`` words or more."""
    words = text.split()
    if not fewest <= len(words) <= _MOST_WORDS or len(text) > 60:
        return False
    return _up_to_function(_up_to_small_word(words)) == text and not _is_function(text)


def is_unspaced_name(text: str) -> bool:
    """Return whether ``text`` may be a name in a script that writes it without a space."""
    shaped = len(text) in _UNSPACED_LETTERS and _is_unspaced(text)
    return shaped and not does(text) and (len(text) > 2 or text[0] in _SURNAMES)


def parted(text: str) -> str:
    """Return ``text`` with a comma for an ``and`` behind a capital, in languages without a file."""
    return _AND.sub(lambda m: f"{m[1]}, " if m[1][0].isupper() else m[0], text)


def named_by_function(text: str) -> str:
    """Return the name in ``text`` when the rest says what that person does, else nothing.

    ``Ani Laras, Political Editor``, and without a comma in scripts without spaces: ``김 기자``.
    """
    words = [word.strip(_EDGES) for word in text.split()]
    known = byline_words()
    if len(words) == 2 and any(map(does, words)):
        return next((word for word in words if is_unspaced_name(word)), "")
    name, _, rest = re.sub(r"\s[-–—|]\s", ", ", text, count=1).partition(", ")
    if not rest and len(name.split()) <= 2 * _MOST_WORDS:
        name = leading_name(text)
        rest = text[len(name) :]
    roles = [word.lower() for word in rest.split()]
    told = all(word in known.functions | known.modifiers for word in roles)
    named = is_name(name) and not holds_thing(name)
    return name if roles and told and does(roles[-1]) and named else ""


def is_masthead(text: str) -> bool:
    """Return whether ``text`` looks like a medium: ``Kompas.com``, ``CNN Indonesia``."""
    words = text.split()
    if not words or len(words) > 3:
        return False
    if DOMAIN.fullmatch(text):
        return True
    shouted = [word.isupper() and len(word) > 2 and "." not in word for word in words]
    family = words[-1]
    if len(words) > 1 and len(family) >= _FAMILY_LETTERS and shouted[-1] and not any(shouted[:-1]):
        return family.lower() in byline_words().things | byline_words().agencies
    camel = any(word[0].islower() and not word.islower() for word in words)
    return camel or (any(shouted) and (len(words) == 1 or not all(shouted)))


def is_person(text: str) -> bool:
    """Return whether a name has the shape of a person's and not that of a medium or a house."""
    shaped = is_name(text.partition(",")[0]) or is_unspaced_name(text)
    if any(does(word) for word in _CAPITALISED.findall(text)) or opens_tail(text):
        return False
    return shaped and not is_masthead(text) and not is_house(text)


def names_thing(text: str) -> bool:
    """Return whether what has the shape of a name is likely a place's, a section's or a show's.

    It has particles or words of such things, and does not begin with a usual given name.
    """
    words = re.split(r"[ -]", text.lower())
    strange = (byline_words().things | patterns().particles).intersection(words)
    return bool(strange) and not begins_as_usual(text)


def holds_thing(text: str) -> bool:
    """Return whether there are words of places, sections or shows in ``text``, and no given name
    before them.
    """
    words = re.split(r"[ -]", text.lower())
    return not byline_words().things.isdisjoint(words) and not begins_as_usual(text)


def begins_as_usual(text: str) -> bool:
    """Return whether ``text`` begins with a usual given name."""
    return re.split(r"[ -]", text.lower())[0] in byline_words().given


def is_house(text: str) -> bool:
    """Return whether ``text`` names an agency, a desk or an account of a house: ``Web Desk``."""
    words = text.lower().split()
    known = byline_words()
    if " ".join(words) in known.agencies | known.pictures:
        return True
    desk = known.desks | known.modifiers | known.functions
    return bool(words) and all(word in desk for word in words)


def _unglued(words: list[str]) -> list[str]:
    """Return ``words`` up to one to which a rank sticks, as elements without a blank have it."""
    for index, word in enumerate(words):
        glued = _GLUED.fullmatch(word)
        known = byline_words()
        if index and glued and glued[2].lower() in known.functions | known.modifiers:
            return [*words[:index], glued[1]]
    return words


def _without_agency(name: str) -> str:
    """Return ``name`` without the agency behind it: ``ANI LARAS Associated Press``."""
    words = name.split()
    if len(words) > 2 and _PAPER.fullmatch(words[-1]) and not words[-2].isupper():
        words.pop()
    for count in (3, 2):
        if len(words) > count + 1 and " ".join(words[-count:]).lower() in byline_words().agencies:
            return " ".join(words[:-count])
    return " ".join(words)


def _up_to_small_word(words: list[str]) -> list[str]:
    """Return ``words`` up to the first that cannot be of a name."""
    particles, tails = patterns().particles, byline_words().tails
    kept = 0
    for index, word in enumerate(words):
        behind = kept > 1 and not word.islower() and word is not words[-1]
        if behind and (word.lower() in tails or word == "The"):
            break
        if _can_be_of_a_name(word):
            kept = index + 1
        elif word.lower() not in particles:
            break
    return words[:kept]


def _up_to_function(words: list[str]) -> str:
    """Return ``words`` up to what the person does, when a name of two words is before it."""
    first = next((i for i, word in enumerate(words) if i > 1 and does(word)), len(words))
    kept = first
    while first < len(words) and kept > 2 and words[kept - 1].lower() in byline_words().modifiers:
        kept -= 1
    return " ".join(words[:kept])


def opens_tail(text: str) -> bool:
    """Return whether ``text`` begins as what is behind a name does: ``Mit Material von …``."""
    return text.partition(" ")[0].lower() in byline_words().tails


def does(word: str) -> bool:
    """Return whether ``word`` is what a person does at a paper."""
    word = word.strip(_EDGES).lower()
    return word in byline_words().functions or _COMPOUND.search(word) is not None


def _is_apart(name: str, piece: str) -> bool:
    """Return whether a later piece of a byline is something else than one more person."""
    alone = len(name.split()) < 2 or holds_thing(name)
    functions = any(does(word) for word in piece.split()) and alone
    house = piece[:4].lower() == "the " or _OFFICE.match(piece) is not None
    house = house or (len(name.split()) == 1 and len(piece.split()) > 2)
    return functions or house or _is_function(name) or is_masthead(name) or is_house(name)


def _is_unspaced(text: str) -> bool:
    return bool(text) and all(letter_name(letter, "").startswith(_UNSPACED) for letter in text)


def _can_be_of_a_name(word: str) -> bool:
    bare = word.strip("'’‘`\"“”()")
    most = _LONGEST_WORD if bare[:1].isupper() else _UNSPACED_LETTERS.stop
    if len(bare) > most or not _WORD.fullmatch(bare):
        return False
    return bare[0].isupper() or not (bare[0].islower() or bare.isascii())


def _is_function(name: str) -> bool:
    return any(word.lower() in patterns().titles for word in name.split())
