"""Word lists that say what a piece of text is not: link labels, badges and plain words are no titles and no names."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that links are called by, folded; a link whose words are all among them names no paper.
LINK_LABELS = _words(
    """
    a abs abstract alphaxiv anthology arxiv ar5iv article blog blogpost bib bibtex card cite citation colab code
    codes coming data dataset datasets demo demos details discussion docs documentation doi download exp
    explanation external face for full github here hf home homepage html hub hugging huggingface implementation
    in info kaggle link links main model models more my notes of official on online open openreview origin
    original other overview page pages paper papers paperswithcode pdf post preprint presentation project proceedings
    publication read release repo repository report review see site slide slides soon source space spaces star
    stars summary supp supplementary talk technical text the this to tweet twitter url v v1 v2 v3 version video
    view weights website wechat x xiv youtube zhihu bai bao bản mã nguồn xem tai day duong dan lien ket goc lieu
    ma nguon chi tiet trang du an toan van 논문 링크 논문링크 깃허브 코드 원문 여기 보기 블로그 데모 영상
    허깅페이스 허깅 페이스 아카이브 프로젝트 페이지 초록 자료 데이터셋 모델 공식 링크에서 다운로드 유튜브
    스페이스 사이트 홈페이지 기사 발표 论文 链接 代码 原文 论文链接 代码链接 项目 主页 项目主页 项目地址
    论文地址 代码地址 地址 下载 视频 博客 全文 摘要 模型 数据 数据集 点击 这里 查看 論文 リンク コード 概要
    プロジェクト
    """
)
# Those of them that say that the work itself is there.
PAPER_LABELS = _words("paper pdf article preprint 논문 论文 論文") | {"bai bao"}
# What stands in brackets before a title and is no organisation.
BADGES = _words("paper papers pdf code link links arxiv news new blog post survey hot star preprint todo done")
# Words of titles and keywords that are no part of anybody's name.
NO_NAMES = _words(
    """
    learning model models network networks language languages neural data deep large system systems method
    methods reasoning generation optimization detection analysis retrieval training attention transformer
    transformers agent agents vision image images video videos policy reinforcement search representation
    representations knowledge graph graphs survey evaluation benchmark benchmarks prediction recognition
    projection views gradient quantization diffusion architecture architectures efficient robust scaling
    understanding processing segmentation editing tuning alignment compression distillation pruning inference
    decoding embedding embeddings memory context contexts multimodal speech robotics theory applications
    application framework study studies approach approaches algorithms algorithm computing computation
    intelligence artificial machine human feedback safety privacy trust dataset datasets collection control
    design planning navigation manipulation simulation synthesis translation classification regression
    clustering all are beyond does for from how into is need not of our than the toward towards using via what when
    why with without you your
    """
)
# Words inside people's names that are written small.
NAME_PARTICLES = _words("de da di del della der den van von la le el al bin ibn dos du y ter ten zu e i")
# What stands where nothing is known.
PLACEHOLDERS = _words("n/a na null none nil unknown arxiv - – — tbd anonymous nan 없음 无") | {"không có"}
# Words of the names of organisations, which are written as people are.
ORG_WORDS = _words(
    """
    academy ai amazon anthropic apple association baidu bytedance center centre college company corporation deepmind
    department face facebook foundation google group huawei hugging ibm inc institute institut intel lab laboratories
    laboratory labs ltd meta microsoft mila mistral naver nvidia openai organization project qwen research salesforce
    samsung school society stanford team technologies technology tencent university universität université xai
    alibaba kakao cohere berkeley cambridge oxford princeton harvard mit
    """
)
# Words of sentences that titles hardly ever hold.
SENTENCE_WORDS = _words("here this these we our i my you see read check also is was are were has have")
# Words that a title does not end with, but the words that announce an address do.
LAST_WORDS = _words(
    """
    paper papers link links page here code pdf url blog site website preprint arxiv post article at on in from via see
    by to of the a 논문 링크 여기 논문링크 论文 链接 这里 bài báo đây lại
    """
)
# Words that tell somebody to do something with a paper.
REQUESTS = _words("read see compare check look cf revisit reread")
# Words that stand before an id without being its name.
PLAIN_WORDS = _words(
    """
    read see compare look check also today reading id ids a an and another approach approaches article articles as at
    authors benchmark benchmarks by code data dataset datasets figure for framework from here in it its like
    method methods model models of on our paper papers preprint recent reference results section see study such
    survey system table the their these this those to version via we work works with arxiv agent agents llm llms
    ai
    """
)
