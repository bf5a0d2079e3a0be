"""What the site shows of a briefing, by where: two cards are compared by it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from briefgen.compose.briefing_files import brief_text
from briefgen.model.records import OpenQuestion
from briefgen.model.site import Briefing, Statement
from briefgen.model.statements import StatementKind
from briefgen.recall.card import Card
from briefgen.recall.packs import Gists
from briefgen.recall.recalled import recalled


def aspects(card: Card, gists: Gists) -> Mapping[str, object]:
    """Give what the site shows of a briefing; nothing, if it stays back.

    By `head`, `pin`, `brief`, `updates`, `answers`, `tally`, `news`, `changes`, every
    kind of statement, and what it says `about:ENTITY` and `rests:SOURCE`.
    """
    face = card.face
    if face is None:
        return {}
    shown = recalled(card, gists, _nothing)
    plain = {s.id: _plain(s) for s in shown.statements}
    kinds: defaultdict[str, list[object]] = defaultdict(list)
    for statement in shown.statements:
        kinds[statement.kind].append(plain[statement.id])
    texts = [statement.text for statement in shown.statements]
    head = {k: v for k, v in face.fields.items() if k not in {"updates", "pin"}}
    return {
        "head": (head, face.lang, face.handling),
        "pin": face.fields.get("pin"),
        "brief": brief_text(shown, ""),
        "updates": shown.updates,
        "answers": [plain[name] for name in _answers(shown) if name in plain],
        "tally": face.tally,
        "news": face.news,
        "changes": face.changes and (face.changes, shown.title, face.lang, texts),
        **kinds,
        **_on("about", face.about, plain),
        **_on("rests", face.rests, plain),
    }


def differences(
    before: Mapping[str, object], after: Mapping[str, object]
) -> frozenset[str]:
    """Name the aspects in which a briefing is other than before."""
    names = before.keys() | after.keys()
    return frozenset(n for n in names if before.get(n) != after.get(n))


def _on(
    how: str, ids: Mapping[str, Iterable[str]], plain: Mapping[str, object]
) -> Mapping[str, object]:
    """Give the statements on each thing."""
    return {f"{how}:{thing}": [plain[i] for i in those] for thing, those in ids.items()}


def _plain(statement: Statement) -> object:
    """Reduce a statement to what is its own: of a source the id."""
    evidence = [
        (e.id, e.source.id if e.source else "", e.anchored, e.target)
        for e in statement.evidence
    ]
    return statement.record, evidence, statement.handling, statement.shaken_by


def _answers(shown: Briefing) -> Iterator[str]:
    """Name its own statements whose words stand beside a question they answer."""
    for statement in shown.of_kind(StatementKind.OPEN_QUESTION):
        match statement.record:
            case OpenQuestion(answered_by=str(name)) if "#" not in name:
                yield name
            case _:
                pass


def _nothing(name: str) -> Briefing:
    raise LookupError(name)  # a card tells all that is asked for
