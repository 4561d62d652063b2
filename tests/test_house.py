"""The house keeps its rules: which way imports run, how long things are, what a start may load."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.store.index import index_file

TOP = Path(__file__).parent.parent
SOURCES = sorted(p for name in ("reader", "widgets", "tests") for p in (TOP / name).rglob("*.py"))
CORE = [p for p in SOURCES if p.relative_to(TOP).parts[0] == "reader"]
DOOR = TOP / "reader" / "cli.py"
SCREEN_LIBRARIES = {"textual", "rich"}
MOST_LINES, MOST_FUNCTION_LINES = 400, 50


def name_of(path: Path) -> str:
    return path.relative_to(TOP).as_posix()


def imported(node: ast.AST) -> Iterator[str]:
    """The top-level packages that are imported anywhere below ``node``."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in inner.names)
        elif isinstance(inner, ast.ImportFrom):
            assert not inner.level, "an import names the whole module"
            yield (inner.module or "").partition(".")[0]
        elif (
            isinstance(inner, ast.Call)
            and ast.unparse(inner.func).endswith(("import_module", "__import__"))
            and inner.args
            and isinstance(name := inner.args[0], ast.Constant)
        ):
            yield str(name.value).partition(".")[0]


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))


def test_the_sources_are_found() -> None:
    assert len(CORE) > 20 and DOOR in CORE


@pytest.mark.parametrize("path", CORE, ids=name_of)
def test_the_core_knows_neither_widgets_nor_screens(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    if path == DOOR:  # it starts the app, inside the function that does so
        tree.body = [n for n in tree.body if not isinstance(n, ast.FunctionDef)]
    assert not {"widgets", "tests", *SCREEN_LIBRARIES} & set(imported(tree))


def test_the_door_reaches_the_widgets_only_inside_the_commands_that_need_them() -> None:
    tree = ast.parse(DOOR.read_text("utf-8"))
    opening = [f.name for f in functions(tree) if "widgets" in set(imported(f))]
    assert opening == ["_show", "_keys"]


@pytest.mark.parametrize("path", [p for p in SOURCES if p not in CORE], ids=name_of)
def test_the_widgets_know_no_store_and_no_network(path: Path) -> None:
    if path.relative_to(TOP).parts[0] == "widgets":
        packages = set(imported(ast.parse(path.read_text("utf-8"))))
        assert not {"tinydb", "sqlite3", "httpx", "orjson", "tests"} & packages


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_files_and_functions_stay_small(path: Path) -> None:
    source = path.read_text("utf-8")
    assert len(source.splitlines()) <= MOST_LINES
    long = {
        f.name: f.end_lineno - f.lineno + 1
        for f in functions(ast.parse(source))
        if f.end_lineno and f.end_lineno - f.lineno >= MOST_FUNCTION_LINES
    }
    assert not long


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_every_module_begins_by_saying_why_it_exists(path: Path) -> None:
    source = path.read_text("utf-8")
    if source.strip() and "tests" not in path.relative_to(TOP).parts:
        assert ast.get_docstring(ast.parse(source))


HEAVY = ["textual", "rich", "httpx", "widgets"]
LOOK = """
import sys
from reader.cli import main
try:
    code = main(sys.argv[1:])
except SystemExit as end:
    code = end.code
sys.stderr.write(" ".join(sorted({m.partition(".")[0] for m in sys.modules})))
raise SystemExit(code)
"""


def loaded(tmp_path: Path, *arguments: str) -> set[str]:
    env = {**os.environ, "KUTIP_CACHE": str(tmp_path / "cache"), "PYTHONPATH": str(TOP)}
    library = ["--library", str(tmp_path / "library")]
    done = subprocess.run(
        [sys.executable, "-c", LOOK, *library, *arguments], capture_output=True, env=env, text=True
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split())


def test_the_version_is_told_without_loading_anything(tmp_path: Path) -> None:
    modules = loaded(tmp_path, "--version")
    assert "argparse" in modules
    assert not {*HEAVY, "tinydb", "orjson", "wcwidth", "sqlite3", "dataclasses"} & modules


def test_suggestions_need_neither_the_screen_nor_a_database(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("The mayor said that the bridge was safe.", "utf-8")
    modules = loaded(tmp_path, "suggest", str(text))
    assert not {*HEAVY, "tinydb", "sqlite3", "multiprocessing"} & modules


def test_an_article_comes_in_without_what_corpora_need(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("The mayor said that the bridge was safe.", "utf-8")
    assert not {*HEAVY, "gzip", "csv"} & loaded(tmp_path, "add", str(text))


FIRST_LOOK = """
import sys
from pathlib import Path
from reader.config import State, keymap_file
from reader.keys import read_keymap
from reader.library import Library
from reader.starter import is_new
from widgets.first_look import first_look
library = Library.open(Path(sys.argv[1]), create=False)
assert not is_new(library) and first_look(library, State()).rows
read_keymap(keymap_file(), ())
print(*(m.partition(".")[0] for m in sys.modules))
"""


def test_the_first_frame_is_read_without_what_it_does_not_need(tmp_path: Path) -> None:
    loaded(tmp_path, "samples", "--add")
    env = {**os.environ, "KUTIP_CACHE": str(tmp_path / "cache"), "PYTHONPATH": str(TOP)}
    library = tmp_path / "library"
    for path in (library, *library.rglob("*")):
        os.utime(path, (1e9, 1e9))  # what was saved a moment ago is looked at again
    loaded(tmp_path, "list")
    done = subprocess.run(
        [sys.executable, "-c", FIRST_LOOK, library], capture_output=True, env=env, text=True
    )
    assert done.returncode == 0, done.stderr
    needless = {*HEAVY[:3], "tinydb", "shlex", "tomllib"}
    if not re.fullmatch(r"[0-9a-f]{64}", index_file(library).parent.name):  # of a long path
        needless.add("hashlib")
    assert not needless & set(done.stdout.split())


@pytest.mark.parametrize("command", ["export", "list", "stats", "speakers"])
def test_data_comes_out_without_the_screen(tmp_path: Path, command: str) -> None:
    loaded(tmp_path, "samples", "--add")
    modules = loaded(tmp_path, command)
    assert "tinydb" in modules or "sqlite3" in modules
    assert not set(HEAVY) & modules
