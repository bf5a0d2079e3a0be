"""The MkDocs theme of briefgen: HTML, one stylesheet, a little script."""
