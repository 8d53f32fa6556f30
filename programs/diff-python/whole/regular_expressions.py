# A matcher of regular expressions: parser, nondeterministic automaton, and a search.
class Pattern:
    """Literals, ., [a-z], *, +, ?, |, (), ^ and $."""

    def __init__(self, text):
        self.text, self.at = text, 0
        self.moves = []
        start, end = self.alternatives()
        if self.at < len(text):
            raise ValueError(f"unexpected {text[self.at]!r} at {self.at}")
        self.start, self.end = start, end

    def state(self):
        self.moves.append([])
        return len(self.moves) - 1

    def link(self, source, target, test=None):
        self.moves[source].append((test, target))

    def peek(self):
        return self.text[self.at:self.at + 1]

    def alternatives(self):
        start, end = self.state(), self.state()
        while True:
            first, last = self.sequence()
            self.link(start, first)
            self.link(last, end)
            if self.peek() != "|":
                return start, end
            self.at += 1

    def sequence(self):
        start = end = self.state()
        while self.peek() not in ("", "|", ")"):
            first, last = self.repeated()
            self.link(end, first)
            end = last
        return start, end

    def repeated(self):
        first, last = self.atom()
        while self.peek() in ("*", "+", "?") and self.peek():
            op = self.peek()
            self.at += 1
            start, end = self.state(), self.state()
            self.link(start, first)
            self.link(last, end)
            if op != "+":
                self.link(start, end)
            if op != "?":
                self.link(last, first)
            first, last = start, end
        return first, last

    def atom(self):
        c = self.peek()
        self.at += 1
        if c == "(":
            inner = self.alternatives()
            if self.peek() != ")":
                raise ValueError("missing )")
            self.at += 1
            return inner
        if c in "*+?":
            raise ValueError(f"nothing to repeat at {self.at - 1}")
        test = self.test_for(c)
        start, end = self.state(), self.state()
        self.link(start, end, test)
        return start, end

    def test_for(self, c):
        if c == ".":
            return lambda x: x != "\n"
        if c == "^" or c == "$":
            return c
        if c == "[":
            return self.char_class()
        if c == "\\":
            c = self.peek()
            self.at += 1
            named = {"d": str.isdigit, "w": lambda x: x.isalnum() or x == "_", "s": str.isspace}
            return named.get(c) or (lambda x: x == c)
        return lambda x: x == c

    def char_class(self):
        negative = self.peek() == "^"
        self.at += negative
        ranges = []
        while self.peek() != "]":
            if not self.peek():
                raise ValueError("missing ]")
            low = high = self.peek()
            self.at += 1
            if self.peek() == "-" and self.text[self.at + 1:self.at + 2] not in ("]", ""):
                high = self.text[self.at + 1]
                self.at += 2
            ranges.append((low, high))
        self.at += 1
        return lambda x: any(low <= x <= high for low, high in ranges) != negative

    def closure(self, states, at, length):
        todo, seen = list(states), set(states)
        while todo:
            for test, target in self.moves[todo.pop()]:
                free = test is None or test == "^" and at == 0 or test == "$" and at == length
                if free and target not in seen:
                    seen.add(target)
                    todo.append(target)
        return seen

    def longest(self, text, start=0):
        states, best = self.closure([self.start], start, len(text)), None
        for at in range(start, len(text) + 1):
            if self.end in states:
                best = at
            if at == len(text) or not states:
                break
            c = text[at]
            after = [t for s in states for test, t in self.moves[s] if callable(test) and test(c)]
            states = self.closure(after, at + 1, len(text))
        return best

    def matches(self, text):
        return self.longest(text) == len(text)

    def find_all(self, text):
        at = 0
        while at <= len(text):
            end = self.longest(text, at)
            if end is None:
                at += 1
            else:
                yield text[at:end]
                at = max(end, at + 1)


cases = [
    ("abc", "abc ab abcd"), ("a*b", "b aaab aa ba"), ("(ab|cd)+", "ab abcd abc cdcdab"), ("a?b?c?", "abc ac  cb"),
    ("[a-c]+[^0-9]", "abcx abc1 ab zz"), (r"\d+(\.\d+)?", "3 3.14 3. .5"), ("(a|b)*abb", "abb aabb babb abab"), ("", " a"),
    (r"[-+]?\w+", "-x + +12 a_b"), ("(a*)*", "aaaa b"), ("x.y", "xay xy x\ny"), (r"\(\)", "() ("), ("a|", "a "),
]
for pattern, words in cases:
    p = Pattern(pattern)
    print(repr(pattern), [w for w in words.split(" ") if p.matches(w)])
print(list(Pattern(r"\w+").find_all("to be, or not_2 be")), list(Pattern("[0-9]+").find_all("a1b22c333")))
print(list(Pattern("^a").find_all("aaa")), list(Pattern("a$").find_all("aaa")), list(Pattern("x*").find_all("axxb")))
for bad in ["(a", "a)", "*a", "[a", "a**b", "a|*"]:
    try:
        print(bad, Pattern(bad).matches("aab"))
    except ValueError as e:
        print(bad, "->", e)
print(Pattern("(a?)" * 12 + "a" * 12).matches("a" * 12), Pattern("(x+x+)+y").matches("x" * 40))
