"""A text comes out of its packing as it went in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.packed import packed, unpacked


@given(st.text(st.characters(codec=None, categories=None)))
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    assert unpacked(packed(text)) == text


@pytest.mark.parametrize("text", ["", "\ud800 alone", "\U0001f600", "a\r\nb\x00"])
def test_so_do_those_that_are_hard_to_write_down(text: str) -> None:
    assert unpacked(packed(text)) == text


def test_a_long_text_takes_less_room() -> None:
    text = "The council will meet again on Tuesday, as it did before. " * 40
    assert len(packed(text)) < len(text) / 4
