"""Serves the preview of a site until it is interrupted."""

import errno
import logging
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from click import ClickException

from briefgen.config import read_settings
from briefgen.diagnostics import BriefgenError, ConfigError
from briefgen.memory import resident
from briefgen.mkdocs.folders import read_folders
from briefgen.mkdocs.log import kept_apart
from briefgen.mkdocs.preview.report import Report, said
from briefgen.mkdocs.preview.resident import Preview


def serve(
    config_file: Path,
    *,
    addr: str,
    open_browser: bool,
    report: Report,
    messages: logging.Handler,
) -> None:
    """Serve a site, drafts included, until it is interrupted.

    What happens goes to `report`, what MkDocs and its plugins warn of to `messages`.

    Raises:
        ConfigError: the configuration is wrong, or the address is taken.
        BriefgenError: MkDocs or a plugin gave up.

    """
    read_settings(config_file)
    read_folders(config_file, None).make_docs()
    messages.setLevel(logging.WARNING)
    messages.addFilter(_Once())
    with kept_apart(messages), _errors(addr):
        preview = Preview(config_file, addr, report)
        with resident(), preview, suppress(KeyboardInterrupt):
            report.ready(preview.url)
            if open_browser:
                webbrowser.open(preview.url)
            threading.Event().wait()


@contextmanager
def _errors(addr: str) -> Iterator[None]:
    """Say what is wrong in the words of this program."""
    try:
        yield
    except ClickException as error:
        if isinstance(error.__cause__, BriefgenError):
            raise error.__cause__ from None
        raise BriefgenError(said(error)) from error
    except OSError as error:
        if error.errno not in {errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EACCES}:
            raise
        raise ConfigError(
            f"{addr} cannot be listened on: {error.strerror}",
            "name another address with -a, such as 127.0.0.1:8001",
        ) from error


class _Once(logging.Filter):
    """Lets a message through once, and none of a configuration that is refused."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: set[str] = set()

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether a message is new, and said by nobody else."""
        message = record.getMessage()
        new = message not in self._seen
        self._seen.add(message)
        refused = record.name == "mkdocs.config" and record.levelno >= logging.ERROR
        return new and not refused
