"""The MkDocs theme of briefgen: HTML and one stylesheet, no script."""
