"""Sources under the ids that they have on the whole site, each with its text."""

from collections.abc import Mapping
from dataclasses import replace

from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic, Location, diagnose
from briefgen.frozen import dataclass
from briefgen.model.article import Article
from briefgen.model.checked import AnnotationFile, Checked
from briefgen.model.site import Source
from briefgen.model.source import Source as SourceItem
from briefgen.model.source import SourceFields
from briefgen.model.vocabulary import Rights
from briefgen.resolve.desk import DEFAULT_ID, Desk, Texts, unknown_source
from briefgen.resolve.source_texts import (
    article_of,
    changed_text,
    owner_of_article,
    refers,
    title_of,
)


def sources(
    checked: Checked,
    files: Mapping[str, AnnotationFile],
    settings: Settings,
    found: list[Diagnostic],
) -> Desk:
    """Collect the sources of the registry and of every briefing."""
    builder = _Builder(checked, files, settings, found)
    return builder.desk()


@dataclass(frozen=True, slots=True)
class _Declared:
    """A source, and who declared it where."""

    source: Source
    briefing: str
    location: Location


class _Builder:
    """Declares first, then connects: a source may repeat one declared later."""

    def __init__(
        self,
        checked: Checked,
        files: Mapping[str, AnnotationFile],
        settings: Settings,
        found: list[Diagnostic],
    ) -> None:
        self._checked = checked
        self._files = files
        self._words = settings.words
        self._lang = settings.lang
        self._found = found
        self._declared: dict[str, _Declared] = {}
        self._local: dict[str, dict[str, str]] = {}

    def desk(self) -> Desk:
        """Build the desk."""
        self._declare_shared()
        for name, file in self._files.items():
            self._local[name] = {}
            self._declare_local(name, file)
        by_id = {i: d.source for i, d in self._declared.items()}
        declared = Desk(by_id, self._local, {})
        for name, file in self._files.items():
            self._refer(name, file, declared)
        by_id = {
            i: replace(d.source, origin=self._origin(d, declared))
            if d.source.record.origin is not None
            else d.source
            for i, d in self._declared.items()
        }
        articles = {s.article.file: s.article for s in by_id.values() if s.article}
        return Desk(by_id, self._local, Texts(articles))

    def _declare_shared(self) -> None:
        registry, project = self._checked.sources, self._checked.project
        for name, record in registry.records.items():
            if registry.document is None:
                continue
            location = registry.document.location((name,), key=True)
            article = article_of(
                record, project, registry.document.location((name, "file")), self._found
            )
            fields: SourceFields = record
            if name in registry.flawed:
                fields = replace(record, rights=Rights.LINK)
            self._declare(name, "", fields, article, location)

    def _declare_local(self, briefing: str, file: AnnotationFile) -> None:
        annotation = file.annotation
        if not annotation.sources and file.article is not None:
            site_id = f"{briefing}-{DEFAULT_ID}"
            self._local[briefing][DEFAULT_ID] = site_id
            item = SourceItem()
            self._declare(site_id, briefing, item, file.article, file.location())
        beside = owner_of_article(file, self._checked.project.seeds)
        for i, item in enumerate(annotation.sources):
            if refers(file, i):
                continue
            local = item.id or f"s{i + 1}"
            site_id = f"{briefing}-{local}"
            if "#" in local or local in self._local[briefing]:
                self._twice(file, i, local)
                continue
            self._local[briefing][local] = site_id
            place = file.location(("sources", i, "file"))
            article = article_of(item, self._checked.project, place, self._found)
            if i == beside:
                article = file.article
            location = file.location(("sources", i))
            self._declare(site_id, briefing, item, article, location)
            place = file.location(("sources", i, "sha256"))
            problem = changed_text(item, article, place)
            self._found += [problem] if problem else []

    def _refer(self, briefing: str, file: AnnotationFile, declared: Desk) -> None:
        """Take in the items of `sources` that name one declared elsewhere."""
        order = self._local[briefing]
        listed: dict[str, str] = {}
        for i, item in enumerate(file.annotation.sources):
            name = item.id or f"s{i + 1}"
            if not refers(file, i):
                listed |= {name: order[name]} if name in order else {}
                continue
            source = declared.find(briefing, name)
            if source is None:
                self._unknown(file.location(("sources", i)), name, declared, briefing)
            else:
                listed[name] = source.id
        if listed:
            self._local[briefing] = listed

    def _declare(
        self,
        site_id: str,
        briefing: str,
        record: SourceFields,
        article: Article | None,
        location: Location,
    ) -> None:
        publishers = self._checked.publishers.records
        publisher = publishers.get(record.publisher or "")
        file = self._files.get(briefing)
        source = Source(
            id=site_id,
            briefing=briefing,
            title=title_of(record, article, publisher) or self._unnamed(briefing),
            record=record,
            article=article,
            publisher=record.publisher or "" if publisher else "",
            publisher_name=publisher.name if publisher else record.publisher or "",
            reliability=record.reliability
            or (publisher.reliability if publisher else None),
            origin=site_id,
            lang=record.lang or "",
            told_in=(file.annotation.lang if file else None) or self._lang,
        )
        if site_id in self._declared:
            first = self._declared[site_id].location
            self._found.append(
                diagnose(
                    "BG210",
                    location,
                    f"two sources would have the address `{site_id}`",
                    f"the other stands at {first}; give one of them another id",
                )
            )
        self._declared.setdefault(site_id, _Declared(source, briefing, location))

    def _unnamed(self, briefing: str) -> str:
        """Call a source of which nobody says what it is called."""
        file = self._files.get(briefing)
        title = (file.annotation.title or "") if file else ""
        if not title:
            return self._words.gettext("Article")
        return self._words.gettext("Article behind “{title}”", title=title)

    def _origin(self, declared: _Declared, desk: Desk) -> str:
        """Follow `origin` to the source that repeats no other."""
        seen = {declared.source.id}
        at = declared
        while at.source.record.origin is not None:
            found = desk.find(at.briefing, at.source.record.origin)
            if found is None:
                if at is declared:
                    name = at.source.record.origin
                    self._unknown(at.location, name, desk, at.briefing)
                break
            if found.id in seen:
                break
            seen.add(found.id)
            at = self._declared[found.id]
        return at.source.id

    def _twice(self, file: AnnotationFile, index: int, local: str) -> None:
        place = file.location(("sources", index, "id"))
        if "#" in local:
            message = "a source of another briefing is named by its id alone"
            self._found.append(
                diagnose("BG216", place, message, "remove the other fields")
            )
        else:
            message = f"two sources of this briefing have the id `{local}`"
            self._found.append(diagnose("BG210", place, message, "rename one"))

    def _unknown(
        self, location: Location, name: str, desk: Desk, briefing: str
    ) -> None:
        self._found.append(unknown_source(location, name, desk.names(briefing)))
