"""Suggestions on the command line: for files, pipes, articles of a library and whole corpora."""

from __future__ import annotations

import json
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.reader.commands.shell import ARTICLE, Kutip, file_of, on_terminal, rows

SAID = '"Kami sudah siap,"'
ENGLISH = "The mayor said that the bridge was safe. “Nobody need worry,” Ana Ruiz said."

CLITIC = """Rapat desa dibuka kemarin.

"Warga sudah pulang," kata Ratna Dewi.

"Kami sudah siap," ujarnya.
"""


def corpus(kutip: Kutip, *values: object, name: str = "c.jsonl") -> Path:
    lines = (v if isinstance(v, str) else json.dumps(v, ensure_ascii=False) for v in values)
    return file_of(kutip, name, "".join(f"{line}\n" for line in lines))


def objects(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def covered(value: dict[str, Any], name: str) -> list[str]:
    return ["".join(value["text"][a:b] for a, b in found[name]) for found in value["attributions"]]


def test_a_file_gives_one_object_and_needs_no_library(kutip: Kutip) -> None:
    (value,) = objects(kutip.works("suggest", file_of(kutip)))
    assert list(value) == ["id", "language", "text", "attributions"]
    assert (value["language"], value["text"]) == ("id", ARTICLE)
    (found,) = value["attributions"]
    assert list(found) == [
        "content", "cue", "source", "source_kind", "type", "speaker", "confidence",
    ]  # fmt: skip
    assert covered(value, "content") == [SAID]
    assert covered(value, "cue") == ["kata"] and covered(value, "source") == ["Ratna Dewi"]
    assert (found["type"], found["source_kind"]) == ("direct", "explicit")
    assert found["speaker"] == "Ratna Dewi"
    assert 0.5 < found["confidence"] <= 1
    assert not kutip.library.exists()


def test_what_the_text_says_of_a_speaker_comes_along(kutip: Kutip) -> None:
    text = "Menteri Luar Negeri Ratna Dewi mengatakan kepada warga bahwa desa itu aman."
    (value,) = objects(kutip.works("suggest", "-", input=text.encode()))
    (found,) = value["attributions"]
    assert (found["speaker"], found["role"]) == ("Ratna Dewi", "Menteri Luar Negeri")
    assert found["addressee"] == "warga"


def test_it_works_in_a_pipe(kutip: Kutip) -> None:
    (value,) = objects(kutip.works("suggest", "-", input=ENGLISH.encode()))
    assert value["language"] == "en"
    assert covered(value, "content") == ["the bridge was safe", "“Nobody need worry,”"]
    assert not kutip.library.exists()


def test_a_clitic_has_the_antecedent_for_its_source(kutip: Kutip) -> None:
    (value,) = objects(kutip.works("suggest", "-", input=CLITIC.encode()))
    assert covered(value, "source") == ["Ratna Dewi"] * 2
    assert value["attributions"][1]["source_kind"] == "antecedent"


def test_an_article_is_named_by_its_id_and_a_file_goes_first(kutip: Kutip) -> None:
    article_id = kutip.works("add", file_of(kutip)).strip()
    assert kutip.works("suggest", article_id[:6]) == kutip.works("suggest", "a.txt")
    file_of(kutip, "abc", ENGLISH)
    (value,) = objects(kutip.works("suggest", "abc"))
    assert value["language"] == "en"


def test_what_cannot_be_read_is_named_and_the_rest_is_done(kutip: Kutip) -> None:
    kutip.works("add", file_of(kutip))
    done = kutip("suggest", "missing.txt", "ffff", "a.txt")
    assert done.returncode == 1 and len(objects(done.stdout)) == 1
    assert "missing.txt" in done.stderr and "ffff" in done.stderr
    assert len(done.stderr.splitlines()) == 2


def test_an_id_needs_a_library(kutip: Kutip) -> None:
    assert "kutip add FILE" in kutip.refuses("suggest", "0a1b2c")
    assert not kutip.library.exists()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_corpus_is_answered_row_by_row_in_its_order(kutip: Kutip, jobs: str) -> None:
    wanted = [{"id": f"r{n}", "lang": "id", "text": f"{n} {ARTICLE}"} for n in range(90)]
    found = objects(kutip.works("suggest", "--corpus", corpus(kutip, *wanted), "--jobs", jobs))
    assert [(v["id"], v["text"]) for v in found] == [(w["id"], w["text"]) for w in wanted]
    assert all(covered(value, "content") == [SAID] for value in found)


def test_the_text_of_a_corpus_is_taken_as_it_is(kutip: Kutip) -> None:
    text = f"\ufeff\tSatu\r\n\u200bdua \U0001f600 e\u0301\r\n\r\n{SAID} kata Budi\u00ad Santoso."
    (value,) = objects(kutip.works("suggest", "--corpus", corpus(kutip, {"id": 1, "text": text})))
    assert (value["id"], value["text"]) == (1, text)
    assert covered(value, "content") == [SAID]


def test_other_keys_are_ignored_and_either_name_of_the_language_will_do(kutip: Kutip) -> None:
    extra = '{"id": "c", "language": null, "score": NaN, "text": "Hujan."}'
    path = corpus(
        kutip,
        {"id": "a", "lang": "id", "text": "x", "attributions": [{"content": "no span"}]},
        {"id": "b", "language": "en-GB", "lang": "id", "text": ""},
        extra,
    )
    found = objects(kutip.works("suggest", "--corpus", path))
    assert [(v["id"], v["language"]) for v in found] == [("a", "id"), ("b", "en-GB"), ("c", None)]
    assert [list(v) for v in found] == [["id", "language", "text", "attributions"]] * 3


def test_bad_rows_are_named_by_file_and_line(kutip: Kutip) -> None:
    good = {"id": "good", "lang": "id", "text": ARTICLE}
    bad: list[object] = [
        "{", "[]", "12", {"text": "x"}, {"id": True, "text": "x"}, {"id": "x"},
        {"id": "x", "text": ["x"]}, {"id": "x", "lang": 3, "text": "x"},
        r'{"id": "x", "text": "\ud800"}', "[" * 100_000, {"id": "x", "text": "x" * 5_000_001},
    ]  # fmt: skip
    path = corpus(kutip, good, "", *bad, good)
    done = kutip("suggest", "--corpus", path)
    assert done.returncode == 1
    assert [v["id"] for v in objects(done.stdout)] == ["good", "good"]
    told = done.stderr.splitlines()
    assert len(told) == len(bad)
    for number, line in enumerate(told, 3):
        assert line.startswith(f"kutip: {path}, line {number}: ")


def test_a_corpus_comes_through_a_pipe_and_goes_to_a_file(kutip: Kutip) -> None:
    rows_in = "".join(json.dumps({"id": n, "text": ARTICLE}) + "\r\n" for n in range(3))
    arguments = ["suggest", "--corpus", "-", "-o", "out.jsonl"]
    assert kutip.works(*arguments, input=b"\xef\xbb\xbf" + rows_in.encode()) == ""
    written = objects((kutip.home / "out.jsonl").read_text("utf-8"))
    assert [v["id"] for v in written] == [0, 1, 2]


def test_a_confidence_filters(kutip: Kutip) -> None:
    path = file_of(kutip)
    (value,) = objects(kutip.works("suggest", path))
    sure = value["attributions"][0]["confidence"]
    (kept,) = objects(kutip.works("suggest", path, "--min-confidence", str(sure)))
    assert kept == value
    (none,) = objects(kutip.works("suggest", path, "--min-confidence", "1"))
    assert none == {**value, "attributions": []}
    for share in ("100", "100%"):
        (none,) = objects(kutip.works("suggest", path, "--min-confidence", share))
        assert none == {**value, "attributions": []}
    for share in ("1%", "2"):
        (kept,) = objects(kutip.works("suggest", path, "--min-confidence", share))
        assert kept == value


def test_a_row_of_a_table_is_a_suggestion(kutip: Kutip) -> None:
    path = corpus(kutip, {"id": "=1+1", "lang": "en", "text": ENGLISH}, {"id": "b", "text": "x"})
    printed = kutip.works("suggest", "--corpus", path, "--format", "csv")
    assert printed.startswith("\ufeffid,language,type,content,content_spans,cue,")
    first, second = rows(printed)
    assert first["id"] == "'=1+1" and first["content"] == "the bridge was safe"
    assert second["speaker"] == "Ana Ruiz" and second["content_spans"] == "41-61"
    assert ENGLISH[41:61] == second["content"] == "“Nobody need worry,”"


def test_it_explains_what_made_a_suggestion(kutip: Kutip) -> None:
    (value,) = objects(kutip.works("suggest", "-", "--explain", input=CLITIC.encode()))
    rule, cue, antecedent = value["attributions"][1]["explain"][:3]
    assert rule.startswith("rule ") and cue.startswith("cue ujar (clitic: ")
    assert antecedent == "antecedent Ratna Dewi"
    table = kutip.works("suggest", "-", "--explain", "--format", "csv", input=CLITIC.encode())
    assert rows(table)[1]["explain"].split(";")[0] == rule


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--corpus", "c.jsonl", "a.txt"],
        ["a.txt", "--min-confidence", "101"],
        ["a.txt", "--min-confidence", "nan"],
        ["a.txt", "--min-confidence", "1.5"],
        ["a.txt", "--jobs", "0"],
        ["a.txt", "--format", "xml"],
    ],
)
def test_wrong_usage_ends_with_2(kutip: Kutip, arguments: list[str]) -> None:
    assert kutip.refuses("suggest", *arguments, status=2)


def test_a_confidence_that_can_mean_two_things_is_refused(kutip: Kutip) -> None:
    told = kutip.refuses("suggest", "a.txt", "--min-confidence", "1.5", status=2)
    assert "1.5 can mean two things: write 1.5% for per cent, 0.015 as a share" in told
    assert kutip.works("suggest", file_of(kutip), "--min-confidence", "1.5%")


def test_what_is_to_be_read_is_told_to_who_names_nothing(kutip: Kutip) -> None:
    told = kutip.refuses("suggest", status=2)
    assert "name what to read: files, addresses, ids of articles, - for standard input" in told


def test_a_corpus_that_is_not_there(kutip: Kutip) -> None:
    assert "none.jsonl: there is no such file" in kutip.refuses("suggest", "--corpus", "none.jsonl")


def test_a_terminal_sees_how_far_it_is(kutip: Kutip) -> None:
    texts = ({"id": n, "text": ARTICLE * 40} for n in range(120))
    path = corpus(kutip, *texts)
    seen = b"".join(on_terminal(kutip, ["suggest", "--corpus", str(path), "-o", "/dev/null"]))
    assert b"suggesting for article " in seen


def test_an_interrupt_ends_all_processes_without_a_word(kutip: Kutip) -> None:
    process = subprocess.Popen(
        [*kutip.command, "suggest", "--corpus", "-", "--jobs", "2"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=kutip.env, cwd=kutip.home,
    )  # fmt: skip
    assert process.stdin and process.stdout
    line = json.dumps({"id": 1, "lang": "id", "text": ARTICLE}).encode() + b"\n"
    process.stdin.write(line * 300)  # some come out before the input has ended, none fill a pipe
    process.stdin.flush()
    assert process.stdout.read(100)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130 and told == b""
