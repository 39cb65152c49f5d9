"""A large clean document is told from others, so that it can be read without making its text."""

from readerapp.digests import DigestStream
from readerapp.services.understanding import reads_as_it_is, repair

LINE = "- 📜 [Lab] [A Study of Deep Things](https://arxiv.org/abs/2402.17764) – “đột phá”\n"


def test_a_large_clean_document_is_read_as_it_is() -> None:
    raw = (LINE * 90_000).encode()

    assert reads_as_it_is(raw)
    first = next(iter(DigestStream("a.md", raw)))
    assert (first[0].title, first[0].line_start, first[1].line_start) == ("A Study of Deep Things", 1, 2)
    assert repair(raw).steps == ()


def test_a_small_or_broken_document_is_repaired_first() -> None:
    broken = f"{LINE * 90_000}{LINE.encode().decode('latin-1')}"

    assert not reads_as_it_is(LINE.encode())
    assert not reads_as_it_is(broken.encode())
    assert not reads_as_it_is((LINE * 90_000).encode("utf-16"))
