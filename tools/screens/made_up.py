"""Digests that nobody wrote: long, foreign, crowded and odd entries, to see what they do to the screens."""

from collections.abc import Iterator
from pathlib import Path

_TITLES = (
    "Short",
    (
        "On the Unreasonable Persistence of Very Long Titles in the Literature on Very Large Models, with Remarks on "
        "Their Abbreviation in Lists, Menus, Tooltips and Other Narrow Places"
    ),
    "Một khảo sát rất dài về những mô hình ngôn ngữ nhỏ chạy trên điện thoại cũ, kèm dữ liệu và mã nguồn mở",
    "한국어 대규모 언어 모델의 띄어쓰기 오류에 관한 길고 긴 제목의 논문: 원인과 해결, 그리고 몇 가지 부록",
    "长标题的论文如何在窄窗口里显示：一个关于排版的研究",
    "R&D <b>not bold</b> & “quotes” – $\\alpha$-divergence at 100 % {braces} [brackets]",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsmodelle",
    "نموذج لغوي صغير من اليمين إلى اليسار",
    "🐑 Counting Sheep with 👨‍👩‍👧 Attention",
)
_AUTHORS = (
    "Ada Lovelace",
    "Nguyễn Thị Minh Khai, Trần Đại Nghĩa, Lê Quý Đôn, Hồ Xuân Hương, Phan Bội Châu",
    "김철수, 이영희, 박민수",
    ", ".join(f"Author Number{n} Longname" for n in range(1, 25)),
)
_TOPICS = (
    ("Models", "Small models"),
    ("Models", "Mô hình lớn và những câu hỏi còn bỏ ngỏ về cách đánh giá chúng", "Đánh giá"),
    ("데이터", "말뭉치와 그 품질에 대한 긴 이름의 주제"),
    ("Agents", "Tools", "Browsers", "Benchmarks", "Long horizons"),
)
_SAYS = (
    "It does what it says, on a laptop.",
    (
        "Nhóm tác giả cho thấy rằng dữ liệu sạch quan trọng hơn số tham số. Kết quả được đo trên bốn bộ kiểm tra; mã "
        "nguồn và dữ liệu đều mở. Điểm yếu: chỉ thử với tiếng Việt, và chưa so với cách làm đơn giản nhất."
    ),
    "띄어쓰기를 먼저 고치면 번역 품질이 오른다. 표 3이 가장 흥미롭다.",
)
_MONTHS = ("2024-11", "2025-03", "2025-09", "2026-01")
_ENTRIES = 180


def made_up_digests(folder: Path) -> list[Path]:
    """Write the digests into a folder below FOLDER; later ones speak of some papers of the earlier again."""
    target = folder / "made-up"
    target.mkdir(exist_ok=True)
    paths = []
    for number, month in enumerate(_MONTHS):
        path = target / f"{month}-điểm-báo.md"
        path.write_text("\n".join(_digest(number, month)) + "\n", encoding="utf-8")
        paths.append(path)
    long_name = target / f"{'a-digest-with-quite-a-long-file-name-' * 4}2026-02.md"
    long_name.write_text("\n".join(_digest(9, "2026-02", entries=12)) + "\n", encoding="utf-8")
    return [*paths, long_name]


def _digest(number: int, month: str, *, entries: int = _ENTRIES) -> Iterator[str]:
    yield f"# Điểm báo nghiên cứu · {month} · research digest of the month"
    for place in range(entries):
        if place % 12 == 0:
            yield ""
            yield from (f"{'#' * depth} {name}" for depth, name in enumerate(_topic(place // 12), start=2))
        paper = place if place % 5 == 0 else number * _ENTRIES + place
        title = _TITLES[paper % len(_TITLES)]
        yield ""
        yield f"- [{title} · {paper}](https://arxiv.org/abs/2401.{paper + 1:05}) — {_AUTHORS[paper % len(_AUTHORS)]}"
        yield f"  {_SAYS[place % len(_SAYS)]}"


def _topic(place: int) -> tuple[str, ...]:
    return _TOPICS[place % len(_TOPICS)]
