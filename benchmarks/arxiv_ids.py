"""Prints how the time of looking for arXiv ids grows with texts that were made to be hard: ten times the text."""

import time

from readerapp.domain.arxiv_id import find_arxiv_ids

PIECES = ("a.", "arxiv.org/ftp/", "arxiv: ", "%20", "1", "/0309136", "hep-th", "2402.", "arXiv:2402.1776")
SHORT, LONG = 100_000, 1_000_000  # characters
ROUNDS = 3


def seconds(piece: str, length: int) -> float:
    """The processor time of the quickest of a few searches through LENGTH characters made of PIECE."""
    text = piece * (length // len(piece))
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        list(find_arxiv_ids(text))
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Print one line a piece; 10 is linear, 100 would be quadratic."""
    for piece in PIECES:
        print(f"{piece!r:20} {seconds(piece, LONG) / seconds(piece, SHORT):5.1f} times the time for 10 times the text")


if __name__ == "__main__":
    main()
