"""Text and Markdown into HTML that is safe wherever it stands: pure functions."""
