"""Metadata labels (`Authors:`, `저자`, `Tác giả`, `作者`…): what role each plays, in the languages that digests use."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from readerapp.digests.blocks import Anchor, Inline
from readerapp.digests.titles import is_label
from readerapp.domain.identity import fold


class Role(StrEnum):
    """What a label, a column or a field of a record holds."""

    TITLE = "title"
    OTHER_TITLE = "other-title"
    SHORT_NAME = "short-name"
    AUTHORS = "authors"
    PUBLISHED = "published"
    KEYWORDS = "keywords"
    ORG = "org"
    VENUE = "venue"
    RANK = "rank"
    LINK = "link"
    ARXIV = "arxiv"
    DOI = "doi"
    SOURCE = "source"
    SUMMARY = "summary"


_WORDS: dict[Role, str] = {
    Role.TITLE: (
        "title|paper title|full title|title of paper|papers|paper|paper name|name|article|ten bai bao|ten bai|ten|"
        "tieu de|bai bao|tua de|제목|논문 제목|논문명|논문|标题|论文标题|题目|论文题目|论文|论文名称|英文标题|英文题目|"
        "原标题|原题|原文标题|英文名|タイトル|論文|論文名|original title|english title|영문 제목|원제|titulo|"
        "titre|titel"
    ),
    Role.OTHER_TITLE: (
        "中文标题|中文题目|中文名|标题翻译|译名|标题译文|한글 제목|한국어 제목|번역 제목|국문 제목|"
        "translated title|chinese title|korean title|vietnamese title|tieu de tieng viet|ten tieng viet|"
        "日本語タイトル|title zh|title ko|title vi|title cn"
    ),
    Role.SHORT_NAME: (
        "short name|nickname|alias|model|model name|method|ten goi|ten ngan|약칭|모델|모델명|简称|模型|方法|"
        "acronym|abbreviation"
    ),
    Role.AUTHORS: (
        "author|authors|author s|автор|авторы|tac gia|nhom tac gia|cac tac gia|저자|저자들|작성자|作者|论文作者|"
        "作者列表|著者|"
        "autor|autores|auteurs|auteur|creator|creators|by|author list|first author"
    ),
    Role.PUBLISHED: (
        "published|publish date|published date|publication date|date|dates|date published|posted|submitted|"
        "submission date|release date|released|published on|year|publication year|xuat ban|xuat ban luc|ngay|"
        "ngay xuat ban|ngay dang|ngay cong bo|thoi gian|nam|cong bo|게재일|발행일|날짜|일자|게시일|제출일|공개일|"
        "발표일|출판일|연도|日期|发布日期|发布时间|发表时间|提交日期|时间|发表日期|公開日|投稿日|年份|pubdate|"
        "updated|published at|upload date|arxiv date|first submitted"
    ),
    Role.KEYWORDS: (
        "tag|tags|keyword|keywords|key words|tu khoa|the|chu de|nhan|키워드|태그|주제|分类|关键词|关键字|标签|"
        "主题|キーワード|subjects|subject|categories|category|topics|topic|field|fields|area|task|tasks|"
        "manual tags|automatic tags|primary category|labels|linh vuc"
    ),
    Role.ORG: (
        "affiliation|affiliations|organization|organisation|organizations|org|institution|institutions|institute|"
        "institutes|lab|company|team|don vi|to chuc|co quan|소속|기관|소속 기관|연구기관|机构|单位|作者单位|"
        "研究机构|所属机构|所属|publisher org|university|affil"
    ),
    Role.VENUE: (
        "venue|conference|proceeding|proceedings|journal|journal ref|published in|publication|publication title|"
        "booktitle|"
        "container title|comment|comments|accepted|hoi nghi|tap chi|noi dang|학회|학술지|게재처|会议|期刊|"
        "会议期刊|发表|发表于|会議|conf|pub|journal conference|venue year"
    ),
    Role.RANK: ("rank|no|nr|#|id|index|stt|hang|thu tu|so|순위|번호|序号|排名|编号|順位"),
    Role.LINK: (
        "link|links|url|urls|paper link|paper links|paper url|pdf|pdf url|abs|code|codes|github|project|"
        "project page|homepage|website|demo|resources|duong dan|lien ket|nguon goc|링크|논문 링크|코드|프로젝트|"
        "链接|论文链接|代码|代码链接|项目|项目主页|论文地址|地址|项目地址|代码地址|リンク|コード|huggingface|"
        "hugging face|blog|video|slides|source code|code link|pdf link|html|read|tweet|dataset|data|ma nguon|"
        "file attachments|repo|repository"
    ),
    Role.ARXIV: (
        "arxiv|arxiv id|arxivid|paperid|paper id|arxiv link|arxiv url|eprint|ma bai bao|ma bai|arxiv number|"
        "identifier|arxiv abstract|arxiv no|ma arxiv|논문 id|arxiv 编号|论文编号|论文 id|논문 번호|so arxiv"
    ),
    Role.DOI: ("doi"),
    Role.SUMMARY: (
        "abstract|summary|tldr|tl dr|description|note|notes|takeaway|takeaways|highlights|contribution|tom tat|mo ta|"
        "noi dung|ghi chu|요약|한줄 요약|초록|설명|메모|내용|摘要|总结|简介|要点|内容|核心贡献|一句话总结|概要|要約"
    ),
    Role.SOURCE: ("source|nguon|nguon thoi gian|출처|来源|出处|nguon va thoi gian"),
}
_ROLES: dict[str, Role] = {word: role for role, words in _WORDS.items() for word in words.split("|")}
_VALUE_WORDS = "value|values|content|details|information|gia tri|noi dung|값|내용|内容|值|详情"
_VALUE_HEADS = frozenset(_VALUE_WORDS.split("|"))
_LABEL = re.compile(r"[\W_]*(?P<label>[^\n:：|]{1,48}?)[\s*_]*[:：][\s*_]*")
_NEXT = re.compile(r"(?:\s*[|;·•｜]\s*|\t+|\s{2,})(?:[^\w\s|;·•([{]{1,3}\s*)?(?=[^\W\d_][^\n:：|;·•]{0,30}[:：])")
_NEXT_CJK = re.compile(r"\s(?P<label>[\u3040-\u9fff\uac00-\ud7a3]{2,8})\s?：")
_ENDS_A_VALUE = frozenset({Role.AUTHORS, Role.LINK, Role.PUBLISHED, Role.ORG, Role.ARXIV, Role.VENUE})
_BARS = re.compile(r"\s*[|;·•]\s*")
_PARTS = re.compile(r"[,;&/+|]|\s(?:and|và|y|et|und)\s|와\s|과\s|与|和|及")
_NOTE = re.compile(r"\([^)]*\)|（[^）]*）|\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line `label: value`.

    Attributes:
        role: what the label means; None when its words are unknown.
        label: the label as it stands.
        value: what follows.
        anchors: the links of the value.
        bold: whether the label is set in bold, so that a label is meant even if its words are unknown.
        start: where the value begins in the text it was taken from.
    """

    role: Role | None
    label: str
    value: str
    anchors: tuple[Anchor, ...]
    bold: bool
    start: int


def role_of(label: str) -> Role | None:
    """The role of a label or column header; remarks in brackets and emphasis do not count."""
    folded = fold(_NOTE.sub(" ", label))
    if folded:
        role = _ROLES.get(folded) or _ROLES.get(folded.removesuffix("s"))
        if role is None and folded.endswith((" link", " links", " url", " 링크", "链接")):
            role = Role.LINK
        return role or _role_of_parts(label)
    return Role.RANK if label.strip() == "#" else None


def _role_of_parts(label: str) -> Role | None:
    """The role of a label that names two things: `Nơi đăng, ngày đăng`, `Authors / Affiliation`."""
    parts = [part for part in _PARTS.split(label) if part.strip()]
    if not 2 <= len(parts) <= 3:
        return None
    roles = [_ROLES.get(fold(part)) for part in parts]
    if Role.PUBLISHED in roles[1:] or Role.SOURCE in roles:
        return Role.SOURCE
    return next((role for role in roles if role is not None), None) if all(roles) else None


def is_value_head(text: str) -> bool:
    """Whether TEXT is the head of a column of values beside their labels (`Value`, `내용`)."""
    return fold(text) in _VALUE_HEADS


def starts_with_label(line: str, roles: frozenset[Role]) -> bool:
    """Whether LINE begins with a label that has one of ROLES."""
    match = _LABEL.match(line)
    return match is not None and role_of(match["label"].strip()) in roles


def without_title_label(text: str) -> str:
    """TEXT without a label before it that says that it is a title: `论文：…`, `Title: …`."""
    match = _LABEL.match(text)
    if match is None or _ROLES.get(fold(match["label"])) not in {Role.TITLE, Role.OTHER_TITLE}:
        return text
    return text[match.end() :].strip() or text


def labelled_lines(inline: Inline) -> Iterator[Labelled]:
    """The pieces `label: value` of a text: bold labels whatever they say, other labels when their words are known.

    A line may hold several (`**Authors:** … **Date:** …`, `Authors: … | Date: …`); a value may stand below its label.
    """
    text = inline.text
    if ":" not in text and "：" not in text:
        return
    start = 0
    for line in text.split("\n"):
        cuts = [start, *_further_labels(inline, start, line), start + len(line)]
        for piece_start, piece_end in pairwise(cuts):
            labelled = _labelled(inline, piece_start, text[piece_start:piece_end])
            if labelled is not None and not labelled.value and piece_end == start + len(line):
                labelled = _with_value_below(inline, piece_start, piece_end) or labelled
            if labelled is not None:
                yield labelled
        start += len(line) + 1


def _labelled(inline: Inline, start: int, piece: str) -> Labelled | None:
    match = _LABEL.match(piece)
    if match is None:
        return None
    label = match["label"].strip()
    role = role_of(label)
    bold = _is_bold(inline, start + match.start("label"), start + match.end("label"))
    if role is None and not bold:
        return None
    value_at = start + match.end()
    inside = tuple(anchor for anchor in inline.anchors if value_at <= anchor.start <= start + len(piece))
    return Labelled(role, label, _without_links_behind(piece[match.end() :].strip()), inside, bold, value_at)


def _without_links_behind(value: str) -> str:
    """VALUE without the links that other bars or dots divide from it: `ICML 2024 | [arXiv]`."""
    while len(pieces := _BARS.split(value)) > 1 and (not pieces[-1] or is_label(pieces[-1])):
        value = value[: -len(pieces[-1])] if pieces[-1] else value
        value = value.rstrip().rstrip("|;·•").rstrip()
    return value


def _with_value_below(inline: Inline, start: int, end: int) -> Labelled | None:
    """The label from START to END with the next line as its value, unless that is a label itself."""
    below = inline.text[end + 1 :].split("\n", 1)[0]
    if not below.strip() or _labelled(inline, end + 1, below) is not None:
        return None
    return _labelled(inline, start, f"{inline.text[start:end].rstrip()} {below}")


def _further_labels(inline: Inline, start: int, line: str) -> list[int]:
    """Where in LINE, which begins at START, a label begins behind another one and its value."""
    first = _LABEL.match(line)
    if first is None or line.count(":") + line.count("：") < 2:
        return []
    value_at, end = start + first.end(), start + len(line)
    found = {at for at, stop in inline.bold if value_at < at < end and _is_bold_label(inline.text, at, stop)}
    for mark in _NEXT_CJK.finditer(line, first.end()):
        if role_of(first["label"].strip()) is not None and role_of(mark["label"]) in _ENDS_A_VALUE:
            found.add(start + mark.start("label"))
    if role_of(first["label"].strip()) not in {None, Role.SUMMARY, Role.TITLE}:
        for mark in _NEXT.finditer(line, first.end()):
            label = line[mark.end() :].replace("：", ":").partition(":")[0]
            if role_of(label) is not None:
                found.add(start + mark.end())
    return sorted(found)


def _is_bold_label(text: str, start: int, end: int) -> bool:
    """Whether the bold words from START to END are a label: the colon is theirs, or they are known."""
    words = text[start:end].rstrip()
    if words.endswith((":", "：")):
        return True
    return text[end : end + 1] in {":", "："} and role_of(words) is not None


def _is_bold(inline: Inline, start: int, end: int) -> bool:
    return any(first <= start and end <= last <= end + 4 for first, last in inline.bold)
