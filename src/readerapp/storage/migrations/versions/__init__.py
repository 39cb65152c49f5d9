"""One module per released shape of the library."""
