"""The search index of a built site, made by Pagefind."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from briefgen.cache.folder import CACHE
from briefgen.diagnostics import BriefgenError
from briefgen.mkdocs.stage import digests_of

BUNDLE = "pagefind"
"""The folder of the output that the index stands in."""
_KEY = "briefgen.key"  # beside the index: what it was made from
_EXTENDED = "pagefind_bin_extended"
_PROGRAMS = (_EXTENDED, "pagefind_bin")  # one of them
_SPACELESS = ("zh", "ja")  # languages that the extended one takes apart


class NoSearchError(BriefgenError):
    """The program that makes the index is not installed."""


def index(root: Path, site: Path, lang: str) -> bool:
    """Index a built site, unless its pages are as they were; tell whether it did.

    There is one index, as of pages in the language of the site: or else each language
    has its own, and the search page, which is in one, asks that one alone.

    The index is made aside and then put in its place: until then the old one is
    there, and whatever ends this in between, the next time it is made again. It is
    no part of what builds compare: Pagefind does not make the same bytes twice.

    Raises:
        NoSearchError: Pagefind is not installed.
        BriefgenError: it failed.

    """
    key = _key(root, site, lang)
    bundle = site / BUNDLE
    if _made_from(bundle) == key:
        return False
    aside = root / CACHE / f"{BUNDLE}-{key[:8]}"
    shutil.rmtree(aside, ignore_errors=True)
    try:
        _run(site, aside, lang)
        (aside / _KEY).write_text(key, encoding="utf-8")
        remove(site)
        shutil.move(aside, bundle)
    except OSError as error:
        raise BriefgenError(
            f"the search index cannot be written: {error.strerror}: {error.filename}"
        ) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return True


def shortcoming(lang: str) -> str:
    """Say what an index in a language lacks with what is installed; most often nothing.

    Between the words of Chinese and Japanese there is no space to part them by.
    """
    parts = any(name.startswith(_EXTENDED) for name in _programs())
    if parts or lang.partition("-")[0] not in _SPACELESS:
        return ""
    return (
        "search finds only the beginnings of sentences in this language\n"
        'to take its words apart: pip install "briefgen[search-cjk]"'
    )


def remove(site: Path) -> None:
    """Remove an index that was made here, and nothing else."""
    bundle = site / BUNDLE
    if (bundle / _KEY).is_file():
        (bundle / _KEY).unlink()  # first: half an index is none
        shutil.rmtree(bundle)


def _run(site: Path, aside: Path, lang: str) -> None:
    command = [sys.executable, "-m", "pagefind", "--silent"]
    command += ["--site", str(site), "--output-path", str(aside)]
    command += ["--force-language", lang]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - a program that we ask for, on our own paths
    if done.returncode or not (aside / "pagefind.js").is_file():
        said = (done.stderr or done.stdout).strip().rpartition("\n")[2]
        raise BriefgenError(f"the search index was not made: {said or 'no reason'}")


def _key(root: Path, site: Path, lang: str) -> str:
    """Hash the pages, as the last build left them, and what makes the index."""
    digest = blake2b(lang.encode(), digest_size=16)
    try:
        installed = [version("pagefind"), *_programs()]
    except PackageNotFoundError:
        installed = []
    if not installed[1:]:
        raise NoSearchError(
            "the site has no search: the program that makes its index is missing",
            'install it: pip install "briefgen[search]", or write `search: false`',
        )
    digest.update("".join(installed).encode())
    for path, of_file in sorted(digests_of(root, site).items()):
        if path.endswith(".html"):
            digest.update(f"{path}\0{of_file}\n".encode())
    return digest.hexdigest()


def _programs() -> Iterator[str]:
    """Name what may make the index: where both are there, Pagefind takes the first."""
    for package in _PROGRAMS:
        with suppress(PackageNotFoundError):
            yield f"{package} {version(package)}"


def _made_from(bundle: Path) -> str:
    try:
        return (bundle / _KEY).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
