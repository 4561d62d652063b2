"""The whole program on real terminals: hostile text, kills, two windows, no terminal at all."""

import json
import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reader.library import Library
from tests.benchmarks.library import KUTIP, environment
from tests.benchmarks.pty_harness import Terminal
from tests.reader.ingest.pages import BODY, json_ld, page, paragraphs
from tests.waiting import looks

ATTACKS = {
    "clipboard": "\x1b]52;c;RVZJTA==\x07",
    "title": "\x1b]0;evil\x07",
    "clear": "\x1b[2J\x1b[H",
    "report": "\x1b[6n",
    "device": "\x1bPq#0;2;0;0;0\x1b\\",
    "c1": "\x9b2J\x9d52;c;RVZJTA==\x9c",
    "bidi": "\u202eterbalik\u202c\u2066x\u2069",
    "markup": "[@click=app.quit]tekan[/] [/nope] [bold red]merah",
    "nul": "a\x00b",
    "invisible": "ki\u200bta\ufeff \U000e0041\U000e0042",
}
EMOJI = "keluarga 👨\u200d👩\u200d👧\u200d👦 e\u0301\u0323 日本語 \U0001f1ee\U0001f1e9"
FORBIDDEN = (
    rb"\x1b\]52",
    rb"\x1b\][012];evil",
    rb"\x1bP",
    rb"RVZJTA==\x07",
    rb"\xc2[\x80-\x9f]",
    rb"\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]",
    "\U000e0041".encode(),
    rb"\x1b\[6n",
    rb"\x00",
)


def hostile_article() -> str:
    attacks = "".join(ATTACKS.values())
    paragraphs = [f'"Kami {text} siap," kata Budi {text} Santoso.' for text in ATTACKS.values()]
    return "\n\n".join(
        [
            f"Judul {attacks} akhir",
            *paragraphs,
            f'"{EMOJI}," tulis Ani.',
            "x" * 10_000,
            "kata " * 2_000,
        ]
    )


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The environment of a person with folders of their own, who has taken the tour."""
    found = environment(tmp_path)
    state = Path(found["KUTIP_STATE"], "state.json")
    state.parent.mkdir(parents=True)
    state.write_text(json.dumps({"tour_done": True}))
    return found


def run(home: dict[str, str], *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [KUTIP, *arguments],
        input=text,
        capture_output=True,
        text=True,
        env={**os.environ, **home},
        timeout=60,
        check=False,
    )


def quotes(home: dict[str, str]) -> list[dict[str, object]]:
    exported = run(home, "export", "--format", "json")
    found: list[dict[str, object]] = json.loads(exported.stdout)["attributions"]
    return found


ANI = 'Judul\n\n"Satu," kata Ani.\n'
ANI_AND_BUDI = 'Judul\n\n"Satu," kata Ani. "Dua," kata Budi.\n'


@contextmanager
def started(home: dict[str, str], text: str, reading: str = "") -> Iterator[Terminal]:
    """The program on a library with one article, which is opened where it has words to wait for."""
    run(home, "add", "-", text=text)
    with Terminal([KUTIP], home) as terminal:
        terminal.wait_for("Judul")
        if reading:
            terminal.write(b"\r")
            terminal.wait_for(reading)
        yield terminal


def test_no_control_of_an_article_reaches_the_terminal(home: dict[str, str]) -> None:
    added = run(home, "add", "-", text=hostile_article().replace("\x00", ""))
    assert added.returncode == 0, added.stderr
    with Terminal([KUTIP], home) as terminal:
        terminal.wait_for("Judul")
        for keys in (b"\r", b'"', b"s", b"\x1b", b"p", b"\x1b", b"G", b"gg", b'"', b"?", b"\x1b"):
            terminal.write(keys)
            terminal.settle()
        terminal.resize(60, 20)
        terminal.settle()
        for keys in (b"F", b"\x1b", b"\x1b", b"\t", b"j", b"gs", b"\x1b", b" ", b" ", b" "):
            terminal.write(keys)
            terminal.settle()
        terminal.write(b"q")
        terminal.settle()
        output = bytes(terminal.output)
    for pattern in FORBIDDEN:
        assert not re.search(pattern, output), pattern
    assert b"Traceback" not in output
    for quote in quotes(home):
        for span in quote["content"]:  # type: ignore[attr-defined]
            assert span["exact"].startswith('"')


def test_no_control_of_a_web_page_reaches_the_terminal(
    home: dict[str, str], tmp_path: Path
) -> None:
    attacks = "".join(ATTACKS.values()).replace("\x00", "")
    escaped = "".join(f"&#{ord(letter)};" for letter in attacks)
    head = json_ld(headline=f"Judul {attacks}", author={"name": f"Budi {attacks} Santoso"})
    head += f'<meta property="og:title" content="Judul {escaped} akhir">'
    head += f'<meta property="og:site_name" content="Koran {escaped}">'
    body = paragraphs(tuple(f"{line} {attacks} {escaped} end of it." for line in BODY))
    saved = tmp_path / "saved.html"
    saved.write_bytes(page(body, head=head, title=f"Judul {escaped}"))
    added = run(home, "add", str(saved))
    assert added.returncode == 0, added.stderr
    with Terminal([KUTIP], home) as terminal:
        terminal.wait_for("Judul")
        for keys in (b"\r", b'"', b"\x1b", b"G", b"\x1b", b"q"):
            terminal.write(keys)
            terminal.settle()
        output = bytes(terminal.output)
    for pattern in FORBIDDEN:
        assert not re.search(pattern, output), pattern
    assert b"Traceback" not in output


def test_what_was_marked_before_a_kill_is_there(home: dict[str, str]) -> None:
    with started(home, ANI_AND_BUDI, "Satu") as terminal:
        terminal.write(b'"')
        terminal.wait_for("1 quote")
        terminal.settle()
        os.kill(terminal.pid, signal.SIGKILL)
    assert [q["content"][0]["exact"] for q in quotes(home)] == ['"Satu,"']  # type: ignore[index]
    checked = run(home, "check")
    assert (checked.returncode, checked.stdout) == (0, "")


def test_what_was_edited_in_a_suggestion_before_a_kill_is_there(home: dict[str, str]) -> None:
    with started(home, ANI_AND_BUDI, "2 suggested") as terminal:
        terminal.write(b"]")
        terminal.wait_for("reject")
        terminal.write(b"t")
        library = Library.open(Path(home["KUTIP_LIBRARY"]))
        (article_id,) = library.store.article_ids()
        for _ in looks("the saving of what was edited"):
            if library.read(article_id).suggestions:
                break
            terminal.settle(0.05)
        os.kill(terminal.pid, signal.SIGKILL)
    (edited,) = library.read(article_id).suggestions
    assert edited.changed == ("type",)
    assert quotes(home) == []
    checked = run(home, "check")
    assert (checked.returncode, checked.stdout) == (0, "")
    with Terminal([KUTIP], home) as terminal:
        terminal.wait_for("2 suggested")
        terminal.write(b"]")
        terminal.wait_for("reject")
        terminal.write(b"\r")
        terminal.wait_for("1 quote")
        terminal.settle()
    (quote,) = quotes(home)
    assert (quote["type"], str(quote["origin"]).endswith("(edited)")) == ("indirect", True)


def test_two_windows_on_one_library_see_each_other(home: dict[str, str]) -> None:
    with started(home, ANI_AND_BUDI, "Satu") as one, Terminal([KUTIP], home) as two:
        two.wait_for("Judul")
        two.write(b"\r")
        two.wait_for("Satu")
        one.write(b'"')
        two.wait_for("Quotes 1")
        two.write(b'"')
        one.wait_for("Quotes 2")
    assert len(quotes(home)) == 2


def test_garbage_on_the_keyboard_changes_nothing(home: dict[str, str]) -> None:
    with started(home, "Judul\n\nTanpa kutipan.\n", "Tanpa") as terminal:
        terminal.settle()
        terminal.write(b"\x1b[<35;1;1M\x1b[<0;900;900M\x1b[999~\x1bO" + b"9" * 50)
        terminal.settle()
        terminal.write(b"jjjjkkkkwwbb\x1b\x1b")
        terminal.settle()
        assert b"Traceback" not in terminal.output
        terminal.write(b"q")
        terminal.settle(1)
    assert quotes(home) == []
    assert Library.open(Path(home["KUTIP_LIBRARY"])).counts().articles == 1


def test_without_a_terminal_the_screen_says_what_to_use_instead(home: dict[str, str]) -> None:
    refused = run(home)
    assert refused.returncode == 1
    assert "kutip add, list, show, export" in refused.stderr
    assert refused.stdout == ""


def test_no_control_of_a_name_reaches_the_terminal_in_a_message(home: dict[str, str]) -> None:
    run(home, "add", "-", text="Judul\n\nIsi.\n")
    library = Library.open(Path(home["KUTIP_LIBRARY"]))
    library.add_speaker(library.new_speaker("Jahat\x1b]52;c;RVZJTA==\x07\u202eakhir"))
    library.close()
    with Terminal([KUTIP], home) as terminal:
        terminal.wait_for("Judul")
        terminal.settle()
        terminal.write(b"u")
        terminal.wait_for("Undone")
        terminal.settle()
        output = bytes(terminal.output)
    for pattern in FORBIDDEN:
        assert not re.search(pattern, output), pattern


def pasted(text: bytes) -> bytes:
    return b"\x1b[200~" + text + b"\x1b[201~"


def test_no_byte_of_a_paste_over_an_article_is_a_key(home: dict[str, str]) -> None:
    with started(home, ANI, "Satu") as terminal:
        terminal.settle()
        for strange in (
            b'\x1b[31m"""pppp' + b'"' * 40,
            b'\x1b\x1b"""',
            b'\x1b]52;c;RVZJTA==\x07"""p',
            b'\x1b[I\x1b["' * 30,
            b'\xff\xfe"p\x9b"',
        ):
            terminal.write(pasted(strange))
            terminal.settle()
        terminal.write(b"q")
        terminal.settle()
        assert b"Traceback" not in terminal.output
    assert quotes(home) == []


def test_a_paste_with_escapes_is_added_without_them(home: dict[str, str]) -> None:
    with started(home, "Judul\n\nIsi.\n") as terminal:
        terminal.write(b"ga")
        terminal.wait_for("Paste the text")
        terminal.settle()
        terminal.write(pasted(b"Kabar \x1b]0;evil\x07baru\r\rKata \x1b[31mmerah\x1b[0m.\r"))
        terminal.settle()
        terminal.write(b"\x13")
        terminal.wait_for("Added")
        terminal.settle()
        output = bytes(terminal.output)
    for pattern in FORBIDDEN:
        assert not re.search(pattern, output), pattern
    assert b"baru" in run(home, "list").stdout.encode()


def test_esc_ends_a_paste_whose_end_never_comes(home: dict[str, str]) -> None:
    with started(home, ANI, "Satu") as terminal:
        terminal.write(b'\x1b[200~"p"')
        for _ in range(5):  # pressed too soon, it belongs to the paste
            terminal.settle(3)
            terminal.write(b"\x1b")
            terminal.settle()
            if b"Paste the text" in terminal.output:
                break
        terminal.wait_for("Paste the text")
        terminal.write(b"\x1b")
        terminal.settle()
        terminal.write(b"\x1b")
        terminal.settle()
        assert quotes(home) == []
        terminal.write(b'"')
        terminal.wait_for("1 quote")


@pytest.mark.parametrize("garbage", [b"\xff\xfe\xc3", b"\x1b[99999999999u", b"\x1b[1114112u"])
def test_bytes_that_no_keyboard_sends_do_not_end_it(home: dict[str, str], garbage: bytes) -> None:
    with started(home, ANI) as terminal:
        terminal.write(garbage)
        terminal.settle()
        terminal.write(b"\x1b")
        terminal.settle()
        terminal.write(b"\r")
        terminal.wait_for("Satu")
        terminal.write(b'"')
        terminal.wait_for("1 quote")


_STYLE = re.compile(rb"\x1b\[([0-9;:]*)m")


@pytest.mark.parametrize("theme", ["", "textual-light", "ansi-light", "nord"])
def test_who_asks_for_no_colour_is_sent_none(home: dict[str, str], theme: str) -> None:
    state = Path(home["KUTIP_STATE"], "state.json")
    state.write_text(json.dumps({"tour_done": True, **({"theme": theme} if theme else {})}))
    plain = {**home, "NO_COLOR": "1", "TERM": "xterm", "COLORTERM": ""}
    with started(plain, ANI_AND_BUDI, "Dua") as terminal:
        for keys in (b"]", b"vw", b"\x1b", b"p", b"\x1b", b"\t", b":", b"\x1b", b"gs", b"q", b"?"):
            terminal.write(keys)
            terminal.settle()
        sent = {int(n or 0) for codes in _STYLE.findall(bytes(terminal.output))
                for n in re.split(rb"[;:]", codes)}  # fmt: skip
    assert sent <= {0, 1, 2, 3, 4, 7, 9}
    assert {0, 1, 7} <= sent
    assert json.loads(state.read_text())["theme"] == theme
