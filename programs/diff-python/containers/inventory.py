# Dicts of dicts: grouping, joining, pivoting, ranking, histograms.
rows = [
    {"id": 1, "city": "Rome", "year": 2020, "n": 12, "price": 2.5},
    {"id": 2, "city": "Oslo", "year": 2020, "n": 7, "price": 4.0},
    {"id": 3, "city": "Rome", "year": 2021, "n": 3, "price": 2.75},
    {"id": 4, "city": "Bonn", "year": 2021, "n": 7, "price": 1.0},
    {"id": 5, "city": "Oslo", "year": 2021, "n": 9, "price": 4.5},
]
def group(items, key):
    out = {}
    for i in items:
        out.setdefault(i[key], []).append(i)
    return out

for city, items in sorted(group(rows, "city").items()):
    print(f"{city:<6}{len(items)} rows, n={sum(i['n'] for i in items)}, {sum(i['n'] * i['price'] for i in items):.2f}, avg {sum(i['price'] for i in items) / len(items):.3f}")
years = sorted({r["year"] for r in rows})
print("city  " + "".join(f"{y:>6}" for y in years))
for city in sorted({r["city"] for r in rows}):
    print(f"{city:<6}" + "".join(f"{sum(r['n'] for r in rows if r['city'] == city and r['year'] == y) or '-':>6}" for y in years))
print([r["id"] for r in sorted(rows, key=lambda r: (-r["n"], r["city"]))], max(rows, key=lambda r: r["price"])["city"], min(rows, key=lambda r: (r["n"], -r["id"]))["id"])
people = {"ann": {"age": 31, "tags": ["a", "b"]}, "bob": {"age": 25}}
print(people.get("bob", {}).get("tags", []), people.get("zoe", {}).get("age"), {k: v["age"] for k, v in people.items()}, [t for p in people.values() for t in p.get("tags", ())])
def merge(a, b):
    out = dict(a)
    for k, v in b.items():
        out[k] = merge(out[k], v) if isinstance(v, dict) and isinstance(out.get(k), dict) else v
    return out

base = {"db": {"host": "x", "port": 1, "opt": {"a": 1}}, "debug": False}
print(merge(base, {"db": {"port": 2, "opt": {"b": 2}}, "debug": {"level": 3}}), base)
def flatten(d, prefix=""):
    for k, v in d.items():
        if isinstance(v, dict) and v:
            yield from_pairs(prefix + k + ".", v) if False else None
        else:
            yield prefix + k, v

def from_pairs(prefix, v): return (prefix, v)
def dig(d, path):
    for step in path.split("."):
        d = d[int(step)] if isinstance(d, list) else d[step]
    return d

print(dig({"a": [{"b": 5}]}, "a.0.b"), dig(base, "db.opt.a"))
for path in ["db.nope", "db.port.x", "zz"]:
    try:
        print(dig(base, path))
    except (KeyError, TypeError) as e:
        print(path, type(e).__name__, e)
text = "abracadabra"
freq = {}
for c in text:
    freq[c] = freq.get(c, 0) + 1
print(freq, sorted(freq, key=lambda c: (-freq[c], c)), {v: sorted(k for k in freq if freq[k] == v) for v in sorted(set(freq.values()))})
for k in sorted(freq):
    print(k, "#" * freq[k])
stock = {"apple": 3}
def take(name, n=1):
    if stock[name] < n:
        raise ValueError(f"only {stock[name]} of {name}, not {n}")
    stock[name] -= n
    if not stock[name]:
        del stock[name]

for args in [("apple", 2), ("apple", 5), ("pear",), ("apple",), ("apple",)]:
    try:
        take(*args)
        print("took", args, stock)
    except (KeyError, ValueError) as e:
        print(type(e).__name__, e)
