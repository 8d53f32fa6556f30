# Code points beyond ASCII: length, order, case, classes, width of padding.
samples = ["naïve", "straße", "ΑΒΓ", "Привет", "日本", "🙂👍", "e\u0301", "ﬁ", "İ", "Ω", "½", "①", "Ⅷ"]
for s in samples:
    print(s, len(s), [hex(ord(c)) for c in s][:3], s.upper(), s.lower(), s.title(), s.isalpha(), s.isupper(), s.isdigit(), s.isnumeric(), s.isidentifier(), ascii(s), s[::-1] == s, f"|{s:>7}|")
print(sorted(samples)[:6], max(samples) == "🙂👍", "é" == "e\u0301", "ß".upper(), "ẞ".lower(), "ΑΣ".lower(), "ŉ".upper())
print("日本語".find("本"), "a日b本".split("日"), "日-本".replace("-", "語"), "日本".center(6, "*"), "日本".encode and "ok", "日" in "日本", "🙂" * 3, "🙂x"[1], "x🙂".index("🙂"))
print("\u00e9\u00E9\xe9\N{LATIN SMALL LETTER E WITH ACUTE}", "\U0001f600" == "😀", len("\U0001f600"), chr(0x1F600), ord("😀"), "a\u200bb", repr("a\u200bb"), repr("\x7f\xa0é"))
name = "日本"
größe, ñ = 5, 6
print(f"{name!r:>8}|{name:*^6}|{größe + ñ}", "%5s|%-5s|" % ("é", "日"), "é".join("abc"), "ÀÉ".casefold(), "Straße".casefold() == "STRASSE".casefold())
print([c for c in "aé日🙂"], list(map(ord, "aé日🙂")), "".join(map(chr, [97, 233, 26085, 128578])), "𝒳".isalpha(), "x²".isalnum(), "１２".isdigit(), int("１２"), "\u3000x\u3000".strip(), "a\u2003b".split())
