"""One module per kind of document; see `docs/adding-a-family.md`."""
