# Matching by hand: wildcards, a tiny regular-expression engine, roman-style validation, KMP.
def glob(pattern, text):
    if not pattern:
        return not text
    if pattern[0] == "*":
        return glob(pattern[1:], text) or bool(text) and glob(pattern, text[1:])
    if not text:
        return False
    if pattern[0] == "[":
        end = pattern.index("]")
        chars, negate = pattern[1:end], pattern[1] == "!"
        if negate:
            chars = chars[1:]
        return ((text[0] in chars) != negate) and glob(pattern[end + 1:], text[1:])
    return pattern[0] in ("?", text[0]) and glob(pattern[1:], text[1:])

for pattern in ["*", "*.py", "a?c", "[abc]*", "[!abc]*", "", "*a*b*"]:
    print(f"{pattern:<8}", [t for t in ["", "abc", "x.py", "axc", "b", "zab", ".py"] if glob(pattern, t)])

class Regex:
    def __init__(self, pattern):
        self.pattern, self.i = pattern, 0
        self.tree = self.alternatives()
        if self.i < len(pattern):
            raise ValueError(f"unbalanced {pattern[self.i]!r} at {self.i}")

    def alternatives(self):
        options = [self.sequence()]
        while self.pattern[self.i:self.i + 1] == "|":
            self.i += 1
            options.append(self.sequence())
        return ("or", options) if len(options) > 1 else options[0]

    def sequence(self):
        items = []
        while self.i < len(self.pattern) and self.pattern[self.i] not in "|)":
            item = self.atom()
            while self.i < len(self.pattern) and self.pattern[self.i] in "*+?":
                item = (self.pattern[self.i], item)
                self.i += 1
            items.append(item)
        return ("seq", items)

    def atom(self):
        ch = self.pattern[self.i]
        self.i += 1
        if ch == "(":
            inner = self.alternatives()
            if self.pattern[self.i:self.i + 1] != ")":
                raise ValueError("missing )")
            self.i += 1
            return inner
        if ch in "*+?":
            raise ValueError(f"nothing to repeat at {self.i - 1}")
        if ch == "\\":
            kind = self.pattern[self.i]
            self.i += 1
            return ("test", {"d": str.isdigit, "w": lambda c: c.isalnum() or c == "_", "s": str.isspace}.get(kind, lambda c: c == kind))
        if ch == ".":
            return ("test", lambda c: True)
        return ("test", lambda c: c == ch)

    def ends(self, tree, text, at):
        kind = tree[0]
        if kind == "test":
            if at < len(text) and tree[1](text[at]):
                yield at + 1
        elif kind == "or":
            for option in tree[1]:
                for end in self.ends(option, text, at):
                    yield end
        elif kind == "seq":
            for end in self.run(tree[1], text, at):
                yield end
        elif kind == "?":
            for end in self.ends(tree[1], text, at):
                yield end
            yield at
        else:
            for end in self.ends(tree[1], text, at):
                if end > at:
                    for further in self.ends(("*", tree[1]), text, end):
                        yield further
            if kind == "*":
                yield at

    def run(self, items, text, at):
        if not items:
            yield at
            return
        for middle in self.ends(items[0], text, at):
            for end in self.run(items[1:], text, middle):
                yield end

    def full(self, text):
        return any(end == len(text) for end in self.ends(self.tree, text, 0))

    def find_all(self, text):
        found, at = [], 0
        while at <= len(text):
            end = next(self.ends(self.tree, text, at), None)
            if end is not None and end > at:
                found.append(text[at:end])
                at = end
            else:
                at += 1
        return found

for pattern, texts in [("a*b", ["b", "aaab", "aa", "ba"]), ("(ab|c)+d?", ["ab", "cabd", "", "abcd", "d"]), ("\\d+(\\.\\d+)?", ["12", "1.5", "1.", ".5"]), ("h.llo\\s\\w+", ["hello world", "hallo  x", "hllo y"]), ("(a|b)*abb", ["abb", "babaabb", "ab"]), ("", ["", "x"]), ("\\*+", ["***", "a"])]:
    r = Regex(pattern)
    print(pattern, [t for t in texts if r.full(t)])
print(Regex("\\d+").find_all("a1b22c333"), Regex("[").full("["), Regex("(\\w+)@(\\w+)").find_all("mail ann@home or bob@work now"), Regex("x*").find_all("xxaxx"))
for bad in ["(a", "a)", "*a", "a|*", "\\"]:
    try:
        Regex(bad)
        print("fine", bad)
    except (ValueError, IndexError) as e:
        print(bad, type(e).__name__, e)
def kmp(text, word):
    table, k = [0], 0
    for c in word[1:]:
        while k and word[k] != c:
            k = table[k - 1]
        k += word[k] == c
        table.append(k)
    found, k = [], 0
    for i, c in enumerate(text):
        while k and word[k] != c:
            k = table[k - 1]
        k += word[k] == c
        if k == len(word):
            found.append(i - k + 1)
            k = table[k - 1]
    return found, table

print(kmp("abababcababab", "abab"), kmp("aaaa", "aa"), kmp("xyz", "abc"))
