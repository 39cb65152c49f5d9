"""Knows the names of conferences and journals, and finds them in what a digest says about a paper."""

import re

from readerapp.digests.titles import clean_title

_VENUES = (
    "NeurIPS|NIPS|ICLR|ICML|ACL|EMNLP|NAACL|EACL|AACL|COLING|CoNLL|TACL|CVPR|ICCV|ECCV|WACV|BMVC|3DV|AAAI|IJCAI|KDD|WWW|"
    "TheWebConf|SIGIR|WSDM|CIKM|RecSys|ICDE|SIGMOD|VLDB|UAI|AISTATS|COLT|CoRL|ICRA|IROS|RSS|ICASSP|Interspeech|INTERSPEECH|"
    "TMLR|JMLR|TPAMI|PAMI|Nature|Science|PNAS|CHI|UIST|SIGGRAPH|TOG|MICCAI|MIDL|USENIX|NSDI|OSDI|SOSP|ASPLOS|ISCA|MICRO|MLSys|"
    "ICSE|FSE|ASE|ISSTA|COLM|LREC|SemEval|TREC|ECIR|NDSS|CCS|S&P|ISMIR|ACM MM|MM|ICME|TIP|IJCV|TVCG"
)
_VENUE = re.compile(
    rf"(?:(?:Findings|Proceedings|Accepted|Published)\s+(?:of|at|by|to|in)\s+(?:the\s+)?)?(?:{_VENUES})(?=\b|(?:19|20)\d\d\b)"
    r"(?:['’]?\s?['’]?(?:(?:19|20)\d\d|\d\d)\b|\s\((?:19|20)\d\d\))?(?:\s+(?:Findings|Workshops?|Main|main|Oral|Spotlight|Poster|"
    r"Best Paper(?:\s\w+)?|Outstanding Paper(?:\s\w+)?|Demo|Industry|Datasets?))*",
)


_SERVER = re.compile(r"arxiv(?: preprint)?,?(?: (?:19|20)\d\d)?[ ).]*", re.IGNORECASE)


def find_venue(text: str) -> str:
    """The conference or journal named in TEXT; empty when none is."""
    match = _VENUE.search(text)
    return match[0].strip() if match else ""


def is_venue(text: str) -> bool:
    """Whether TEXT begins with the name of a conference or journal and says little more."""
    match = _VENUE.match(text.strip())
    if match is None:
        return False
    rest = text.strip()[match.end() :].strip(" .,:'’0123456789")
    return not rest or (any(char.isdigit() for char in text) and len(rest.split()) <= 4)


def _is_server(text: str) -> bool:
    """Whether TEXT says that the work is on arXiv, and when."""
    return _SERVER.fullmatch(text.strip()) is not None


def cut_venue(title: str) -> tuple[str, str]:
    """TITLE without the conference or journal at its end, and that."""
    for mark in (". ", ", ", " (", " - ", " – "):
        words, found, end = title.rpartition(mark)
        if found and len(words) > 12 and (is_venue(end.strip(" )")) or _is_server(end)):
            return clean_title(words), "" if _is_server(end) else end.strip(" )")
    return title, ""
