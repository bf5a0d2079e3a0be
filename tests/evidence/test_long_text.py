"""Whether a folded string stands in a long text, as `in` would tell."""

from hypothesis import given
from hypothesis import strategies as st

from briefgen.evidence.text import Text

LONG = "a" * 60_000
WORDS = st.text(alphabet="abz ", min_size=1, max_size=8)


@given(st.text(alphabet="abz", max_size=6), st.text(alphabet="abz", max_size=6), WORDS)
def test_a_long_text_is_searched_as_a_short_one(
    before: str, after: str, wanted: str
) -> None:
    text = Text(f"{before} {LONG} zb {LONG} {after}")
    assert text.has(wanted) == (wanted in text.folded.text)


def test_a_rare_letter_at_either_end() -> None:
    text = Text(f"z{LONG}b")
    assert text.has("za")
    assert text.has("ab")
    assert not text.has("az")
    assert not text.has("ba")
