# A JSON parser and printer with positions in its errors.
class JsonError(ValueError):
    def __init__(self, message, text, pos):
        line = text.count("\n", 0, pos) + 1
        column = pos - (text.rfind("\n", 0, pos) + 1) + 1
        super().__init__(f"{message} at line {line}, column {column}")
        self.pos = pos

class Parser:
    escapes = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}

    def __init__(self, text):
        self.text, self.pos = text, 0

    def fail(self, message):
        raise JsonError(message, self.text, self.pos)

    def peek(self):
        return self.text[self.pos] if self.pos < len(self.text) else ""

    def skip(self):
        while self.peek() and self.peek() in " \t\r\n":
            self.pos += 1

    def expect(self, ch):
        if self.peek() != ch:
            self.fail(f"expected {ch!r}, found {self.peek()!r}" if self.peek() else f"expected {ch!r}, found the end")
        self.pos += 1

    def parse(self):
        value = self.value()
        self.skip()
        if self.pos < len(self.text):
            self.fail(f"extra text {self.text[self.pos:self.pos + 5]!r}")
        return value

    def value(self):
        self.skip()
        ch = self.peek()
        if ch == "{":
            return self.object()
        if ch == "[":
            return self.array()
        if ch == '"':
            return self.string()
        if ch == "-" or ch.isdigit():
            return self.number()
        for word, value in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.pos):
                self.pos += len(word)
                return value
        self.fail(f"unexpected {ch!r}" if ch else "unexpected end")

    def object(self):
        self.expect("{")
        result = {}
        self.skip()
        if self.peek() == "}":
            self.pos += 1
            return result
        while True:
            self.skip()
            key = self.string()
            self.skip()
            self.expect(":")
            result[key] = self.value()
            self.skip()
            if self.peek() == ",":
                self.pos += 1
                continue
            self.expect("}")
            return result

    def array(self):
        self.expect("[")
        result = []
        self.skip()
        if self.peek() == "]":
            self.pos += 1
            return result
        while True:
            result.append(self.value())
            self.skip()
            if self.peek() == ",":
                self.pos += 1
                continue
            self.expect("]")
            return result

    def string(self):
        self.expect('"')
        out = []
        while True:
            ch = self.peek()
            if not ch:
                self.fail("unterminated string")
            self.pos += 1
            if ch == '"':
                return "".join(out)
            if ch == "\\":
                kind = self.peek()
                self.pos += 1
                if kind == "u":
                    digits = self.text[self.pos:self.pos + 4]
                    try:
                        out.append(chr(int(digits, 16)))
                    except ValueError as e:
                        raise JsonError(f"bad escape \\u{digits}", self.text, self.pos) from e
                    self.pos += 4
                elif kind in self.escapes:
                    out.append(self.escapes[kind])
                else:
                    self.pos -= 1
                    self.fail(f"bad escape \\{kind}")
            elif ch < " ":
                self.pos -= 1
                self.fail(f"control character {ch!r}")
            else:
                out.append(ch)

    def number(self):
        start = self.pos
        while self.peek() and self.peek() in "+-0123456789.eE":
            self.pos += 1
        text = self.text[start:self.pos]
        try:
            return float(text) if set(text) & set(".eE") else int(text)
        except ValueError:
            self.pos = start
            self.fail(f"bad number {text!r}")

def dump(value, indent=None, level=0):
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, str):
        back = {v: k for k, v in Parser.escapes.items() if k != "/"}
        return '"' + "".join("\\" + back[c] if c in back else c if " " <= c < "\x7f" else f"\\u{ord(c):04x}" for c in value) + '"'
    newline = "" if indent is None else "\n" + " " * indent * (level + 1)
    end = "" if indent is None else "\n" + " " * indent * level
    comma = "," + (newline or " ")
    if isinstance(value, (list, tuple)):
        items = [dump(v, indent, level + 1) for v in value]
        return "[" + newline + comma.join(items) + end + "]" if items else "[]"
    if isinstance(value, dict):
        items = [f"{dump(str(k))}: {dump(v, indent, level + 1)}" for k, v in value.items()]
        return "{" + newline + comma.join(items) + end + "}" if items else "{}"
    raise TypeError(f"cannot dump {type(value).__name__}")

samples = ['{"a": [1, 2.5, -3e2], "b": {"c": null, "d": [true, false, {}]}, "e": "x\\n\\u00e9\\"y"}', "[]", " [ ] ", '"plain"', "12", "-0.5e-3", "null", "[[[[1]]], []]", '{"k": {"k": {"k": "deep"}}}', '["\\ud83d", "é"]']
for text in samples:
    value = Parser(text).parse()
    print(ascii(value), dump(value), Parser(dump(value)).parse() == value)
print(dump(Parser(samples[0]).parse(), 2))
for text in ["", "[1, 2", '{"a" 1}', "[1,]", '{"a": 1,}', "tru", '"abc', '"\\x"', "1.2.3", "--1", "[1] 2", "{1: 2}", '{"a":\n  [1,\n   @]}', '"\\u12g4"', "nul", '["a\nb"]', "{", "-"]:
    try:
        print(Parser(text).parse())
    except JsonError as e:
        print(repr(text), "->", e, "| cause:", repr(e.__cause__))
try:
    dump({"s": {1, 2}})
except TypeError as e:
    print(e)
big = {"rows": [{"id": i, "tags": [f"t{j}" for j in range(i % 3)], "score": i / 7} for i in range(20)]}
print(len(dump(big)), Parser(dump(big, 4)).parse() == big, sum(r["id"] for r in Parser(dump(big)).parse()["rows"]))
