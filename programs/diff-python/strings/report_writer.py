# Reports as text: wrapped paragraphs, tables with aligned columns, bars, and numbers in every dress.
def wrap(text, width, indent=""):
    lines, line = [], indent
    for word in text.split():
        if len(line) + len(word) + 1 > width and line.strip():
            lines.append(line.rstrip())
            line = indent
        line += word + " "
    if line.strip():
        lines.append(line.rstrip())
    return "\n".join(lines)


def justify(line, width):
    words = line.split()
    if len(words) < 2:
        return line.ljust(width)
    gaps = len(words) - 1
    spaces = width - sum(map(len, words))
    each, more = divmod(spaces, gaps)
    return "".join(w + " " * (each + (i < more)) for i, w in enumerate(words[:-1])) + words[-1]


class Table:
    aligns = {"left": "<", "right": ">", "centre": "^"}

    def __init__(self, *columns):
        self.columns = [(c, "left") if isinstance(c, str) else c for c in columns]
        self.rows = []

    def add(self, *cells):
        if len(cells) != len(self.columns):
            raise ValueError(f"{len(self.columns)} cells wanted, not {len(cells)}")
        self.rows.append(cells)
        return self

    @staticmethod
    def text(cell):
        if cell is None:
            return "-"
        if isinstance(cell, bool):
            return "yes" if cell else "no"
        if isinstance(cell, float):
            return f"{cell:,.2f}"
        if isinstance(cell, int):
            return f"{cell:,}"
        return str(cell)

    def __str__(self):
        rows = [[self.text(c) for c in row] for row in self.rows]
        widths = [max(len(name), *(len(r[i]) for r in rows)) if rows else len(name) for i, (name, _) in enumerate(self.columns)]
        rule = "+".join("-" * (w + 2) for w in widths)
        out = ["|".join(f" {name:^{w}} " for (name, _), w in zip(self.columns, widths)), rule]
        for r in rows:
            out.append("|".join(f" {cell:{self.aligns[a]}{w}} " for cell, (_, a), w in zip(r, self.columns, widths)))
        return "\n".join(line.rstrip() for line in out)


text = "The quick brown fox jumps over the lazy dog, and the dog, being lazy, does nothing at all about it."
print(wrap(text, 30))
print(wrap(text, 24, "    "))
for line in wrap(text, 28).split("\n"):
    print("|" + justify(line, 28) + "|")
t = Table("name", ("amount", "right"), ("paid", "centre"), ("rate", "right"))
t.add("Ann", 1234567, True, 3.14159).add("Bob", -5, False, None).add("Zoë", 0, None, 1e6)
print(t)
print(Table("empty", "table"))
try:
    t.add(1)
except ValueError as e:
    print(e)
data = {"mon": 3, "tue": 12, "wed": 0, "thu": 7.5}
most = max(data.values())
for day, n in data.items():
    print(f"{day.title():>5} {'#' * round(n / most * 20):<20} {n:>5.1f} {n / most:7.1%}")
for n in (0, 7, 1024, 1536, 10 ** 6, 123456789, 10 ** 15):
    size, unit = n, 0
    while size >= 1024 and unit < 4:
        size, unit = size / 1024, unit + 1
    print(f"{size:.{0 if unit == 0 else 1}f}{' KMGT'[unit]}B".replace(" ", ""), end=" ")
print()
for seconds in (0, 59, 61, 3599, 3661, 90061):
    m, s = divmod(seconds, 60)
    h, m = divmod(m, 60)
    d, h = divmod(h, 24)
    print((f"{d}d " if d else "") + f"{h:02}:{m:02}:{s:02}", end="; ")
print()


def words(n):
    small = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    if n < 0:
        return "minus " + words(-n)
    if n < 20:
        return small[n]
    if n < 100:
        return tens[n // 10 - 2] + (f"-{small[n % 10]}" if n % 10 else "")
    for size, name in ((10 ** 9, "billion"), (10 ** 6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            rest = n % size
            return f"{words(n // size)} {name}" + (f" {'and ' if rest < 100 else ''}{words(rest)}" if rest else "")


def roman(n):
    out = ""
    for value, letters in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split()):
        count, n = divmod(n, value)
        out += letters * count
    return out


for n in (0, 13, 42, 100, 115, 999, 1066, -70, 1234567, 10 ** 9):
    print(n, words(n), roman(n) if 0 < n < 4000 else "")
