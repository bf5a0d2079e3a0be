"""Authors who write Greek letters alone, so that their words are known on a page."""

import re

GREEK = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "αβψδεφγηιξκλμνοπϙρστυϝωχυζΑΒΨΔΕΦΓΗΙΞΚΛΜΝΟΠϘΡΣΤΥϜΩΧΥΖ",
)
# The words of authors, by the key that they stand under.
PROSE = {
    *("title", "text", "note", "quote", "because", "assumptions", "would_change_if"),
    *("outcome_note", "why_it_matters", "source_summary", "gaps", "analysis"),
    *("setting", "name", "summary", "role", "was", "alt", "credit", "author"),
    *("value", "property", "place", "locator", "bottom_line", "prepared_by"),
    *("reviewed_by", "country", "translation", "translated_by"),
}
KEPT = re.compile(r"\]\([^)]*\)")


def in_greek(value: object, *, prose: bool = False) -> object:
    if isinstance(value, dict):
        return {k: in_greek(v, prose=k in PROSE) for k, v in value.items()}
    if isinstance(value, list):
        return [in_greek(item, prose=prose) for item in value]
    if not prose or not isinstance(value, str):
        return value
    kept = KEPT.findall(value)
    texts = [text.translate(GREEK) for text in KEPT.split(value)]
    return "".join(a + b for a, b in zip(texts, [*kept, ""], strict=True))
