"""Hostile strings for the page: 223 that would be markup or script if anything took them for it, and 515 that break
programs which think that text is ASCII, short, printable or well-meant. Written for this project; every list is made
anew in the same order each time."""
import itertools

MARK = "window.hit(1)"  # what each of them would run; the page must never


def markup():
    """223 strings that would act if they were taken for markup, an address, a style or a script."""
    out = []
    handlers = ["onload", "onerror", "onclick", "onfocus", "onmouseover", "ontoggle", "onanimationstart", "onbegin", "onpointerenter"]
    elements = ["img src=x", "svg", "body", "input autofocus", "details open", "video src=x", "marquee", "iframe", "object data=x",
                "a href=x tabindex=0", "math"]
    out += [f"<{element} {handler}={MARK}>" for element, handler in itertools.product(elements, handlers)]  # 99
    out += [f"{quote}><script>{MARK}</script>" for quote in ("", '"', "'", "`", "-->", "]]>", "</title>", "</style>", "</textarea>",
                                                             "</script>", "</noscript>", "*/", "\\\"", "';")]  # 14
    out += [f"{quote} {handler}={quote}{MARK}{quote} x={quote}" for quote in ('"', "'", "`") for handler in handlers[:6]]  # 18
    out += [f"<a href={quote}{scheme}{MARK}{quote}>x</a>" for quote in ('"', "'", "")
            for scheme in ("javascript:", "JaVaScRiPt:", "java\tscript:", "java&#10;script:", "&#106;avascript:", "\x01javascript:",
                           "data:text/html,<script>", "vbscript:", "view-source:javascript:", "feed:javascript:")]  # 30
    out += [f"<{tag}>{MARK}</{tag}>" for tag in ("script", "SCRIPT", "ScRiPt", "script ", "script/", "script\x0c", "svg:script",
                                                 "scr<script>ipt", "style", "xml", "template", "noscript")]  # 12
    out += [f"<{tag} style={quote}background:url(javascript:{MARK}){quote}>" for tag in ("div", "p", "table", "svg") for quote in
            ('"', "'", "")]  # 12
    out += ["<base href=//evil.example/>", "<meta http-equiv=refresh content='0;url=//evil.example'>", "<link rel=stylesheet href=//evil.example>",
            "<form action=//evil.example><button>x", "<iframe srcdoc='<script>parent.hit(1)</script>'>", "<embed src=//evil.example>",
            "<img src=//evil.example/a.png>", "<svg><use href=//evil.example#a></svg>", "<svg><animate attributeName=href values=javascript:hit(1)>",
            "<math><mtext><style><img src=x onerror=hit(1)>", "<table><td background=//evil.example>", "<!--><script>hit(1)</script>-->",
            "<![CDATA[<script>hit(1)</script>]]>", "<?xml version='1.0'?><script>hit(1)</script>", "<!DOCTYPE html><script>hit(1)</script>",
            "&lt;script&gt;hit(1)&lt;/script&gt;", "&#60;script&#62;hit(1)&#60;/script&#62;", "&#x3c;img src=x onerror=hit(1)&#x3e;",
            "%3Cscript%3Ehit(1)%3C/script%3E", "\\u003cscript\\u003ehit(1)\\u003c/script\\u003e", "\uff1cscript\uff1ehit(1)\uff1c/script\uff1e",
            "<div id=help><div id=keys><div id=close>", "<a id=d1-c1 class=claim data-event=d1-v1>", "<form name=body><input name=children>",
            "<img name=getElementById>", "<a id=CSS><a id=CSS name=escape>", "<style>*{display:none}</style>", "<plaintext>", "<xmp>", "<listing>",
            "${hit(1)}", "{{constructor.constructor('hit(1)')()}}", "#{hit(1)}", "<%= hit(1) %>", "<? hit(1) ?>", "`;hit(1)//", "\\x3cscript>",
            "</article></main><script>hit(1)</script>"]  # 38
    return out


def awkward():
    """515 strings that are hard to hold, draw or pass on."""
    out = []
    out += [name for name in ("undefined", "null", "NULL", "nil", "None", "true", "false", "NaN", "Infinity", "-Infinity", "(null)", "then", "__proto__",
                              "constructor", "prototype", "hasOwnProperty", "toString", "CON", "PRN", "AUX", "NUL", "COM1", "LPT1", "..", ".")]  # 25
    out += [sign + number for sign in ("", "-", "+") for number in
            ("0", "1", "1.00", "1/2", "1E2", "0x0", "0xffffffff", "9223372036854775808", "1e400", "0.1e-320", "1,000,000", "01.02.03", "٠١٢٣", "½")]  # 42
    out += [chr(code) + "x" for code in list(range(1, 9)) + [11, 12] + list(range(14, 32)) + list(range(127, 160))]  # 61
    out += ["a" + chr(code) + "b" for code in [0xA0, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x1680, 0x17B4, 0x180E] + list(range(0x2000, 0x2010))
            + list(range(0x2028, 0x2030)) + list(range(0x205F, 0x2070)) + [0x3000, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFA, 0xFFFB, 0xFFFC, 0xFFFD]]  # 59
    out += ["\u202e" + word + "\u202c" for word in ("txt.exe", "evil", "<b>", "gpj.nod", "123", "moc.elpmaxe")]  # 6
    out += ["\u2067" + word for word in ("abc", "שלום", "<i>", "12-34")]  # 4
    scripts = ["田中さんにあげて下さい", "パーティーへ行かないか", "사회과학원 어학연구소", "찦차를 타고", "Ⱥ Ⱦ", "Ω≈ç√∫˜µ≤≥÷", "åß∂ƒ©˙∆˚¬…æ", "œ∑´®†¥¨ˆøπ", "¡™£¢∞§¶•ªº",
               "Ё Ђ Ѓ Є", "ЁЂЃЄЅІЇЈЉЊЋЌЍЎЏ", "٣٤٥", "בְּרֵאשִׁית", "مُنَاقَشَةُ سُبُلِ", "הָיְתָה", "الكل في المجمو", "हिन्दी पाठ", "ไทยไทย", "ខ្មែរ", "ಕನ್ನಡ", "தமிழ்", "አማርኛ", "᚛ᚄᚓᚐᚋ", "𝔗𝔥𝔢 𝔮𝔲𝔦𝔠𝔨", "𝕋𝕙𝕖",
               "Ｔｈｅ ｑｕｉｃｋ", "⒯⒣⒠", "ʇǝɹol", "T\u0336e\u0336x\u0336t", "ﬁ ﬂ ﬀ", "ı İ ſ", "ẞ ß ss", "Å Å", "ñ ñ", "👩‍👩‍👧‍👦", "👾 🙇 💁", "🇷🇺🇸🇪", "❤️ 💔", "✋🏿 💪🏿", "1️⃣ 2️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
               "( ͡° ͜ʖ ͡°)", "(╯°□°）╯︵ ┻━┻", "¯\\_(ツ)_/¯", "(｡◕ ∀ ◕｡)"]
    out += scripts  # 45
    out += ["".join("e" + "".join(chr(0x300 + (i * 7 + k * 3) % 112) for k in range(depth)) for i in range(6)) for depth in range(2, 22)]  # 20
    out += [chr(code) for code in (0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF, 0xE000, 0xF8FF, 0xF0000, 0x10FFFD, 0xE0001, 0xE0020, 0xE007F)]  # 13
    quotes = ["'", '"', "''", '""', "'\"'", "\"''''\"'\"", "\"'\"'\"''''\"", "`", "``", "´", "‘", "’", "“", "”", "«»", "‹›", "\\", "\\\\", "\\'", "\\\"", "\\n", "\\0", "%", "%%",
              "%s", "%n", "%x%x%x%x", "%p", "%d", "%*.*s", "{}", "{0}", "{{}}", "{0.__class__}", "$", "${x}", "$(x)", "$HOME", "`id`", "~", "!", "!!", "@", "#", "^", "&", "&&", "&amp;", "&amp;amp;", "&nbsp;",
              "*", "(", ")", "()", "[]", "<>", "< >", "<3", ">_<", "<<", ">>", "|", "||", ";", ";;", ":", ",", "/", "//", "?", "??", "=", "==", "+", "-", "--", "---", "_", "__"]
    out += quotes  # 79
    out += [f"{start}cmd|' /C calc'!A0" for start in ("=", "+", "-", "@", "\t=", "\r=", "=1+1;", "=HYPERLINK(\"//e\",\"x\")&")]  # 8
    out += [f"{quote}{tail}" for quote in ("'", "\"", "1", "1)") for tail in
            ("; DROP TABLE claims; --", " OR 1=1 --", " OR '1'='1", " UNION SELECT NULL --", "; SELECT pg_sleep(9) --", "/**/OR/**/1=1", " HAVING 1=1", "; EXEC x --")]  # 32
    out += [up * depth + target for up in ("../", "..\\", "%2e%2e%2f", "....//") for depth in (1, 4, 9) for target in ("etc/passwd", "windows/win.ini")]  # 24
    out += [f"\x1b[{code}" for code in ("31mred", "2J", "1;1H", "6n", "?25l", "999D", "0K", "8m", "5;7m", "?1049h")]  # 10
    out += [f"\x1b]{code}\x07" for code in ("0;title", "8;;//e", "52;c;eA==", "9;x")]  # 4
    out += [letter * length for letter in ("a", "W", "ж", "中", "🚢", "\u0301") for length in (64, 255, 1025)]  # 18
    out += ["a" * 40 + mark + "b" * 40 for mark in ("\u200b", "\u00ad", "-", "/", "_", ".", "\u2060")]  # 7
    out += [gap + "x" + gap for gap in (" ", "  ", "\t", "\n", "\r", "\r\n", "\n\n", "\n\n\n", "\v", "\f", "\u2028", "\u2029", "\u0085")]  # 13
    out += [line + "\n" + line for line in ("# heading", "* item", "> quote", "| a | b |", "```x", "---", "1. one", "[a](b)", "![a](b)", "<http://e.example>", "**b**", "_i_")]  # 12
    out += [f"{scheme}://{rest}" for scheme in ("http", "https", "ftp", "file", "javascript", "data") for rest in
            ("a.example", "user:pw@a.example", "[::1]/", "127.0.0.1:1")]  # 24
    out += [part for part in ("Scunthorpe", "Penistone", "Lightwater", "Dick Van Dyke", "Null Island", "True", "O'Brien", "D’Arcy", "Jean-Luc")]  # 9
    return out


MARKUP = markup()
AWKWARD = awkward()

if __name__ == "__main__":
    print(len(MARKUP), len(AWKWARD))
