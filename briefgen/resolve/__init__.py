"""Turns ids into objects and anchors evidence: the files become one graph."""

from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic
from briefgen.model.checked import Checked
from briefgen.model.site import Site
from briefgen.processes import ALONE, Helpers
from briefgen.resolve.briefings import briefings
from briefgen.resolve.chains import chained
from briefgen.resolve.digests import digest_name, digests
from briefgen.resolve.files import unused_texts
from briefgen.resolve.former_ids import former_ids
from briefgen.resolve.identity import identities
from briefgen.resolve.passages import passages
from briefgen.resolve.references import references
from briefgen.resolve.registries import registries
from briefgen.resolve.shown import shown
from briefgen.resolve.sources import sources
from briefgen.resolve.standing import standing
from briefgen.resolve.topics import topics


def resolve(
    checked: Checked, settings: Settings, *, helpers: Helpers = ALONE
) -> tuple[Site, tuple[Diagnostic, ...]]:
    """Connect everything; say what cannot be connected.

    The helpers anchor some evidence, where there is much.

    Raises:
        BriefgenError: a process that anchored some has ended.

    """
    found: list[Diagnostic] = []
    files = identities(checked, found)
    desk = sources(checked, files, settings, found)
    found += references(checked, files)
    found += registries(checked, desk)
    found += former_ids(checked, files, desk)
    found += unused_texts(checked, desk)
    led = dict(zip(files, passages(files, desk, settings, helpers), strict=True))
    found += (diagnostic for each in led.values() for diagnostic in each.found)
    made = briefings(files, desk, led, checked.project, settings)
    connected = chained(made, files, found)
    found += shown(connected, files, led, settings)
    found += standing(connected, files)
    found += digests(checked, connected, settings)
    site = Site(
        briefings=connected,
        files=checked.project.files,
        entities=checked.entities.records,
        stories=checked.stories.records,
        topics=topics(checked, files, found),
        recorded_topics=frozenset(checked.topics.records),
        publishers=checked.publishers.records,
        sources=desk.by_id,
        digests={digest_name(f, checked): f.digest for f in checked.digests},
    )
    return site, tuple(found)
