"""How much of a text its excerpts would show, and how many origins there are."""

from collections.abc import Iterator, Mapping

from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic, diagnose
from briefgen.evidence.excerpts import excerpts, share
from briefgen.evidence.textcontent import blocks
from briefgen.model.checked import AnnotationFile
from briefgen.model.document import Path
from briefgen.model.site import Briefing, Source
from briefgen.model.vocabulary import Rights


def shown(
    briefings: tuple[Briefing, ...],
    files: Mapping[str, AnnotationFile],
    settings: Settings,
) -> Iterator[Diagnostic]:
    """Judge what a briefing takes from its sources, and how many they really are."""
    for briefing in briefings:
        file = files[briefing.id]
        for source in briefing.sources:
            part = _share(source, briefing)
            if part * 100 > settings.options.excerpt_limit:
                yield diagnose(
                    "BG313",
                    file.location(_path(source, briefing, file)),
                    f"the excerpts show {part:.0%} of “{source.title}”",
                    f"the limit is {settings.options.excerpt_limit} %; quote less, or "
                    "say `rights: full`\nwhere the text may be published whole",
                )
        origins = {source.origin for source in briefing.sources}
        if len(briefing.sources) > len(origins) == 1:
            yield diagnose(
                "BG504",
                file.location(("sources",)),
                f"{len(briefing.sources)} sources are given, but all repeat one",
                "look for another, or say so under `gaps`",
            )


def _share(source: Source, briefing: Briefing) -> float:
    article = source.article
    if article is None or source.record.rights is not Rights.EXCERPT:
        return 0.0
    parts = [
        part
        for statement in briefing.statements
        for evidence in statement.evidence
        if evidence.source is source and evidence.anchored
        for part in evidence.anchored.parts
    ]
    text = article.body.text
    within = () if article.literal else blocks(article.body.html)
    return share(text, excerpts(text, parts, source.lang or briefing.lang, within))


def _path(source: Source, briefing: Briefing, file: AnnotationFile) -> Path:
    """Find where the briefing names a source."""
    names = [item.id or f"s{i + 1}" for i, item in enumerate(file.annotation.sources)]
    local = briefing.local_ids[source.id]
    return ("sources", names.index(local)) if local in names else ()
