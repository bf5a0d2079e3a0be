"""The commands: one a module, imported when it is called."""
