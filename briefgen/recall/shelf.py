"""Reads briefings when somebody asks for them, each with all that it leads to."""

from collections.abc import Iterable, Mapping

from briefgen.compose.publishable import publishable
from briefgen.diagnostics import Diagnostic
from briefgen.frozen import dataclass
from briefgen.model.checked import AnnotationFile
from briefgen.model.site import Briefing, Site, Source
from briefgen.recall.inputs import Inputs, change
from briefgen.recall.leads import leads_to, rests_on
from briefgen.recall.packs import Gists
from briefgen.recall.part import part, texts_of
from briefgen.resolve import resolve


@dataclass(frozen=True, slots=True)
class Part:
    """Some briefings, resolved with what they lead to and nothing else."""

    files: Mapping[str, AnnotationFile]
    """Their annotations, by id."""
    site: Site
    """What came of them."""
    shown: Site
    """What of that may be published."""
    found: tuple[Diagnostic, ...]
    """What there was to say; of what was read besides, not all of it is true."""


class Shelf:
    """Briefings that are not in memory until they are asked for."""

    def __init__(self, inputs: Inputs, where: Mapping[str, str], gists: Gists) -> None:
        """Know the registries, and the annotation of each briefing by its id."""
        self.inputs = inputs
        """What has been read so far."""
        self.gists = gists
        """What lists may ask for of briefings that are not read."""
        self._where = where
        self._whole: dict[str, Briefing] = {}
        self._sources: dict[str, Source] = {}

    def briefing(self, name: str) -> Briefing:
        """Give a briefing, as far as it may be published."""
        return self.briefings([name])[name]

    def briefings(self, names: Iterable[str]) -> Mapping[str, Briefing]:
        """Give briefings; those that are not there yet are read together."""
        missing = [name for name in names if name not in self._whole]
        if missing:
            self.take(self.read(missing), missing)
        return self._whole

    def source(self, name: str, briefing: str) -> Source:
        """Give a source that a briefing has, or a shared one that none has."""
        if briefing:
            self.briefings([briefing])
        elif name not in self._sources:
            self._sources |= self._shared()
        return self._sources[name]

    def take(self, read: Part, names: Iterable[str]) -> None:
        """Keep some briefings out of a part that has all that they lead to."""
        shown = {b.id: b for b in read.shown.briefings}
        self._whole |= {name: shown[name] for name in names if name in shown}
        self._sources |= read.shown.sources

    def read(self, names: Iterable[str]) -> Part:
        """Read briefings, and what they lead to, as far as it matters to them."""
        near: dict[str, AnnotationFile] = {}
        ahead = self._annotations(names, near)
        ahead = self._annotations((i for f in ahead for i in leads_to(f)), near)
        while ahead:
            ahead = self._annotations((i for f in ahead for i in rests_on(f)), near)
        settings = self.inputs.settings
        self._read_also(texts_of(self.inputs, near.values()))
        site, found = resolve(part(self.inputs, near), settings)
        return Part(near, site, publishable(site, settings), found)

    def _shared(self) -> Mapping[str, Source]:
        """Read the shared sources, whoever has them."""
        registry = self.inputs.registries.sources
        self._read_also(texts_of(self.inputs, (), registry))
        alone = part(self.inputs, {}, registry)
        return resolve(alone, self.inputs.settings)[0].sources

    def _annotations(
        self, names: Iterable[str], near: dict[str, AnnotationFile]
    ) -> list[AnnotationFile]:
        """Read the annotations of some briefings; give those that are new."""
        known = (n for n in dict.fromkeys(names) if n in self._where and n not in near)
        files = [self._where[name] for name in known]
        self._read_also(p for file in files for p in self.inputs.beside(file))
        found = [self.inputs.annotation_file(file) for file in files]
        new = [file for file in found if file is not None]
        near |= {file.id: file for file in new}
        return new

    def _read_also(self, paths: Iterable[str]) -> None:
        """Read files that have not been read yet."""
        known = self.inputs.read
        self.inputs = change(self.inputs, [p for p in paths if p not in known])
