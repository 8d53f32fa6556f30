# python 3.11
# The methods of str, with their corner cases.
s = "Hello, World"
print(s.lower(), s.upper(), s.swapcase(), s.title(), s.capitalize(), s.casefold(), "ß".upper(), "ß".casefold(), "they're bill's".title(), "3d-world x1y".title())
print(s.find("o"), s.find("o", 5), s.find("o", 5, 7), s.rfind("o"), s.find("zz"), s.index("W"), s.rindex("l"), s.count("l"), s.count("l", 4), "aaaa".count("aa"), "abc".count(""), "".find(""), "abc".find("", 3), "abc".find("", 4))
print(s.startswith("Hell"), s.startswith(("x", "H")), s.endswith("ld"), s.endswith(("a", "b")), s.startswith("World", 7), s.endswith("Hello", 0, 5), s.startswith(""), s.startswith("", 99))
print(s.replace("l", "L"), s.replace("l", "L", 2), s.replace("", "-"), "aaa".replace("aa", "b"), "abc".replace("", "-", 2), "".replace("", "x"))
print("  a b  ".strip() + "|", "  a b  ".lstrip() + "|", "  a b  ".rstrip() + "|", "xxaxx".strip("x"), "abcba".strip("ab"), "www.example.com".strip("cmow."), "\t\n x \r".strip())
print("a,b,,c".split(","), "a b  c".split(), "a b  c".split(" "), "".split(), "".split(","), " a ".split(), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "a  b c".split(None, 1), "a  b c ".rsplit(None, 1), "x".split("x"), "aXXbXXc".split("XX"))
print("a\nb\r\nc\rd\n".splitlines(), "a\nb".splitlines(True), "".splitlines(), "\n".splitlines(), "a\x0bb\x0cc\u2028d".splitlines())
print("-".join(["a", "b"]), "".join([]), ", ".join("abc"), "-".join({"k": 1, "j": 2}), "ab".join("x"))
print("k=v=w".partition("="), "kv".partition("="), "k=v=w".rpartition("="), "kv".rpartition("="), "".partition("x"))
print("a".center(5, "*"), "ab".center(5, "*"), "a".center(4) + "|", "a".ljust(4, ".") + "|", "a".rjust(4, ".") + "|", "42".zfill(5), "-42".zfill(5), "+4".zfill(4), "abc".zfill(2), "".zfill(3), "--1".zfill(5))
for t in ["", "abc", "ABC", "aBc", "123", "12a", " ", "a b", "A B", "é", "½", "²", "٣", "Abc Def", "a_1", "1a", "\t\n", "x\x00", "for", "Ab cd"]:
    print(repr(t), [t.isalpha(), t.isdigit(), t.isdecimal(), t.isnumeric(), t.isalnum(), t.isspace(), t.islower(), t.isupper(), t.istitle(), t.isidentifier(), t.isprintable(), t.isascii()])
print("prefix-body".removeprefix("prefix-"), "body.txt".removesuffix(".txt"), "body".removeprefix("x"), "a\tb\tcd\te".expandtabs(), "a\tb".expandtabs(4), "ab\t\tc".expandtabs(2))
table = str.maketrans("abc", "xyz", "!")
print("aabbcc!!".translate(table), "abc".translate({97: "AA", 98: None, 99: 100}), str.maketrans({"a": 1}), str.maketrans("ab", "cd"))
for f in [lambda: s.index("zz"), lambda: s.split(""), lambda: "a".center(5, "xx"), lambda: "-".join([1, 2]), lambda: "-".join(["a", None]), lambda: "".join(5), lambda: s.find(1), lambda: s.startswith(1), lambda: s.startswith([1]), lambda: s.replace("a"), lambda: s.nope(), lambda: "a".partition(""), lambda: "ab".maketrans("a", "bc"), lambda: s.upper(1), lambda: s.strip(1), lambda: s[99], lambda: s["a"], lambda: s[1.0], lambda: s.rindex("q"), lambda: "abc" * -1 + 1, lambda: s.removeprefix(3), lambda: s.zfill("a"), lambda: s.split(3), lambda: "a" < 1, lambda: "x" in 5, lambda: 5 in "x"]:
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
