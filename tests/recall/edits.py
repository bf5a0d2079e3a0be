"""Edits of an annotation, as an author may make them."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import yaml

Fields: TypeAlias = "dict[str, object]"
Edit: TypeAlias = Callable[[Fields], None]


def edit(path: Path, change: Edit) -> None:
    """Change an annotation."""
    fields = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - all of it is text
    change(fields)
    text = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)
    path.write_text(text, encoding="utf-8")


def first(fields: Fields, name: str) -> Fields:
    items = fields.get(name)
    item = items[0] if isinstance(items, list) and items else None
    return item if isinstance(item, dict) else {}


def key_point(fields: Fields) -> None:
    first(fields, "key_points")["text"] = "NATO said something else altogether."


def title(fields: Fields) -> None:
    fields["title"] = "Another title than before"


def bottom_line(fields: Fields) -> None:
    fields["bottom_line"] = "What it comes to is *other* now."


def no_evidence(fields: Fields) -> None:
    first(fields, "key_points").pop("evidence", None)


def lost_evidence(fields: Fields) -> None:
    first(fields, "key_points")["evidence"] = "these words stand nowhere at all"


def another_point(fields: Fields) -> None:
    points = fields.get("key_points")
    if isinstance(points, list):
        points.append({"text": "One more thing about Sweden.", "type": "fact"})


def confidence(fields: Fields) -> None:
    judgement = first(fields, "judgements")
    if judgement:
        judgement["confidence"] = "low"


def no_judgements(fields: Fields) -> None:
    fields.pop("judgements", None)


def event(fields: Fields) -> None:
    happened = first(fields, "events")
    if happened:
        happened["text"] = "Something happened."
        happened["date"] = "2022-02"


def question(fields: Fields) -> None:
    asked = first(fields, "open_questions")
    if asked:
        asked["text"] = "What now?"


def answer(fields: Fields) -> None:
    asked = first(fields, "open_questions")
    answers = first(fields, "key_points").get("id")
    if asked and answers:
        asked |= {"state": "answered", "answered_by": answers}


def role(fields: Fields) -> None:
    fields["entities"] = [{"id": "nato", "role": "an alliance of many"}]


def to_watch(fields: Fields) -> None:
    fields["watch"] = [{"id": "w-new", "text": "The summit.", "due": "2023-07-11"}]


def update(fields: Fields) -> None:
    fields["updates"] = [
        {"date": "2023-07-10", "kind": "correction", "note": "A name was mended."}
    ]


def entity(fields: Fields) -> None:
    fields["entities"] = ["nato"]


def story(fields: Fields) -> None:
    fields.pop("stories", None)


def pin(fields: Fields) -> None:
    fields["pin"] = "yes"


def gaps(fields: Fields) -> None:
    fields["gaps"] = "Much is not known."


def status(fields: Fields) -> None:
    fields["status"] = "draft"


def date(fields: Fields) -> None:
    fields["date"] = "2023-01-02"


def nonsense(fields: Fields) -> None:
    fields["nonsense"] = "x"


EDITS = {
    change.__name__: change
    for change in (
        *(key_point, title, bottom_line, no_evidence, lost_evidence, another_point),
        *(confidence, no_judgements, event, question, answer, to_watch, update),
        *(entity, role),
        *(story, pin, gaps, status, date, nonsense),
    )
}
QUICK = (key_point, bottom_line, title, gaps, confidence, update, another_point, pin)
