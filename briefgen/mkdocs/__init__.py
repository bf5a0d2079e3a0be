"""The edge to MkDocs: the plugin, incremental builds, the preview."""
