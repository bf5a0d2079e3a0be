"""Finds quotes in texts and marks them: pure functions, of use on their own."""
