# Wrapping, aligning, tables, templates, diffs, word counts, justified text.
TEXT = """Toy is a small language. It has a lock, the one that
everybody talks about; and it shows what the lock costs.

A second paragraph has short words, supercalifragilistic ones, and   spaces."""

def wrap(text, width):
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    if line:
        lines.append(line)
    return lines

def justify(line, width):
    words = line.split()
    if len(words) == 1:
        return line.ljust(width)
    gaps = width - sum(map(len, words))
    each, more = divmod(gaps, len(words) - 1)
    return "".join(w + " " * (each + (i < more)) for i, w in enumerate(words[:-1])) + words[-1]

for paragraph in TEXT.split("\n\n"):
    for line in wrap(paragraph, 24):
        print(f"|{line:<24}|{line:^24}|{line:>24}|{justify(line, 24)}|")
    print("-" * 26)
def table(rows, header):
    cells = [header] + [[str(c) if not isinstance(c, float) else f"{c:.2f}" for c in r] for r in rows]
    widths = [max(len(r[i]) for r in cells) for i in range(len(header))]
    bar = "+" + "+".join("-" * (w + 2) for w in widths) + "+"
    out = [bar]
    for n, r in enumerate(cells):
        out.append("|" + "|".join(f" {c:<{w}} " if n == 0 or not c[-1:].isdigit() else f" {c:>{w}} " for c, w in zip(r, widths)) + "|")
        if n == 0:
            out.append(bar)
    return "\n".join(out + [bar])

print(table([["apple", 3, 0.5], ["kiwi", 120, 12.25], ["", 0, 1e3]], ["fruit", "n", "price"]))
counts = {}
for word in TEXT.lower().replace(";", " ").replace(",", " ").replace(".", " ").split():
    counts[word] = counts.get(word, 0) + 1
for word, n in sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:6]:
    print(f"{word:.<12}{n:.>4} {'#' * n}")
def diff(a, b):
    m = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            m[i][j] = m[i + 1][j + 1] + 1 if a[i] == b[j] else max(m[i + 1][j], m[i][j + 1])
    i = j = 0
    while i < len(a) or j < len(b):
        if i < len(a) and j < len(b) and a[i] == b[j]:
            yield "  " + a[i]
            i, j = i + 1, j + 1
        elif j == len(b) or i < len(a) and m[i + 1][j] >= m[i][j + 1]:
            yield "- " + a[i]
            i += 1
        else:
            yield "+ " + b[j]
            j += 1

print("\n".join(diff("one two three four".split(), "zero one three 3 four five".split())))
def edit_distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]

print([edit_distance(a, b) for a, b in [("kitten", "sitting"), ("", "abc"), ("same", "same"), ("flaw", "lawn")]])
def fill(template, values):
    out, i = "", 0
    while i < len(template):
        if template.startswith("{{", i):
            end = template.find("}}", i)
            if end < 0:
                raise ValueError(f"no end for the field at {i}")
            name, _, default = template[i + 2:end].strip().partition("|")
            out += str(values.get(name, default or f"<{name}?>"))
            i = end + 2
        else:
            out += template[i]
            i += 1
    return out

print(fill("Dear {{ name }}, {{n}} of {{what|things}} {{x}}!", {"name": "Bo", "n": 3}))
try:
    fill("abc {{ oops", {})
except ValueError as e:
    print(e)
def camel(s): return "".join(w.capitalize() if i else w for i, w in enumerate(s.split("_")))
def snake(s): return "".join("_" + c.lower() if c.isupper() else c for c in s)
print(camel("a_long_name"), snake("aLongName"), snake(camel("x_y")) == "x_y", "Hello World Foo".swapcase(), "".join(reversed("stressed")), " ".join(w[::-1] for w in "abc def".split()))
csv = 'name,"quoted, comma",3\n"say ""hi""",,x'
def parse_csv(text):
    for line in text.split("\n"):
        row, field, quoted, i = [], "", False, 0
        while i < len(line):
            ch = line[i]
            if quoted and ch == '"' and line[i + 1:i + 2] == '"':
                field += ch
                i += 1
            elif ch == '"':
                quoted = not quoted
            elif ch == "," and not quoted:
                row.append(field)
                field = ""
            else:
                field += ch
            i += 1
        yield row + [field]

print(list(parse_csv(csv)))
