"""Documents that speak of papers: text in, one `ParsedDigest` out; `read_digest` is the way in."""

from readerapp.digests.reader import read_digest

__all__ = ["read_digest"]
