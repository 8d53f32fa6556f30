# Reading numbers, durations, sizes and versions out of text, with good messages.
def parse_size(text):
    units = {"": 1, "b": 1, "k": 10 ** 3, "m": 10 ** 6, "g": 10 ** 9, "ki": 2 ** 10, "mi": 2 ** 20}
    t = text.strip().lower().removesuffix("b")
    number = t.rstrip("kmgi")
    unit = t[len(number):]
    if unit not in units:
        raise ValueError(f"unknown unit {unit!r} in {text!r}")
    return int(float(number) * units[unit])

for text in ["10", "1.5k", "2 MiB", " 3gb ", "0.1KiB", "7x", "k", "", "1.2.3m"]:
    try:
        print(repr(text), parse_size(text))
    except ValueError as e:
        print(repr(text), "->", e)
def human(n):
    for unit in ["B", "kB", "MB", "GB"]:
        if abs(n) < 1000:
            return f"{n:.3g} {unit}" if isinstance(n, float) else f"{n} {unit}"
        n /= 1000
    return f"{n:,.1f} TB"

print([human(n) for n in (0, 999, 1000, 123456, 10 ** 9, 5 * 10 ** 15, -2500)])
def version(text): return tuple(int(p) if p.isdigit() else p for p in text.split("."))
versions = ["1.10", "1.9", "1.9.1", "0.99", "2.0"]
print(sorted(versions), sorted(versions, key=version), version("1.2.b"))
try:
    print(sorted(["1.2", "1.b"], key=version))
except TypeError as e:
    print(e)
def duration(text):
    total, number = 0, ""
    for ch in text:
        if ch.isdigit():
            number += ch
        elif ch in "hms" and number:
            total += int(number) * {"h": 3600, "m": 60, "s": 1}[ch]
            number = ""
        else:
            raise ValueError(f"unexpected {ch!r} in {text!r}")
    return total

print(duration("1h30m"), duration("90s"), duration(""), end=" ")
for bad in ["h", "5x", "1 h"]:
    try:
        duration(bad)
    except ValueError as e:
        print(e, end="; ")
print()
print([float(x) for x in "1 .5 1e3 -0 1_0 inf -Infinity".split()], [x.isdigit() for x in ("12", "-1", "1.5", "")], "12".zfill(5), f"{12:05d}", f"{-12:05d}", f"{3.7:05.1f}", "%05d" % -3, str(12).rjust(5, "0"), f"{1e15} {1e16} {123456789.123:.2e} {0.1 + 0.2:.17g}")
def spell(n):
    ones = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    tens = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
    if n < 20:
        return ones[n]
    if n < 100:
        return tens[n // 10] + ("-" + ones[n % 10] if n % 10 else "")
    for size, name in [(10 ** 6, "million"), (1000, "thousand"), (100, "hundred")]:
        if n >= size:
            rest = n % size
            return spell(n // size) + f" {name}" + (" " + spell(rest) if rest else "")

for n in (0, 13, 40, 99, 100, 342, 1000, 70015, 1234567):
    print(n, spell(n))
