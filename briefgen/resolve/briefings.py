"""Every annotation becomes a briefing, with its evidence anchored."""

from collections.abc import Mapping
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic
from briefgen.model.annotation import Annotation
from briefgen.model.checked import AnnotationFile
from briefgen.model.project import Project, Size
from briefgen.model.site import Briefing, Statement
from briefgen.model.statements import Numbered
from briefgen.model.vocabulary import Handling, Status
from briefgen.resolve.desk import Desk
from briefgen.resolve.evidence import Context, Quoting, evidence


def briefings(
    files: Mapping[str, AnnotationFile],
    desk: Desk,
    project: Project,
    settings: Settings,
    found: list[Diagnostic],
) -> tuple[Briefing, ...]:
    """Make the briefings, newest first, then by id."""
    made = [
        _briefing(
            Context(name, file, desk, found),
            _picture(file.annotation, project),
            settings,
        )
        for name, file in files.items()
    ]
    made.sort(key=lambda b: b.id)
    return tuple(sorted(made, key=_age))


def _age(briefing: Briefing) -> float:
    return -briefing.date.timestamp() if briefing.date else 0.0


def _briefing(context: Context, picture: Size | None, settings: Settings) -> Briefing:
    name, file, desk = context.briefing, context.file, context.desk
    annotation = file.annotation
    handling = annotation.handling or settings.options.default_handling
    ids = desk.local.get(name, {})
    because = held_back(file, handling, settings)
    return Briefing(
        id=name,
        file=file.document.file,
        annotation=annotation,
        date=moment(annotation.date, settings),
        lang=annotation.lang or settings.lang,
        handling=handling,
        statements=tuple(
            _statement(numbered, handling, context) for numbered in file.statements
        ),
        sources=desk.of(name),
        local_ids={site_id: local for local, site_id in ids.items()},
        publishable=not because,
        unpublished_because=because,
        picture=picture,
    )


def _picture(annotation: Annotation, project: Project) -> Size | None:
    image = annotation.image
    return project.pictures.get(f"{project.seeds}/{image.file}") if image else None


def _statement(numbered: Numbered, handling: Handling, context: Context) -> Statement:
    own = numbered.record.handling or handling
    return Statement(
        id=numbered.id,
        kind=numbered.kind,
        record=numbered.record,
        evidence=tuple(
            evidence(Quoting(context, path), f"{numbered.id}-e{position}", record)
            for position, (path, record) in enumerate(numbered.evidence, start=1)
        ),
        handling=max(own, handling, key=lambda h: h.level),
    )


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
