"""A parser of JSON by recursive descent: characters, slices of a string, lists and dicts that grow."""
from repeat import repeat


class Parser:
    escapes = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}

    def __init__(self, text):
        self.text = text
        self.at = 0

    def fail(self, message):
        raise ValueError(f"{message} at {self.at}")

    def peek(self):
        text = self.text
        while self.at < len(text) and text[self.at] in " \t\r\n":
            self.at += 1
        return text[self.at] if self.at < len(text) else ""

    def expect(self, char):
        if self.peek() != char:
            self.fail(f"'{char}' expected")
        self.at += 1

    def parse(self):
        value = self.value()
        if self.peek() != "":
            self.fail("end expected")
        return value

    def value(self):
        char = self.peek()
        if char == "{":
            return self.object()
        if char == "[":
            return self.array()
        if char == '"':
            return self.string()
        if char == "t":
            return self.word("true", True)
        if char == "f":
            return self.word("false", False)
        if char == "n":
            return self.word("null", None)
        return self.number()

    def word(self, word, value):
        if not self.text.startswith(word, self.at):
            self.fail(f"'{word}' expected")
        self.at += len(word)
        return value

    def object(self):
        members = {}
        self.expect("{")
        if self.peek() == "}":
            self.at += 1
            return members
        while True:
            if self.peek() != '"':
                self.fail("a name expected")
            name = self.string()
            self.expect(":")
            members[name] = self.value()
            if self.peek() == "}":
                self.at += 1
                return members
            self.expect(",")

    def array(self):
        elements = []
        self.expect("[")
        if self.peek() == "]":
            self.at += 1
            return elements
        while True:
            elements.append(self.value())
            if self.peek() == "]":
                self.at += 1
                return elements
            self.expect(",")

    def string(self):
        text = self.text
        parts = []
        self.at += 1
        start = self.at
        while text[self.at] != '"':
            if text[self.at] == "\\":
                parts.append(text[start:self.at])
                parts.append(self.escape())
                start = self.at
            else:
                self.at += 1
        parts.append(text[start:self.at])
        self.at += 1
        return "".join(parts)

    def escape(self):
        char = self.text[self.at + 1]
        if char == "u":
            code = self.text[self.at + 2:self.at + 6]
            self.at += 6
            return chr(int(code, 16))
        if char not in self.escapes:
            self.fail("an escape expected")
        self.at += 2
        return self.escapes[char]

    def digits(self):
        text = self.text
        start = self.at
        while self.at < len(text) and "0" <= text[self.at] <= "9":
            self.at += 1
        if self.at == start:
            self.fail("a digit expected")

    def number(self):
        text = self.text
        start = self.at
        whole = True
        if text.startswith("-", self.at):
            self.at += 1
        self.digits()
        if text.startswith(".", self.at):
            whole = False
            self.at += 1
            self.digits()
        if self.at < len(text) and text[self.at] in "eE":
            whole = False
            self.at += 1
            if self.at < len(text) and text[self.at] in "+-":
                self.at += 1
            self.digits()
        number = text[start:self.at]
        return int(number) if whole else float(number)


def record(i):
    return "\n".join([
        "  {",
        f'    "id": {i}, "name": "station {i}", "open": {"true" if i % 3 else "false"}, "line": null,',
        f'    "place": {{"north": {i * 37 % 90}.{i % 10}5, "east": -{i * 53 % 180}.5e-1}},',
        f'    "note": "\\u0041t \\"{i}\\",\\nturn left\\\\right",',
        f'    "trains": [{", ".join([str(i * k % 1440) for k in range(1, 7)])}], "none": [], "more": {{}}',
        "  }",
    ])


text = "[\n" + ",\n".join([record(i) for i in range(1_000)]) + "\n]\n"


def work():
    stations = Parser(text).parse()
    minutes = 0
    east = 0.0
    for station in stations:
        if station["open"]:
            minutes += sum(station["trains"])
        east += station["place"]["east"]
    return (len(text), len(stations), minutes, f"{east:.3f}", stations[7]["note"])


repeat(work, (243999, 1000, 2550807, "-8978.000", 'At "7",\nturn left\\right'))
