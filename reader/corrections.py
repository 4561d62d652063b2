"""Turns what a person types into a form into an article's fields, or says what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from reader.ingest.dates import find_moments
from reader.model import Article, Precision, Syndication
from reader.tags import tags_in
from reader.text.normalise import normalise, one_line
from reader.text.passwords import without_password


class CorrectionError(ValueError):
    """What was typed cannot be a field's value; the message says which and how to write it."""


def article_values(article: Article) -> dict[str, str]:
    """Return the fields of ``article`` as a form shows them, by the form's names."""
    source = article.syndicated_from or Syndication()
    return {
        "title": article.title,
        "authors": "; ".join(article.authors),
        "editor": article.editor,
        "site": article.site,
        "url": article.url,
        "published": moment_text(article.published, article.published_precision),
        "language": article.language,
        "source_site": source.site,
        "source_title": source.title,
        "source_url": source.url,
        "tags": ", ".join(article.tags),
        "note": one_line(article.note),
    }


def corrected(article: Article, typed: Mapping[str, str]) -> Article:
    """Return ``article`` with the fields as they were typed; what was left alone stays as it was.

    Raises CorrectionError for a date that cannot be read or a language that is no BCP 47 tag.
    """
    before = article_values(article)
    changed = {k: normalise(v).strip() for k, v in typed.items() if v.strip() != before[k].strip()}
    values: dict[str, Any] = {
        name: one_line(changed[name])
        for name in ("title", "editor", "site", "url")
        if name in changed
    }
    if "url" in values:
        values["url"] = without_password(values["url"])
    if "authors" in changed:
        values["authors"] = tuple(filter(None, map(one_line, changed["authors"].split(";"))))
    if "tags" in changed:
        values["tags"] = tags_in(changed["tags"])
    if "note" in changed:
        values["note"] = changed["note"]
    if "language" in changed:
        values["language"] = _language(changed["language"])
    if "published" in changed:
        language = values.get("language", article.language)
        values |= _published(changed["published"], language)
    if any(name.startswith("source_") for name in changed):
        values["syndicated_from"] = _syndication({**before, **changed})
    return replace(article, **values)


def moment_text(moment: datetime | None, precision: Precision | None) -> str:
    """Return ``2020-10-11 11:58 +07:00``, or the day alone when no more is known."""
    if moment is None:
        return ""
    if precision != Precision.MINUTE:
        return f"{moment:%Y-%m-%d}"
    offset = moment.strftime("%z")
    return f"{moment:%Y-%m-%d %H:%M} {offset[:3]}:{offset[3:5]}"


def _published(typed: str, language: str) -> dict[str, Any]:
    if not typed:
        return {
            "published": None,
            "published_precision": None,
            "published_zone_assumed": False,
        }
    found = list(find_moments(typed, language))
    if len(found) != 1 or typed[: found[0].start].strip() or typed[found[0].end :].strip():
        raise CorrectionError("Published: write it as 2020-10-11 11:58 +07:00, or the day alone")
    return {
        "published": found[0].when,
        "published_precision": found[0].precision,
        "published_zone_assumed": found[0].zone_assumed,
    }


def _language(typed: str) -> str:
    parts = typed.replace("_", "-").split("-")
    if typed and not (
        2 <= len(parts[0]) <= 8
        and parts[0].isalpha()
        and all(1 <= len(p) <= 8 and p.isalnum() and p.isascii() for p in parts)
    ):
        raise CorrectionError("Language: write its code, such as id, en or pt-BR")
    return "-".join([parts[0].lower(), *parts[1:]])


def _syndication(values: Mapping[str, str]) -> Syndication | None:
    site, title, url = (one_line(values[f"source_{n}"]) for n in ("site", "title", "url"))
    source = Syndication(site, title, without_password(url))
    return source if source != Syndication() else None
