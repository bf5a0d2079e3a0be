"""The preview: a site held in memory, each page made when it is asked for."""
