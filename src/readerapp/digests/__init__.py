"""Documents that speak of papers: text in, mentions out; `DigestStream` and `read_digest` are the ways in."""

from readerapp.digests.stream import DigestStream, read_digest

__all__ = ["DigestStream", "read_digest"]
