"""Says how unexpected a character is after another one in clean text, in any language.

The figures are rough negative logarithms of probabilities, set by hand: what matters is that misread UTF-8 (letters
and rare symbols in turn, capitals inside words) costs far more than the text that it stands for.
"""

import unicodedata
from functools import lru_cache

_UNASSIGNED = 18.0
_RARE = 13.0

_CHEAP_PUNCTUATION = "’“”‘–—…•«»"
_OPENING = frozenset("“‘«‚„‹¿¡•")
_CLOSING = frozenset("»”’›…–—·®™°²³\xa0\xad")

# (first, last, cost of a caseless or small letter); capitals cost 2 more.
_RANGES = (
    (0x00C0, 0x00FF, 5.0),
    (0x0100, 0x017F, 7.0),
    (0x0180, 0x024F, _RARE),
    (0x0250, 0x02AF, _RARE),
    (0x02B0, 0x02FF, 12.0),
    (0x0300, 0x036F, 9.0),
    (0x0370, 0x0385, 11.0),
    (0x0386, 0x03CE, 6.0),
    (0x03CF, 0x03FF, 12.0),
    (0x0400, 0x040F, 8.0),
    (0x0410, 0x044F, 4.0),
    (0x0450, 0x045F, 8.0),
    (0x0460, 0x052F, _RARE),
    (0x0530, 0x058F, _RARE),
    (0x0590, 0x05CF, 9.0),
    (0x05D0, 0x05EA, 6.0),
    (0x05EB, 0x0620, 9.0),
    (0x0621, 0x0652, 4.0),
    (0x0653, 0x06FF, 8.0),
    (0x0700, 0x08FF, _RARE),
    (0x0900, 0x10FF, 7.0),
    (0x1100, 0x1DFF, 11.0),
    (0x1E00, 0x1E9F, 11.0),
    (0x1EA0, 0x1EF9, 5.0),
    (0x1EFA, 0x1EFF, _RARE),
    (0x1F00, 0x1FFF, 10.0),
    (0x2000, 0x206F, 9.0),
    (0x2070, 0x20CF, 9.0),
    (0x2100, 0x214F, 9.0),
    (0x2150, 0x22FF, 8.0),
    (0x2300, 0x24FF, 9.0),
    (0x2500, 0x259F, 7.0),
    (0x25A0, 0x27FF, 9.0),
    (0x2800, 0x2FFF, 9.0),
    (0x3000, 0x3011, 5.0),
    (0x3012, 0x303F, 9.0),
    (0x3040, 0x30FF, 5.0),
    (0x3100, 0x4DFF, 10.0),
    (0x4E00, 0x9FFF, 6.0),
    (0xA000, 0xABFF, 12.0),
    (0xAC00, 0xD7A3, 5.0),
    (0xE000, 0xF8FF, 15.0),
    (0xF900, 0xFDFF, 10.0),
    (0xFE00, 0xFE0E, 10.0),
    (0xFE0F, 0xFE0F, 6.0),
    (0xFE10, 0xFEFE, 10.0),
    (0xFF00, 0xFFEF, 6.0),
    (0x1F000, 0x1F2FF, 11.0),
    (0x1F300, 0x1F64F, 6.5),
    (0x1F650, 0x1F67F, 11.0),
    (0x1F680, 0x1F6FF, 6.5),
    (0x1F700, 0x1F8FF, 11.0),
    (0x1F900, 0x1F9FF, 6.5),
    (0x1FA00, 0x1FA6F, 11.0),
    (0x1FA70, 0x1FAFF, 7.0),
    (0x20000, 0x2FFFF, 10.0),
)

# What digests are decorated with.
_COMMON_SYMBOLS = (
    "←→↑↓↔⇒∞≈≠≤≥−∈∑∂∇⊗⊕⊙∪∩∀∃✓✔✗✘✅❌★☆●○■□▪▶◆│─┌└├═⚠⚡⭐✨❓❗❤➡"
    "🎯🎉🎓🎨🎬🎮🎵🏆🏅🏠🌍🌎🌏🌐🌟🌱🌳🌙🔍🔎🔑🔒🔓🔔🔗🔥🔧🔨🔬🔭🔮🔴🔵🔹🔸🔶🔷🔄🔀🔁🔊🔋🔖🔜"
    "💡💻💬💥💪💯💰💸💾💼💎💭📁📂📄📅📆📈📉📊📋📌📍📎📏📐📑📒📓📔📕📖📗📘📙📚📜📝📞📡📢📣📦📧📨📩📬📮📰📱📷📸📹📺"
    "🖼🗂🗓🗞🗣🗺😀😁😂😃😄😅😆😉😊😍😎😏😢😭😮😱🤔🤖🤗🤝🤯🥇🥈🥉🦾🦙🧠🧩🧪🧬🧭🧮🧰🧵🚀🚗🚧🚨🚩🚫🛠🛡🛑👀👁👇👉👋👍👏👥👤👨👩🙂🙌🙏"
)

_SINGLE = {
    **dict.fromkeys(_COMMON_SYMBOLS, 4.5),
    **dict.fromkeys("íáéóúàèçñöäüč", 4.5),
    **dict.fromkeys("ćšžćłşğűăę", 6.0),
    **dict.fromkeys("ĐŁŞÁ", 6.5),
    **dict.fromkeys("🔍📝🚀🎯📚🏆🤖🧠💡🔥✨📌📊", 3.5),
    "”": 3.5,
    **dict.fromkeys(_CHEAP_PUNCTUATION, 5.0),
    **dict.fromkeys("\xa0°·©®±×µ²³£¥€™№\xad‑", 7.0),
    **dict.fromkeys("§¡¿÷¹‹›„‚\u200b\u200d", 8.0),
    **dict.fromkeys("¢¼½¾ªº‰†‡", 9.5),
    **dict.fromkeys("¬¦¤¨¯´¸ƒˆ˜¶◊˘˙˚˝˛ˇ\uf8ff", 11.5),
    **dict.fromkeys("ơưđ〜", 5.0),
    **dict.fromkeys("ƠƯ", 7.0),
    **dict.fromkeys("ÂÃ", 8.5),
    **dict.fromkeys("ÐÞðþ", 9.0),
    **dict.fromkeys("іїєўґ", 6.0),
    **dict.fromkeys("ёپچژگکیے،؛؟\u200c", 4.5),
    "\ufeff": 8.0,
    "\ufffd": 12.0,
}


@lru_cache(maxsize=20_000)
def surprise(char: str) -> float:
    """How rare the character is by itself; nothing for ASCII, which is never misread."""
    code = ord(char)
    if code < 0x80:
        return 0.0
    if char in _SINGLE:
        return _SINGLE[char]
    if code < 0xA0:
        return 14.0
    category = unicodedata.category(char)
    if category in {"Cn", "Cs", "Co"}:
        return _UNASSIGNED
    for first, last, cost in _RANGES:
        if first <= code <= last:
            return cost + 2.0 if category == "Lu" else cost
    return _RARE


@lru_cache(maxsize=20_000)
def script(char: str) -> str:
    """The script of a letter ("LATIN", "CYRILLIC", "HANGUL", …), or nothing for any other character.

    A letter in capitals may be two: `ŉ` becomes `ʼN`; the last one tells.
    """
    char = char[-1:]
    if not char.isalpha():
        return ""
    if char < "\u0250":
        return "LATIN"
    return unicodedata.name(char, "").split(" ", 1)[0].split("-", 1)[0]


AFTER_NO_BREAK_SPACE = frozenset("»€£:;!?%°–—")  # as French and others write them
_AT_HOME = -7.0
_DENSE = frozenset(("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "FULLWIDTH", "HALFWIDTH"))


@lru_cache(maxsize=100_000)
def step(before: str, char: str) -> float:
    """How odd the character is right after the one before it."""
    if before < "\x80" and char < "\x80":
        return 0.0
    if before == "\xa0" and char in AFTER_NO_BREAK_SPACE:
        return _AT_HOME
    if before.isalpha():
        if char.isalpha():
            return _letter_after_letter(before, char)
        if char < "\x80" or char in _CLOSING or script(before) in _DENSE:
            return 0.0
        return 3.0
    if char.isalpha() and before > "\x7f" and before not in _OPENING and script(char) not in _DENSE:
        return 0.0 if before in "\xa0\xad–—’-‑" or unicodedata.category(before)[0] in "MZ" else 2.0
    return 0.0


def _letter_after_letter(before: str, char: str) -> float:
    one, other = script(before), script(char)
    if one != other:
        return 1.0 if one in _DENSE or other in _DENSE else 5.0
    return 3.0 if before.islower() and char.isupper() else 0.0


def cost(text: str, before: str = " ") -> float:
    """The cost of a short piece of text after the character before it."""
    total = 0.0
    for char in text:
        total += surprise(char) + step(before, char)
        before = char
    return total
