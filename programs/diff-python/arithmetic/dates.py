# Calendar arithmetic without a library: leap years, weekdays, Easter, day numbers.
DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
def leap(y): return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
def length(y, m): return [31, 28 + leap(y), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1]
def ordinal(y, m, d):
    if not 1 <= m <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= d <= length(y, m):
        raise ValueError(f"day is out of range for month {y}-{m:02}")
    return 365 * (y - 1) + (y - 1) // 4 - (y - 1) // 100 + (y - 1) // 400 + sum(length(y, k) for k in range(1, m)) + d

def easter(y):
    a, b, c = y % 19, y // 100, y % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l) // 451
    return divmod(h + l - 7 * m + 114, 31)

print([y for y in (1600, 1700, 1900, 1996, 2000, 2023, 2024, 2100) if leap(y)])
for date in [(1, 1, 1), (1970, 1, 1), (2000, 2, 29), (2024, 12, 31), (1969, 7, 20)]:
    print("{:04}-{:02}-{:02}".format(*date), ordinal(*date), DAYS[(ordinal(*date) - 1) % 7])
print(ordinal(2024, 3, 1) - ordinal(2024, 2, 1), ordinal(1970, 1, 1) - ordinal(1900, 1, 1))
for date in [(2023, 2, 29), (2023, 13, 1), (2023, 4, 31), (2023, 1, 0)]:
    try:
        print(ordinal(*date))
    except ValueError as e:
        print(e)
print([f"{m}/{d + 1}" for m, d in map(easter, range(2020, 2028))])
def calendar(y, m):
    first = (ordinal(y, m, 1) - 1) % 7
    cells = ["  "] * first + [f"{d:>2}" for d in range(1, length(y, m) + 1)]
    return "\n".join(" ".join(cells[i:i + 7]) for i in range(0, len(cells), 7))

print(f"{'February 2024':^20}".rstrip())
print(" ".join(d[:2] for d in DAYS))
print(calendar(2024, 2))
def span(seconds):
    parts = []
    for size, name in [(86400, "day"), (3600, "hour"), (60, "minute"), (1, "second")]:
        n, seconds = divmod(seconds, size)
        if n:
            parts.append(f"{n} {name}{'s' * (n != 1)}")
    return ", ".join(parts) or "0 seconds"

print([span(s) for s in (0, 1, 61, 3600, 90061, 10 ** 6)])
