"""What changed when, out of Git."""
