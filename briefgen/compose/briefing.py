"""The page of a briefing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from markupsafe import Markup
from pydantic_core import to_json

from briefgen.compose.briefing_files import briefing_files, file_places
from briefgen.compose.briefing_inputs import inputs_of
from briefgen.compose.briefing_view import (
    BriefingView,
    EntityItem,
    Fact,
    Notice,
    StoryStep,
)
from briefgen.compose.cards import card_of, shared_picture
from briefgen.compose.change_sets import history
from briefgen.compose.chapters import meaning_of, tlp
from briefgen.compose.cite import citations
from briefgen.compose.graph import Graph
from briefgen.compose.linked_data import linked_data, modified
from briefgen.compose.near import Surroundings, inputs_near
from briefgen.compose.picture import picture, picture_files
from briefgen.compose.pieces import (
    Link,
    briefing_link,
    briefing_url,
    day,
    method_url,
    said_in,
    sources_in_words,
    when,
)
from briefgen.compose.prose_mentions import namer
from briefgen.compose.redirects import redirect_places, redirects
from briefgen.compose.sections import sections
from briefgen.compose.source_items import source_item
from briefgen.compose.source_texts import source_texts
from briefgen.compose.terms import term
from briefgen.compose.words import inline
from briefgen.config import Settings
from briefgen.locale import N_, Words
from briefgen.markup.prose import prose_text
from briefgen.model.page import Page, PageKind, Recipe, card_place
from briefgen.model.site import Briefing
from briefgen.model.statements import StatementKind
from briefgen.model.vocabulary import Status, UpdateKind


def briefings(graph: Graph, settings: Settings) -> Iterator[Recipe]:
    """Say how the page of every briefing is made."""
    timeless = settings.timeless
    settled = to_json(timeless)  # once, since every page is hashed with it
    surroundings = Surroundings(graph, timeless)
    for briefing in graph.site.briefings:
        if not graph.wants(briefing_url(briefing.id)):
            continue
        narrow = partial(_narrow, briefing, surroundings, timeless, settled)
        yield Recipe(
            kind=PageKind.BRIEFING,
            url=briefing_url(briefing.id),
            title=briefing.title,
            make=partial(_page, narrow),
            alone=False,
            narrow=narrow,
            date=_date(briefing),
            files=briefing_places(briefing, settings),
            assets=picture_files(briefing, graph, settings),
        )


def _page(narrow: "partial[Recipe]") -> Page:
    return narrow().page()


def _narrow(
    briefing: Briefing, surroundings: Surroundings, settings: Settings, settled: bytes
) -> Recipe:
    """Say how the page of a briefing is made of it and what is near, and no more.

    The settings are those that are the same in every build, and what to hash of them.
    """
    around = surroundings.near(briefing)
    return Recipe(
        kind=PageKind.BRIEFING,
        url=briefing_url(briefing.id),
        title=briefing.title,
        make=partial(briefing_page, briefing, around, settings),
        date=_date(briefing),
        files=briefing_places(briefing, settings),
        assets=picture_files(briefing, around, settings),
        known=partial(_known, briefing, around, surroundings.entities(around), settled),
    )


def _known(
    briefing: Briefing, around: Graph, entities: Sequence[bytes], settled: bytes
) -> tuple[object, ...]:
    """Give what goes into the page of a briefing."""
    return (*inputs_of(briefing), *inputs_near(around, entities), settled)


def briefing_page(briefing: Briefing, graph: Graph, settings: Settings) -> Page:
    """Make the page of a briefing; of the graph, what is near it is enough."""
    annotation = briefing.annotation
    data = {"briefing": briefing.id, "status": str(annotation.status)}
    line = annotation.bottom_line
    words = graph.words
    card = card_of(briefing, _footing(briefing, words), words, settings)
    shared = shared_picture(picture(briefing, graph, settings), card, briefing.id)
    return Page(
        kind=PageKind.BRIEFING,
        url=briefing_url(briefing.id),
        title=briefing.title,
        description=prose_text(line.text) if line else "",
        lang=briefing.lang,
        date=_date(briefing),
        updated=modified(briefing),
        picture=shared.url if shared else "",
        picture_alt=shared.alt if shared else "",
        card=card,
        linked=linked_data(briefing, graph, settings),
        view=_view(briefing, graph, settings),
        data=data,
        assets=picture_files(briefing, graph, settings),
        files={
            **briefing_files(briefing, settings),
            **redirects(
                briefing_url(briefing.id),
                annotation.aliases,
                briefing.title,
                briefing.lang,
                settings,
            ),
        },
    )


def _date(briefing: Briefing) -> str:
    return briefing.date.date().isoformat() if briefing.date else ""


def briefing_places(briefing: Briefing, settings: Settings) -> tuple[str, ...]:
    """Name the files that stand beside the page of a briefing."""
    url, former = briefing_url(briefing.id), briefing.annotation.aliases
    card = (card_place(url),) if settings.has_cards else ()
    return (*file_places(url), *redirect_places(url, former), *card)


def _view(briefing: Briefing, graph: Graph, settings: Settings) -> BriefingView:
    annotation, words = briefing.annotation, graph.words
    changes = tuple(_changes(briefing, words))
    line = annotation.bottom_line
    ids = {s.id for s in briefing.statements}
    edit = settings.edit_base if settings.options.edit_links else ""
    return BriefingView(
        id=briefing.id,
        title=briefing.title,
        kind=term(annotation.kind, words),
        when=when(briefing, words),
        year=f"{briefing.date.year}" if briefing.date else "",
        updated=changes[0].when if changes else None,
        footing=_footing(briefing, words),
        notices=tuple(_notices(briefing, changes, words)),
        picture=picture(briefing, graph, settings),
        bottom_line=inline(line.text, ids, namer(graph.mentions, set()))
        if line
        else Markup(),
        rests_on=tuple(
            Link(s.text, f"#{s.id}", said_in(s, briefing))
            for name in (line.rests_on if line else ())
            for s in briefing.statements
            if s.id == name
        ),
        sections=sections(briefing, graph),
        entities=tuple(_entities(briefing, graph)),
        texts=source_texts(briefing, words),
        source_summary=inline(
            annotation.source_summary or "", ids, namer(graph.mentions, set())
        ),
        sources=tuple(source_item(s, graph) for s in briefing.sources),
        steps=tuple(_steps(briefing, graph)),
        see_also=tuple(briefing_link(graph.briefings[i]) for i in annotation.see_also),
        topics=tuple(
            Link(graph.site.topics[i].title, f"topics/{i}/", graph.lang)
            for i in annotation.topics
        ),
        changes=changes,
        history=history(briefing, graph, settings),
        facts=tuple(_facts(briefing, words)),
        citations=citations(briefing, settings, words),
        has_pdf=settings.has_pdf,
        edit_url=f"{edit}{briefing.file}" if edit else "",
        report_url=_report_url(briefing, settings),
    )


def _footing(briefing: Briefing, words: Words) -> str:
    points = len(briefing.of_kind(StatementKind.KEY_POINT))
    origins = len({s.origin for s in briefing.sources})
    parts = [
        words.ngettext("{n} point", "{n} points", points),
        sources_in_words(len(briefing.sources), words),
        words.ngettext("{n} origin", "{n} origins", origins),
    ]
    return ", ".join(parts)


def _changes(briefing: Briefing, words: Words) -> Iterator[Notice]:
    updates = briefing.annotation.updates
    for update in sorted(updates, key=lambda u: str(u.date), reverse=True):
        yield Notice(
            kind=str(update.kind),
            title=words.capital(term(update.kind, words)),
            when=day(update.date, words),
            text=update.note,
            was=update.was or "",
            lang=briefing.lang,
            statements=update.statements,
        )


def _notices(
    briefing: Briefing, changes: tuple[Notice, ...], words: Words
) -> Iterator[Notice]:
    status = briefing.annotation.status
    title = words.capital(term(status, words))
    if status in {Status.DRAFT, Status.REVIEW}:
        text = words.gettext(
            "This briefing is not published; only the preview shows it."
        )
        yield Notice("draft", title, None, text, "", "", ())
    retractions = [c for c in changes if c.kind == UpdateKind.RETRACTION]
    if status is Status.RETRACTED and not retractions:
        text = words.gettext("This briefing has been retracted and does not stand.")
        yield Notice("retraction", title, None, text, "", "", ())
    yield from retractions
    yield from (c for c in changes if c.kind == UpdateKind.CORRECTION)


def _entities(briefing: Briefing, graph: Graph) -> Iterator[EntityItem]:
    for ref in briefing.annotation.entities:
        entity = graph.site.entities.get(ref.id)
        if entity is not None:
            yield EntityItem(
                id=ref.id,
                link=Link(entity.name, f"entities/{ref.id}/", graph.lang),
                type=term(entity.type, graph.words),
                role=ref.role or "",
                note=ref.note or "",
            )


def _steps(briefing: Briefing, graph: Graph) -> Iterator[StoryStep]:
    for name in briefing.annotation.stories:
        story = graph.site.stories.get(name)
        if story is None:
            continue
        order = [b.id for b in graph.of_story[name]]  # newest first
        at = order.index(briefing.id)
        before = order[at + 1] if at + 1 < len(order) else None
        after = order[at - 1] if at else None
        yield StoryStep(
            story=Link(story.title, f"stories/{name}/", graph.lang),
            previous=briefing_link(graph.briefings[before]) if before else None,
            next=briefing_link(graph.briefings[after]) if after else None,
        )


def _facts(briefing: Briefing, words: Words) -> Iterator[Fact]:
    annotation = briefing.annotation
    dates = {
        name: day(at, words).text if at else ""
        for name, at in (("as of", annotation.as_of), ("by", annotation.review_by))
    }
    handling = briefing.handling
    word, lang = tlp(handling), briefing.lang
    facts = (
        Fact(N_("Kind"), term(annotation.kind, words), "kind"),
        Fact(N_("Status"), term(annotation.status, words)),
        Fact(
            N_("Handling"),
            f"TLP:{handling.value.upper()}",
            "handling",
            method_url(word),
            meaning_of(word, words),
        ),
        Fact(N_("As of"), dates["as of"]),
        Fact(N_("Prepared by"), ", ".join(annotation.prepared_by), lang=lang),
        Fact(N_("Reviewed by"), ", ".join(annotation.reviewed_by), lang=lang),
        Fact(N_("To be reviewed by"), dates["by"]),
    )
    for fact in facts:
        if fact.text:
            yield replace(fact, term=words.gettext(fact.term))


def _report_url(briefing: Briefing, settings: Settings) -> str:
    if not settings.repo_url.startswith("https://github.com/"):
        return ""
    return f"{settings.repo_url.rstrip('/')}/issues/new?title={briefing.id}"
