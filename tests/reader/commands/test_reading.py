"""What the library holds is listed, shown, counted and checked."""

from __future__ import annotations

import json

from tests.reader.commands.shell import (
    Kutip,
    rows,
)
from tests.reader.export.nouns import BARE, BRIDGE


def test_list_finds_sorts_and_prints(filled: Kutip) -> None:
    table = filled.works("list").splitlines()
    assert table[0].split() == ["ID", "PUBLISHED", "STATE", "QUOTES", "SITE", "TITLE"]
    assert table[1].startswith(BRIDGE.id[:10]) and BRIDGE.title in table[1]
    assert filled.works("list", "--sort", "title", "--format", "json").index("-Tanpa") < 100

    def found(*query: str) -> list[str]:
        return [a["id"] for a in json.loads(filled.works("list", "--format", "json", *query))]

    assert found("jembatan") == found("site:contoh.id") == found("tag:banjir") == [BRIDGE.id]
    assert found("-site:contoh.id") == found("--", "-jembatan") == [BARE.article.id]
    assert found("type:direct", "--sort", "title", "-site:lain.example") == [BRIDGE.id]
    assert found("nothing-like-it") == []


def test_show_tells_an_article_and_its_quotes(filled: Kutip) -> None:
    shown = filled.works("show", BRIDGE.id[:6])
    assert BRIDGE.title in shown and "Kami perbaiki pekan ini … lalu kami buka" in shown
    assert "Ratna Dewi · direct · 36-59;90-104" in shown
    value = json.loads(filled.works("show", BRIDGE.id, "--format", "json"))
    assert value["article"]["text"] == BRIDGE.text
    assert [a["id"] for a in value["attributions"]] == ["q1", "q2"]
    assert "no such article" in filled.refuses("show", "ffff")


def test_stats_and_speakers_count(filled: Kutip) -> None:
    assert "2 quotes, 11 words, 2 articles" in filled.works("stats")
    value = json.loads(filled.works("stats", "--format", "json", "--by", "speaker"))
    assert value["by"] == {
        "speaker": [
            {"id": "01ratna", "name": "Ratna Dewi", "attributions": 2, "articles": 1,
             "words": 11, "share_of_words": 1.0},
            {"id": "03warga", "name": "warga setempat", "attributions": 1, "articles": 1,
             "words": 4, "share_of_words": 0.3636},
        ]
    }  # fmt: skip
    table = rows(filled.works("stats", "--format", "csv"))
    assert [r["name"] for r in table if r["by"] == "type"] == ["direct", "indirect"]
    assert filled.works("stats", "site:elsewhere").startswith("0 quotes")
    people = json.loads(filled.works("speakers", "--format", "json"))
    assert [s["name"] for s in people] == ["Ratna Dewi", "warga setempat", "Tono"]
    assert "Bu Ratna" in filled.works("speakers")


def test_check_names_what_is_wrong_and_repair_mends_it(filled: Kutip) -> None:
    (text,) = (filled.library / "articles").rglob(f"{BRIDGE.id}.txt")
    text.write_bytes(b"something else")
    done = filled("check")
    assert done.returncode == 1 and text.name in done.stdout
    assert "check --repair" in done.stderr
    mended = filled("check", "--repair")
    assert mended.returncode == 0 and "0 still wrong" in mended.stderr
    assert filled("check").returncode == 0
    assert BRIDGE.text in filled.works("show", BRIDGE.id)


def test_check_finds_nothing_wrong(filled: Kutip) -> None:
    done = filled("check")
    assert (done.returncode, done.stdout) == (0, "")
    assert "as it should be" in done.stderr
