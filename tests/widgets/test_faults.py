import errno
import os
from pathlib import Path

import pytest

from reader.ingest.errors import IngestError
from reader.store.protocol import StoreError
from widgets.faults import fault_words


def raised(path: Path, mode: str = "rb") -> Exception:
    with pytest.raises(OSError) as caught:
        path.open(mode)
    return caught.value


def test_a_file_that_is_not_there_is_named_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "no.opml"
    words = f"{path}: there is no such file or folder; check the spelling"
    assert fault_words(raised(path)) == words


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert fault_words(raised(tmp_path)) == f"{tmp_path}: it is a folder; name a file"


def test_a_name_within_a_file_is_none(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    words = f"{tmp_path / 'a' / 'b'}: a part of the name is no folder; check the spelling"
    assert fault_words(raised(tmp_path / "a" / "b")) == words


def test_what_is_seldom_is_told_in_the_words_of_the_system() -> None:
    error = OSError(errno.EPIPE, os.strerror(errno.EPIPE))
    assert fault_words(error) == "Broken pipe; try again"


def test_the_home_of_nobody() -> None:
    with pytest.raises(RuntimeError) as caught:
        Path("~nobody-of-that-name/x").expanduser()
    assert "write the whole path" in fault_words(caught.value)


@pytest.mark.parametrize("error", [StoreError("as it is"), OSError("as it is")])
def test_what_says_it_all_is_left_as_it_is(error: Exception) -> None:
    assert fault_words(error) == "as it is"
    ours = IngestError("a.txt", "it is empty", "check the file")
    assert fault_words(ours) == str(ours)
