"""Says what a link leads to, by its host and path."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from readerapp.digests.blocks import Anchor
from readerapp.domain.digest import Link
from readerapp.domain.vocabulary import LinkKind

_CODE_HOSTS = ("github.com", "gitlab.com", "bitbucket.org", "gist.github.com", "codeberg.org", "gitee.com")
_VIDEO_HOSTS = ("youtube.com", "youtu.be", "vimeo.com", "bilibili.com")
_BLOG_HOSTS = ("medium.com", "substack.com", "towardsdatascience.com", "wordpress.com", "tistory.com", "velog.io")
_PROJECT_HOSTS = ("github.io", "gitlab.io", "pages.dev", "netlify.app", "vercel.app", "sites.google.com")
_ARXIV_PAGES = {
    "pdf": LinkKind.PDF, "html": LinkKind.HTML, "format": LinkKind.ABS, "abs": LinkKind.ABS, "src": LinkKind.OTHER,
    "e-print": LinkKind.OTHER, "ps": LinkKind.PDF,
}  # fmt: skip
_BLOG_PATH = re.compile(r"/(?:blog|blogs|post|posts|news)(?:/|$)")
_PROJECT_WORDS = ("project", "homepage", "website", "page", "demo", "dự án", "프로젝트", "项目", "主页")


def link_kind(url: str, label: str = "") -> LinkKind:
    """The kind of URL; the words of the link decide only where the address says nothing."""
    try:
        parts = urlsplit(url)
        host, path = (parts.hostname or "").removeprefix("www."), parts.path
    except ValueError:
        return LinkKind.OTHER
    if _is(host, ("arxiv.org", "xxx.lanl.gov")):
        if host.startswith("ar5iv"):
            return LinkKind.HTML
        return _ARXIV_PAGES.get(path.strip("/").partition("/")[0], LinkKind.OTHER)
    if _is(host, ("doi.org", "dx.doi.org")):
        return LinkKind.DOI
    if _is(host, _CODE_HOSTS):
        return LinkKind.GITHUB
    if _is(host, ("huggingface.co", "hf.co")):
        return LinkKind.BLOG if path.startswith("/blog") else LinkKind.HF
    if _is(host, _VIDEO_HOSTS):
        return LinkKind.VIDEO
    if _is(host, _PROJECT_HOSTS):
        return LinkKind.PROJECT
    if path.lower().endswith(".pdf") or (_is(host, ("openreview.net",)) and path.startswith("/pdf")):
        return LinkKind.PDF
    if _is(host, _BLOG_HOSTS) or host.startswith("blog.") or ".blog." in host or _BLOG_PATH.search(path):
        return LinkKind.BLOG
    folded = label.casefold()
    return LinkKind.PROJECT if any(word in folded for word in _PROJECT_WORDS) else LinkKind.OTHER


def typed_links(anchors: Iterable[Anchor]) -> tuple[Link, ...]:
    """The addresses of ANCHORS, each once, in order; only http and https."""
    links: dict[str, Link] = {}
    for anchor in anchors:
        url = anchor.url.strip()
        if url[:7].lower() == "http://" or url[:8].lower() == "https://":
            label = " ".join(anchor.label.split())
            if url not in links:
                links[url] = Link(kind=link_kind(url, label), url=url, label="" if label == url else label)
    return tuple(links.values())


def _is(host: str, hosts: tuple[str, ...]) -> bool:
    return any(host == known or host.endswith(f".{known}") for known in hosts)
