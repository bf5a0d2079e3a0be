"""The names of fields, and what stood in them, as pages tell of changes."""

from datetime import datetime

from briefgen.compose.pieces import day, event_day
from briefgen.locale import NP_, Words
from briefgen.model.edtf import parse_event_date
from briefgen.model.history import Change

FIELDS = (
    NP_("field", "against"),
    NP_("field", "analysis"),
    NP_("field", "answered by"),
    NP_("field", "as of"),
    NP_("field", "assumptions"),
    NP_("field", "because"),
    NP_("field", "bottom line"),
    NP_("field", "confidence"),
    NP_("field", "date"),
    NP_("field", "due"),
    NP_("field", "entities"),
    NP_("field", "evidence"),
    NP_("field", "gaps"),
    NP_("field", "handling"),
    NP_("field", "kind"),
    NP_("field", "lang"),
    NP_("field", "likelihood"),
    NP_("field", "note"),
    NP_("field", "outcome"),
    NP_("field", "outcome note"),
    NP_("field", "participants"),
    NP_("field", "place"),
    NP_("field", "quote"),
    NP_("field", "resolve by"),
    NP_("field", "resolved on"),
    NP_("field", "revises"),
    NP_("field", "said on"),
    NP_("field", "setting"),
    NP_("field", "source summary"),
    NP_("field", "sources"),
    NP_("field", "speaker"),
    NP_("field", "state"),
    NP_("field", "status"),
    NP_("field", "text"),
    NP_("field", "title"),
    NP_("field", "type"),
    NP_("field", "why it matters"),
    NP_("field", "would change if"),
)
"""All of them, for the catalogue."""
_DATES = {"date", "as of", "resolve by", "resolved on", "due", "said on"}
_STATES = {
    "event": "EventState",
    "open question": "QuestionState",
    "thing to watch": "WatchState",
}
_TYPES = {
    "likelihood": "Likelihood",
    "confidence": "Confidence",
    "outcome": "Outcome",
    "type": "PointType",
}


def field_name(name: str, words: Words) -> str:
    """Name a field."""
    return words.pgettext("field", name)


def field_value(change: Change, text: str, words: Words) -> str:
    """Write what stood in a field that takes a date or one of a few words."""
    if change.field in _DATES:
        return _date(text, words)
    context = _context(change)
    return words.pgettext(context, text) if context else text


def _date(text: str, words: Words) -> str:
    try:
        return event_day(parse_event_date(text), words).text
    except ValueError:
        return day(datetime.fromisoformat(text), words).text


def _context(change: Change) -> str:
    """Give the enumeration that the words of a field are of, if it takes such."""
    match change.field:
        case "kind":
            return "StatementKind" if change.kind else "Kind"
        case "status":
            return "StatementStatus" if change.kind else "Status"
        case "state":
            return _STATES.get(change.kind, "")
        case name:
            return _TYPES.get(name, "")
