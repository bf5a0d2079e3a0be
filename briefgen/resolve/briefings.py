"""Every annotation becomes a briefing, connected with what it rests on."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from sys import intern
from zoneinfo import ZoneInfo

from briefgen.config import Settings
from briefgen.evidence.selectors import Anchored
from briefgen.frozen import dataclass
from briefgen.model.annotation import Annotation
from briefgen.model.checked import AnnotationFile
from briefgen.model.project import Project, Size
from briefgen.model.site import Briefing, Evidence, Statement
from briefgen.model.statements import Numbered
from briefgen.model.vocabulary import Handling, Status
from briefgen.resolve.desk import Desk
from briefgen.resolve.passages import Passages


def briefings(
    files: Mapping[str, AnnotationFile],
    desk: Desk,
    led: Mapping[str, Passages],
    project: Project,
    settings: Settings,
) -> tuple[Briefing, ...]:
    """Make the briefings, newest first, then by id."""
    maker = _Maker(desk, project, settings)
    made = [maker.briefing(name, file, led[name]) for name, file in files.items()]
    made.sort(key=lambda b: b.id)
    return tuple(sorted(made, key=_age))


def _age(briefing: Briefing) -> float:
    return -briefing.date.timestamp() if briefing.date else 0.0


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes briefings, each of its file and of where its evidence leads."""

    desk: Desk
    project: Project
    settings: Settings

    def briefing(self, name: str, file: AnnotationFile, led: Passages) -> Briefing:
        annotation, settings = file.annotation, self.settings
        handling = annotation.handling or settings.options.default_handling
        ids = self.desk.local.get(name, {})
        because = held_back(file, handling, settings)
        return Briefing(
            id=name,
            file=file.document.file,
            annotation=annotation,
            date=moment(annotation.date, settings),
            lang=annotation.lang or settings.lang,
            handling=handling,
            statements=tuple(
                self._statement(numbered, each, handling)
                for numbered, each in zip(
                    file.statements, led.of_statements, strict=True
                )
            ),
            sources=self.desk.of(name),
            local_ids={site_id: local for local, site_id in ids.items()},
            publishable=not because,
            unpublished_because=because,
            picture=self._picture(annotation),
        )

    def _statement(
        self,
        numbered: Numbered,
        led: Sequence[tuple[str, Anchored | None]],
        handling: Handling,
    ) -> Statement:
        own = numbered.record.handling or handling
        leading = zip(numbered.evidence, led, strict=True)
        return Statement(
            id=numbered.id,
            kind=numbered.kind,
            record=numbered.record,
            evidence=tuple(
                Evidence(
                    id=intern(f"{numbered.id}-e{position}"),
                    record=record,
                    source=self.desk.by_id.get(source),
                    anchored=anchored,
                    target=None,
                )
                for position, ((_, record), (source, anchored)) in enumerate(leading, 1)
            ),
            handling=max(own, handling, key=lambda h: h.level),
        )

    def _picture(self, annotation: Annotation) -> Size | None:
        image = annotation.image
        if image is None:
            return None
        return self.project.pictures.get(f"{self.project.seeds}/{image.file}")


def moment(value: date | None, settings: Settings) -> datetime | None:
    """Give a day's beginning, or a time without offset, its place in time."""
    if value is None:
        return None
    zone = ZoneInfo(settings.options.timezone)
    if not isinstance(value, datetime):
        return datetime.combine(value, time(), zone)
    return value.replace(tzinfo=zone) if value.tzinfo is None else value


def held_back(file: AnnotationFile, handling: Handling, settings: Settings) -> str:
    """Say why a briefing may not be shown; what cannot be judged, may not."""
    annotation = file.annotation
    if not file.sound or not _whole(annotation):
        return "errors"
    if annotation.status is Status.WITHHELD:
        return "withheld"
    if handling.level > settings.options.handling.level:
        return "handling"
    if settings.drafts:
        return ""
    if annotation.status in {Status.DRAFT, Status.REVIEW}:
        return str(annotation.status)
    embargo = moment(annotation.embargo, settings)
    return "embargo" if embargo and settings.now < embargo else ""


def _whole(annotation: Annotation) -> bool:
    """Tell whether a page can be made of it: a draft may lack anything."""
    return annotation.status not in {Status.PUBLISHED, Status.RETRACTED} or bool(
        annotation.title and annotation.date and annotation.bottom_line
    )
