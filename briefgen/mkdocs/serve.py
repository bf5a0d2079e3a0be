"""Serves the preview of a site, through MkDocs' server with live reload."""

import errno
import logging
from pathlib import Path

from click import ClickException
from mkdocs.commands import serve as mkdocs_serve

from briefgen.config import read_settings
from briefgen.diagnostics import BriefgenError, ConfigError
from briefgen.mkdocs.folders import read_folders
from briefgen.mkdocs.log import MKDOCS, kept_apart

_TOLD = ("mkdocs.livereload", "mkdocs.plugins.briefgen")  # besides all warnings


def serve(
    config_file: Path,
    *,
    addr: str,
    open_browser: bool,
    messages: logging.Handler | None = None,
) -> None:
    """Serve a site, drafts included, until it is interrupted.

    What happens meanwhile, diagnostics among it, goes to `messages`, or else to
    standard error.

    Raises:
        ConfigError: the configuration is wrong, or the address is taken.
        BriefgenError: MkDocs or a plugin gave up.

    """
    read_settings(config_file)
    folders = read_folders(config_file, None)
    folders.make_docs()
    messages = messages or logging.StreamHandler()
    messages.addFilter(_is_told)
    level = MKDOCS.level
    MKDOCS.setLevel(logging.INFO)
    try:
        with kept_apart(messages):
            _serve(config_file, addr, open_browser=open_browser)
    finally:
        MKDOCS.setLevel(level)
        messages.removeFilter(_is_told)


def _serve(config_file: Path, addr: str, *, open_browser: bool) -> None:
    try:
        mkdocs_serve.serve(
            str(config_file), dev_addr=addr, open_in_browser=open_browser
        )
    except ClickException as error:
        if isinstance(error.__cause__, BriefgenError):
            raise error.__cause__ from None
        raise BriefgenError(str(error)) from error
    except OSError as error:
        if error.errno not in {errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EACCES}:
            raise
        raise ConfigError(
            f"{addr} cannot be listened on: {error.strerror}",
            "name another address with -a, such as 127.0.0.1:8001",
        ) from error


def _is_told(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.WARNING or record.name in _TOLD
