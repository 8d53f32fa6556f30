# A spreadsheet: formulas that refer to each other, computed on demand, with cycles found.
class CellError(Exception):
    pass


class Sheet:
    def __init__(self):
        self.cells = {}
        self.cache = {}
        self.busy = []
        self.evaluations = 0

    def __setitem__(self, name, content):
        self.cells[name] = content
        self.cache.clear()

    def __delitem__(self, name):
        del self.cells[name]
        self.cache.clear()

    def __getitem__(self, name):
        if name in self.cache:
            return self.cache[name]
        if name in self.busy:
            raise CellError("cycle " + " -> ".join(self.busy[self.busy.index(name):] + [name]))
        content = self.cells.get(name, 0)
        if isinstance(content, str) and content.startswith("="):
            self.busy.append(name)
            try:
                content = Formula(self, content[1:]).value()
                self.evaluations += 1
            finally:
                self.busy.pop()
        self.cache[name] = content
        return content

    def show(self, *names):
        shown = []
        for name in names:
            try:
                value = self[name]
                shown.append(f"{name}={value:.2f}" if isinstance(value, float) else f"{name}={value}")
            except CellError as e:
                shown.append(f"{name}: #{e}")
            except ZeroDivisionError:
                shown.append(f"{name}: #DIV/0")
        print(", ".join(shown))


class Formula:
    functions = {
        "SUM": sum,
        "MAX": max,
        "MIN": min,
        "COUNT": len,
        "AVG": lambda xs: sum(xs) / len(xs),
        "IF": lambda xs: xs[1] if xs[0] else xs[2],
    }

    def __init__(self, sheet, text):
        self.sheet, self.text, self.at = sheet, text.replace(" ", ""), 0

    def peek(self):
        return self.text[self.at] if self.at < len(self.text) else ""

    def take(self, test):
        start = self.at
        while self.at < len(self.text) and test(self.text[self.at]):
            self.at += 1
        return self.text[start:self.at]

    def accept(self, chars):
        c = self.peek()
        if c and c in chars:
            self.at += 1
            return c
        return None

    def need(self, c):
        if not self.accept(c):
            raise CellError(f"'{c}' wanted at {self.at} of {self.text}")

    def value(self):
        result = self.comparison()
        if self.at < len(self.text):
            raise CellError(f"what is {self.text[self.at:]!r}")
        return result

    def comparison(self):
        left = self.sum()
        op = self.accept("<>=")
        if op is None:
            return left
        right = self.sum()
        return left < right if op == "<" else left > right if op == ">" else left == right

    def sum(self):
        result = self.term()
        while True:
            op = self.accept("+-")
            if op is None:
                return result
            right = self.term()
            result = result + right if op == "+" else result - right

    def term(self):
        result = self.factor()
        while True:
            op = self.accept("*/")
            if op is None:
                return result
            right = self.factor()
            result = result * right if op == "*" else result / right

    def factor(self):
        if self.accept("-"):
            return -self.factor()
        if self.accept("("):
            result = self.comparison()
            self.need(")")
            return result
        number = self.take(lambda c: c.isdigit() or c == ".")
        if number:
            return float(number) if "." in number else int(number)
        name = self.take(str.isalnum)
        if not name:
            raise CellError(f"nothing at {self.at} of {self.text}")
        if self.accept("("):
            values = self.arguments()
            if name not in self.functions:
                raise CellError(f"no function {name}")
            return self.functions[name](values)
        return self.sheet[name]

    def arguments(self):
        values = []
        while not self.accept(")"):
            start = self.at
            first = self.take(str.isalnum)
            if first and self.accept(":"):
                values.extend(self.sheet[name] for name in span(first, self.take(str.isalnum)))
            else:
                self.at = start
                values.append(self.comparison())
            if not self.accept(",") and self.peek() != ")":
                raise CellError(f"')' wanted at {self.at} of {self.text}")
        return values


def span(first, last):
    columns = range(ord(first[0]), ord(last[0]) + 1)
    rows = range(int(first[1:]), int(last[1:]) + 1)
    return [f"{chr(c)}{r}" for r in rows for c in columns]


sheet = Sheet()
for row, (price, count) in enumerate([(2.5, 4), (10, 1), (0.75, 12)], 1):
    sheet[f"A{row}"], sheet[f"B{row}"], sheet[f"C{row}"] = price, count, f"=A{row}*B{row}"
sheet["C4"] = "=SUM(C1:C3)"
sheet["C5"] = "=IF(C4 > 25, C4*0.9, C4)"
sheet["D1"] = "=(1+2)*3-4/2+-1"
sheet["D2"] = "=AVG(A1:B3, 100) + COUNT(A1:A3) + MAX(B1, B3) - MIN(A1:A3)"
sheet.show("C1", "C2", "C3", "C4", "C5", "D1", "D2", "Z9")
before = sheet.evaluations
sheet.show("C5")
print(sheet.evaluations - before)
sheet["B2"] = 0
sheet.show("C4", "C5")
print(sheet.evaluations - before)
sheet["E1"], sheet["E2"], sheet["E3"] = "=E2+1", "=E3*2", "=SUM(E1, 1)"
sheet.show("E1", "E2", "E3")
sheet["E3"] = 5
sheet.show("E1", "E2")
sheet["F1"], sheet["F2"], sheet["F3"], sheet["F4"], sheet["F5"] = "=1/0", "=F1+1", "=NOPE(1)", "=(1", "=2 2 +"
sheet.show("F1", "F2", "F3", "F4", "F5")
sheet["G1"] = "=C1 = 10.0"
del sheet["C2"]
sheet.show("G1", "C4", "C2")
