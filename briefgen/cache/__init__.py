"""What is remembered from one command to the next, as data beside mkdocs.yml."""
