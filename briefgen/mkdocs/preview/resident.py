"""A preview from beginning to end: what is served, what is watched, what is made."""

import threading
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from briefgen.config import read_settings
from briefgen.mkdocs.preview.assembly import load
from briefgen.mkdocs.preview.report import Report
from briefgen.mkdocs.preview.server import Server
from briefgen.mkdocs.preview.sources import Sources, sources_of
from briefgen.mkdocs.preview.updates import Place, Updates
from briefgen.mkdocs.preview.watch import Watch


class Preview:
    """Serves a site, drafts included, as its files are at each moment."""

    def __init__(self, config_file: Path, addr: str, report: Report) -> None:
        """Take the address, and make ready what is there.

        Raises:
            ConfigError: the configuration is wrong.
            BriefgenError: the system does not let a file be read.
            ClickException: MkDocs or a plugin gave up.
            OSError: the address is not to be had.

        """
        config_file = config_file.resolve()
        config = load(config_file, config_file.parent / "site", addr, "")
        base = f"/{urlsplit(config.site_url or '').path.strip('/')}/".replace("//", "/")
        host, port = config.dev_addr
        self._plugins = config.plugins
        self._plugins.on_startup(command="serve", dirty=False)
        self._server = Server(host, port, base)
        self._watch = Watch()
        try:
            place = Place(config_file, addr, self._server.url, base)
            # What changes from now on is noted, and taken in once it can be.
            self._look_at(sources_of(config, read_settings(config_file)))
            self._updates = Updates(place, report)
        except BaseException:
            self._watch.close()
            self._server.server_close()
            self._plugins.on_shutdown()
            raise
        self._server.updates = self._updates
        self._threads = (
            threading.Thread(target=self._server.serve_forever, name="briefgen-http"),
            threading.Thread(target=self._take, name="briefgen-edits"),
        )

    @property
    def url(self) -> str:
        """Give the address of the site's home page."""
        return self._server.url

    @property
    def updates(self) -> int:
        """Count how often the whole site was brought up to date."""
        return self._updates.updates

    @property
    def settled(self) -> bool:
        """Tell whether what is shown is all that is known."""
        return self._updates.settled

    @property
    def kept(self) -> int:
        """Count the pages whose HTML is kept."""
        return self._updates.kept

    def __enter__(self) -> Self:
        """Begin to listen and to watch."""
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Give back the address, and all else."""
        self._watch.close()
        self._updates.close()
        self._server.shutdown()
        self._server.server_close()
        for thread in self._threads:
            thread.join()
        self._plugins.on_shutdown()

    def _look_at(self, sources: Sources) -> None:
        self._watch.watch(sources.folders, sources.files)

    def _take(self) -> None:
        while changed := self._watch.take():
            self._updates.take(changed)
            self._look_at(self._updates.sources)
