"""What the last build knew: an edit is taken in without reading all the rest again."""
