"""The program `git`, asked so that nobody's configuration changes its answers."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from briefgen.locale import N_

_ARGUMENTS = (
    *("--no-pager", "--literal-pathspecs", "--no-replace-objects"),
    # Nothing is fetched, run or listened to, whatever the repository says.
    *("-c", "protocol.allow=never", "-c", "core.fsmonitor=false"),
    *("-c", "core.hooksPath=/dev/null"),
)
_ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "LC_ALL": "C",
}
_NO_REPOSITORY = b"not a git repository"
_NOT_TRUSTED = b"dubious ownership"
_NO_COMMIT = b"ambiguous argument"


class GitError(Exception):
    """Git cannot say what changed; the reason is a sentence for readers."""


def head(folder: Path) -> str:
    """Name the commit that a folder stands at.

    Raises:
        GitError: there is none, or its history is not whole.

    """
    asked = ("rev-parse", "--is-shallow-repository", "HEAD")
    try:
        done = subprocess.run(  # noqa: S603 - nobody else chooses its arguments
            _command(folder, *asked),
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError:
        raise GitError(N_("The program git is not there to ask.")) from None
    if done.returncode:
        raise GitError(_reason(done.stderr))
    shallow, _, commit = done.stdout.decode("ascii", "replace").partition("\n")
    if shallow != "false":
        raise GitError(N_("This copy of the repository has not its whole history."))
    return commit.strip()


@contextmanager
def running(folder: Path, *arguments: str) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """Run Git while the context lasts: give what it reads, and what it writes.

    Raises:
        GitError: it cannot be run, or fails.

    """
    try:
        process = subprocess.Popen(  # noqa: S603 - nobody else chooses its arguments
            _command(folder, *arguments),
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        raise GitError(N_("The program git is not there to ask.")) from None
    with process:
        if process.stdin is None or process.stdout is None:
            raise GitError(_FAILED)
        try:
            yield process.stdin, process.stdout
        except OSError:
            raise GitError(_FAILED) from None
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise GitError(_FAILED)


_FAILED = N_("Git cannot read the history.")


def _command(folder: Path, *arguments: str) -> list[str]:
    return ["git", "-C", str(folder), *_ARGUMENTS, *arguments]


def _environment() -> dict[str, str]:
    """Give the environment without what leads Git elsewhere, as within a hook."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    ceiling = {k: v for k, v in os.environ.items() if k in _BOUNDS}
    return {**kept, **ceiling, **_ENVIRONMENT}


_BOUNDS = {
    "GIT_CEILING_DIRECTORIES",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
}
"""Where a repository is looked for, and which are trusted: for the user to say."""


def _reason(said: bytes) -> str:
    if _NO_REPOSITORY in said:
        return N_("The files of this site are in no Git repository.")
    if _NOT_TRUSTED in said:
        return N_("Git does not trust the folder that the files of this site are in.")
    if _NO_COMMIT in said:
        return N_("The files of this site are in no commit yet.")
    return _FAILED
