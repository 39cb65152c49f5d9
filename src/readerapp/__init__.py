"""readerapp: many digests in, one decided reading list out, with the reasons kept."""

__version__ = "0.1.0"
