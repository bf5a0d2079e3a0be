"""Files are written whole, or not at all."""

from pathlib import Path

import pytest

from briefgen.edit import EditError
from briefgen.edit.files import diff, write


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(b"\xef\xbb\xbfa: b\r\n")
    file.chmod(0o640)
    write(file, "a: b\r\n", "a: c\r\n")
    assert file.read_bytes() == b"\xef\xbb\xbfa: c\r\n"
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_what_changed_meanwhile_is_left(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text("a: mine\n")
    with pytest.raises(EditError, match="changed meanwhile"):
        write(file, "a: b\n", "a: c\n")
    assert file.read_text() == "a: mine\n"


def test_a_write_that_fails_leaves_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.yml"
    file.write_text("a: b\n")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write(file, "a: b\n", "a: c\n")
    assert file.read_text() == "a: b\n"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("a\nb\n", "a\nc\n", " a\n-b\n+c\n"),
        ("a\n", "a\nb", " a\n+b\n\\ No newline at end of file\n"),
        ("a\r\nb\r\n", "a\r\nc\r\n", " a\r\n-b\r\n+c\r\n"),
    ],
)
def test_a_difference_can_be_applied(before: str, after: str, changes: str) -> None:
    head, body = diff("seeds/a.yml", before, after).split(" @@\n")
    assert head.startswith("--- a/seeds/a.yml\n+++ b/seeds/a.yml\n@@ ")
    assert body == changes


def test_without_a_change_there_is_no_difference() -> None:
    assert diff("a.yml", "a\n", "a\n") == ""
