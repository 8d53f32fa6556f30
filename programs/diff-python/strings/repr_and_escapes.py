# repr of strings: quotes, escapes, control and non-printable characters.
samples = ["", "a", "it's", 'say "hi"', "both ' and \"", "back\\slash", "tab\tnew\nret\r", "\x00\x01\x1f\x7f", "é ü ñ", "\x80\x9f\xa0\xad", "日本語", "🙂 \U0001F600", "\u200b\u2028\ufeff", "a\\nb", "{}%s", "\'", "\"", "\b\f\v\a", "\u0301e", "\udc80" if False else "ok", "\N{GREEK SMALL LETTER ALPHA}", "\101\60\0"]
for t in samples:
    print(repr(t), len(t), ascii(t), [repr(t)], f"{t!r:>12}", [ord(c) for c in t[:3]])
print(r"raw \n \t \\ {x}", len(r"\n"), 'single "double"', "it's", '''triple 'quoted' "string"''', """a
b""", "con" "cat" 'enate' """d""", "line \
continued")
print(str(["a", 'b\'c', "\n"]), str(("x",)), str({"k": "v'"}), repr(repr("'")), str("'"), ascii(["é", "ß"]))
print(chr(65), chr(0x1F600), chr(233), ord("€"), [chr(c) for c in range(97, 103)], len("🙂"), "🙂"[0] == "🙂", "a🙂b"[2], "a🙂b"[::-1])
print("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "" < "a", "Z" < "a", "é" > "z", "10" < "9", "a" == "a", max("hello"), min("hello"), sorted("hello"), "".join(sorted("banana", reverse=True)))
print("abc" * 3, 2 * "-", "a" * 0, "a" * -5, "x" + "y", "b" in "abc", "" in "abc", "bd" in "abc", "abc" not in "ab")
for f in [lambda: chr(-1), lambda: chr(0x110000), lambda: ord("ab"), lambda: ord(""), lambda: ord(5), lambda: "a" + 1, lambda: 1 + "a", lambda: "a" * "b", lambda: "a" * 1.5, lambda: "a" - "b", lambda: -"a", lambda: "abc".x, lambda: chr("a"), lambda: chr(1.5)]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
def change():
    t = "abc"
    t[0] = "x"

try:
    change()
except TypeError as e:
    print(e)
