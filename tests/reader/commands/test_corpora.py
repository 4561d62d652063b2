"""Whole corpora come in row by row; bad rows are named, and the same command goes on."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from tests.reader.commands.shell import Kutip, on_terminal

NEWS = [
    {
        "id": f"row-{n}",
        "judul": f"Sungai ke-{n} meluap",
        "isi": f"Air naik di desa nomor {n}.\n\nWarga desa nomor {n} mengungsi sejak subuh.",
        "tgl": "2024-03-04 10:00",
        "url": f"https://kabar.example/{n}",
    }
    for n in range(30)
]


def corpus(kutip: Kutip, rows: list[object], name: str = "news.jsonl") -> Path:
    path = kutip.home / name
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    return path


def listed(kutip: Kutip, *query: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(kutip.works("list", "--format", "json", *query))
    return rows


def test_every_row_becomes_an_article_once(kutip: Kutip) -> None:
    path = corpus(kutip, [*NEWS])
    first = kutip("add", path)
    assert first.returncode == 0
    assert len(set(first.stdout.split())) == 30
    assert "30 added" in first.stderr
    again = kutip("add", path)
    assert again.stdout == first.stdout
    assert "0 added, 30 there already" in again.stderr
    assert len(listed(kutip)) == 30
    assert kutip.works("check") == ""


def test_several_processes_make_of_a_corpus_what_one_does(kutip: Kutip) -> None:
    shared = " ".join(f"kata{n}" for n in range(60))
    near = [{"title": f"Kawat {n}", "text": f"Awal {n}. {shared}."} for n in range(3)]
    path = corpus(kutip, [*NEWS, "no row", *near, NEWS[3] | {"url": "https://lain.example/3"}] * 3)
    other = Kutip(kutip.home / "other")
    other.home.mkdir()
    one, two = kutip("add", path), other("add", path, "--jobs", "2")
    assert (one.stdout, one.returncode) == (two.stdout, two.returncode)
    assert one.stderr == two.stderr and "33 added" in two.stderr
    assert len(listed(other, "is:copy")) == 2
    keep = ("id", "title", "url", "published", "language")
    assert [[row[k] for k in keep] for row in listed(kutip, "is:duplicate")] == [
        [row[k] for k in keep] for row in listed(other, "is:duplicate")
    ]
    assert other.works("check") == ""
    assert other("add", path, "--jobs", "0").returncode == 2


def test_what_a_row_says_of_its_text_is_kept(kutip: Kutip) -> None:
    article_id = kutip.works(
        "add", corpus(kutip, [{**NEWS[7], "bahasa": "Bahasa Indonesia"}])
    ).strip()
    (row,) = listed(kutip)
    assert row["title"] == "Sungai ke-7 meluap"
    assert row["language"] == "id"
    assert row["published"] == "2024-03-04T10:00:00+07:00"
    assert (row["url"], row["site"]) == ("https://kabar.example/7", "kabar.example")
    article = json.loads(kutip.works("show", "--format", "json", article_id))["article"]
    assert article["text"] == NEWS[7]["isi"]
    assert article["external_id"] == "row-7"
    assert {block["role"] for block in article["blocks"]} == {"body"}


def test_a_bad_row_is_named_and_the_others_come_in(kutip: Kutip) -> None:
    path = corpus(kutip, [NEWS[0], ["no", "object"], {"isi": ""}, NEWS[1]])
    with path.open("a") as file:
        file.write('{"isi": "cut of')
    done = kutip("add", path)
    assert done.returncode == 1
    assert len(done.stdout.split()) == 2
    for line in (2, 3, 5):
        assert f"news.jsonl, line {line}: " in done.stderr


def test_columns_are_mapped_and_unknown_ones_named(kutip: Kutip) -> None:
    rows: list[object] = [{"a": "Hujan turun di desa.", "b": "Hujan", "title": "bukan ini"}]
    path = corpus(kutip, rows)
    assert "--map text=COLUMN; there are a, b, title" in kutip.refuses("add", path)
    message = kutip.refuses("add", path, "--map", "text=z")
    assert "no column is called z; there are a, b, title" in message
    assert "'size' is no field" in kutip.refuses("add", path, "--map", "size=b", status=2)
    kutip.works("add", path, "--map", "text=a,title=b")
    assert [row["title"] for row in listed(kutip)] == ["Hujan"]


def test_csv_of_every_kind_comes_in(kutip: Kutip) -> None:
    table = 'judul;isi\nSatu;Isi yang pertama.\nDua;"Isi kedua,\nberbaris dua."\n'
    (kutip.home / "a.csv").write_bytes(b"\xef\xbb\xbf" + table.encode())
    (kutip.home / "b.tsv").write_text(table.replace(";", "\t").replace("Isi", "Teks"))
    (kutip.home / "c.csv.gz").write_bytes(gzip.compress(table.replace("Isi", "Kabar").encode()))
    (kutip.home / "d.csv").write_bytes(table.replace("Isi", "Caf\xe9").encode("cp1252"))
    (kutip.home / "e.csv").write_bytes(table.replace("Isi", "Berita").encode("utf-16"))
    done = kutip("add", "a.csv", "b.tsv", "c.csv.gz", "d.csv", "e.csv")
    assert done.returncode == 0, done.stderr
    texts = {
        json.loads(kutip.works("show", "--format", "json", i))["article"]["text"]
        for i in done.stdout.split()
    }
    for word in ("Isi", "Teks", "Kabar", "Caf\xe9", "Berita"):
        assert {f"{word} yang pertama.", f"{word} kedua,\nberbaris dua."} <= texts


def test_one_undo_takes_a_corpus_back(kutip: Kutip) -> None:
    from reader.library import Library
    from reader.model import LIBRARY_SCOPE

    kutip.works("add", corpus(kutip, [*NEWS]))
    library = Library.open(kutip.library)
    assert library.undo(LIBRARY_SCOPE) == "add 30 articles"
    assert library.counts().articles == 0
    assert library.redo(LIBRARY_SCOPE)
    assert library.counts().articles == 30
    library.close()


def test_the_same_text_from_elsewhere_is_noted(kutip: Kutip) -> None:
    here = {"text": NEWS[0]["isi"], "url": "https://kabar.example/0"}
    there = {**here, "url": "https://warta.example/x", "date": "2024-03-05T08:00:00Z"}
    first = corpus(kutip, [here, there, here], "a.jsonl")
    third = corpus(kutip, [{**here, "url": "https://siaran.example/9"}, there], "b.jsonl")
    assert "2 there already, 1 of them from other places" in kutip("add", first).stderr
    assert "2 there already, 1 of them from other places" in kutip("add", third).stderr
    done = kutip("add", first, third)
    assert done.stderr == "kutip: 0 added, 5 there already\n"
    article_id = done.stdout.split()[0]
    article = json.loads(kutip.works("show", "--format", "json", article_id))["article"]
    assert [(c["site"], c["url"]) for c in article["also_at"]] == [
        ("warta.example", "https://warta.example/x"),
        ("siaran.example", "https://siaran.example/9"),
    ]
    assert article["also_at"][0]["published"] == "2024-03-05T08:00:00+00:00"


def test_near_duplicates_are_told_shown_and_found(kutip: Kutip) -> None:
    words = " ".join(f"kata{n}" for n in range(80))
    (kutip.home / "a.txt").write_text(f"Judul pertama\n\n{words}.\n")
    (kutip.home / "b.txt").write_text(f"Judul kedua\n\nPembuka lain. {words}.\n")
    first = kutip.works("add", "a.txt").strip()
    done = kutip("add", "b.txt")
    second = done.stdout.strip()
    assert f"b.txt: near duplicate of {first} (Judul pertama), 9" in done.stderr
    assert f"near duplicate of: {first} Judul pertama" in kutip.works("show", second)
    assert f"near duplicate, added later: {second} Judul kedua" in kutip.works("show", first)
    assert [row["id"] for row in listed(kutip, "is:copy")] == [second]
    assert {row["id"] for row in listed(kutip, "is:duplicate")} == {first, second}
    assert [row["id"] for row in listed(kutip, "-is:copy")] == [first]
    table = kutip.works("export", "--table", "articles")
    assert f"near-duplicate:{first}" in table


def test_a_time_that_is_not_understood_is_told_and_costs_nothing_else(kutip: Kutip) -> None:
    rows: list[object] = [{**row, "tgl": "entah"} for row in NEWS]
    done = kutip("add", corpus(kutip, rows))
    assert done.returncode == 0
    assert "news.jsonl, line 1: added without a time, as 'entah' is not understood" in done.stderr
    assert "in 25 more rows the time was not understood either" in done.stderr
    assert len(done.stderr.splitlines()) == 7


def test_a_corpus_is_taken_apart_without_a_library(kutip: Kutip) -> None:
    lines = kutip.works("extract", corpus(kutip, [*NEWS[:3]])).splitlines()
    assert [json.loads(line)["title"] for line in lines] == [row["judul"] for row in NEWS[:3]]
    assert not kutip.library.exists()


def test_what_is_no_corpus_is_refused_in_one_line(kutip: Kutip) -> None:
    (kutip.home / "a.jsonl").write_bytes(b"PK\x03\x04 zip")
    (kutip.home / "b.csv").write_bytes(b"")
    (kutip.home / "c.jsonl").write_text('{"text": "x"}', "utf-16")
    (kutip.home / "d.jsonl.gz").write_bytes(gzip.compress(b'{"text": "Satu baris."}\n' * 900)[:-20])
    for name, what in (
        ("a.jsonl", "this is a ZIP"),
        ("b.csv", "there are no rows in it"),
        ("c.jsonl", "it is UTF-16; save it as UTF-8"),
        ("none.csv", "there is no such file"),
    ):
        assert what in kutip.refuses("add", name)
    done = kutip("add", "d.jsonl.gz")
    assert done.returncode == 1 and "packing is damaged" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_quotes_of_an_export_are_no_articles(filled: Kutip) -> None:
    filled.works("export", "-o", "quotes.csv")
    before = filled.works("list")
    assert "`kutip import quotes.csv`" in filled.refuses("add", "quotes.csv")
    assert filled.works("list") == before
    assert filled.works("extract", "quotes.csv", "--map", "text=content").count("\n") == 2


@pytest.mark.parametrize("name", ["library.json", "speakers.csv", "feeds.opml"])
def test_what_kutip_wrote_is_sent_to_import(filled: Kutip, name: str) -> None:
    wanted = {
        "library.json": ["export", "--format", "json"],
        "speakers.csv": ["export", "--table", "speakers"],
        "feeds.opml": ["feeds", "--opml"],
    }
    filled.works(*wanted[name], "-o", name)
    before = filled.works("list")
    assert "kutip import" in filled.refuses("add", name)
    piped = filled.refuses("add", "-", input=(filled.home / name).read_bytes())
    assert piped.startswith("kutip: standard input: ") and "kutip import" in piped
    assert filled.works("list") == before


def test_a_table_of_articles_is_told_where_the_texts_are(filled: Kutip) -> None:
    filled.works("export", "--table", "articles", "-o", "articles.csv")
    before = filled.works("list")
    for piped in (False, True):
        given = (filled.home / "articles.csv").read_bytes() if piped else b""
        message = filled.refuses("add", "-" if piped else "articles.csv", input=given)
        assert "it is a table of articles that kutip exported, which has no texts" in message
        assert "`kutip export --format json -o FILE`" in message
    assert filled.works("list") == before


def test_an_export_larger_than_a_text_is_told_for_what_it_is(filled: Kutip) -> None:
    exported = filled.works("export", "--format", "json").encode()
    (filled.home / "large.json").write_bytes(exported + b" " * 5_100_000)
    assert "`kutip import large.json`" in filled.refuses("add", "large.json")


def test_json_that_kutip_did_not_write_is_a_text(kutip: Kutip) -> None:
    (kutip.home / "other.json").write_text('{"format": "other", "name": "kutip"}')
    assert kutip.works("add", "other.json")


def test_a_corpus_does_not_come_in_with_its_folder(kutip: Kutip) -> None:
    (kutip.home / "desk").mkdir()
    corpus(kutip, [*NEWS], "desk/news.jsonl")
    (kutip.home / "desk" / "c.txt").write_text("Judul\n\nIsi berita.")
    done = kutip("add", "desk")
    assert len(done.stdout.split()) == 1
    assert "1 file that is neither text nor page" in done.stderr


def test_a_terminal_sees_how_many_and_how_fast(kutip: Kutip) -> None:
    path = kutip.home / "many.jsonl"
    path.write_text("".join(f'{{"text": "Berita {n} dari desa."}}\n' for n in range(6_000)))
    kutip.works("add", path)
    seen = b"".join(on_terminal(kutip, ["add", str(path)])).decode()
    assert re.search(r"adding \d+, \d+ a second", seen)
    assert "0 added, 6000 there already" in seen


def dated(kutip: Kutip, *days: str) -> Path:
    """A corpus of Indonesian rows with these dates."""
    rows: list[object] = [
        {"isi": f"Air naik di desa nomor {n}.", "tgl": day, "bahasa": "id"}
        for n, day in enumerate(days)
    ]
    return corpus(kutip, rows)


def days(kutip: Kutip) -> list[str]:
    return sorted(str(row["published"])[:10] for row in listed(kutip))


def test_one_row_tells_the_order_of_all_dates_in_its_column(kutip: Kutip) -> None:
    done = kutip("add", dated(kutip, "03/11/2026", "11-04-2026", "11/25/2026"))
    assert "ambiguous" not in done.stderr
    assert days(kutip) == ["2026-03-11", "2026-11-04", "2026-11-25"]


def test_dates_that_stay_ambiguous_are_told_and_an_option_says_how_to_read_them(
    kutip: Kutip,
) -> None:
    path = dated(kutip, "03/11/2026", "05/05/2026", "04/11/2026", "2026-11-05")
    done = kutip("add", path)
    assert done.returncode == 0
    (line,) = (line for line in done.stderr.splitlines() if "ambiguous" in line)
    assert "2 rows have dates such as '03/11/2026' (line 1)" in line
    assert "as no row tells which is the day" in line and "--dates mdy" in line
    assert days(kutip) == ["2026-05-05", "2026-11-03", "2026-11-04", "2026-11-05"]
    said = kutip("extract", path, "--dates", "mdy")
    assert "ambiguous" not in said.stderr
    found = [json.loads(row)["published"][:10] for row in said.stdout.splitlines()]
    assert found == ["2026-03-11", "2026-05-05", "2026-04-11", "2026-11-05"]
    assert kutip("add", path, "--dates", "ymd").returncode == 2


def test_a_column_with_both_orders_is_told(kutip: Kutip) -> None:
    done = kutip("add", dated(kutip, "03/11/2026", "25/12/2026", "12/26/2026"))
    assert "1 row has a date such as '03/11/2026' (line 1) that is ambiguous" in done.stderr
    assert "as other rows have both orders" in done.stderr
    assert days(kutip) == ["2026-11-03", "2026-12-25", "2026-12-26"]
