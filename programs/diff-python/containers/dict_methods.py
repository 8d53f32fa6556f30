# Dicts: order, views, methods, merging, key equality, error texts.
d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 9
print(d, list(d), len(d), d.keys(), d.values(), d.items(), "a" in d, 2 in d, 2 in d.values(), ("a", 2) in d.items())
print(d.get("x"), d.get("x", 0), d.setdefault("y", []), d.setdefault("a", 5), d.pop("y"), d.pop("zz", "none"), d.popitem(), d)
d.update({"k": 1}, m=2)
d.update([("n", 3), ("a", 7)])
print(d, dict(a=1, b=2), dict([("x", 1)]), dict({"q": 1}, r=2), dict(zip("ab", [1, 2])), dict.fromkeys("abc"), dict.fromkeys([1, 2], 0))
print({1: "a", 1.0: "b", True: "c"}, {0: 1, False: 2, 0.0: 3}, {"1": 1, 1: 2}, {(1, 2): 3, None: 4, frozenset([1]): 5})
print({"a": 1} | {"b": 2, "a": 3}, {**d, "z": 0}, {"a": 1} == {"a": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {} == [], not {}, list(reversed({"x": 1, "y": 2})))
e = {"p": 1}
e |= {"q": 2}
e |= [("r", 3)]
print(e, e.keys() & {"p", "z"}, sorted(e.keys() | {"z"}), sorted(e.keys() - {"p"}), e.keys() == {"p", "q", "r"}, sorted(e.items() & {("p", 1)}), e.keys().isdisjoint({"zz"}))
keys = e.keys()
e["new"] = 0
print(keys, len(keys), list(enumerate(e)), [k + str(v) for k, v in e.items()], max(e, key=e.get), sorted(e, key=lambda k: -e[k]), sum(e.values()))
nested = {"a": {"b": [1, {"c": 2}]}}
nested["a"]["b"][1]["c"] += 5
nested["self"] = nested
print(nested, nested["a"]["b"][1]["c"])
def grow():
    for k in e:
        e[k + "!"] = 1

def shrink():
    for k in e:
        e.pop(k)

def replace_values():
    for k in e:
        e[k] = k * 2
    return e

for f in [lambda: {}["k"], lambda: {1: 2}[(1, 2)], lambda: {}.pop("k"), lambda: {}.popitem(), lambda: {[]: 1}, lambda: {}[{}], lambda: {}[[1]], lambda: {1: 2} + {3: 4}, lambda: {1: 2} < {3: 4}, lambda: {}.x, lambda: dict(5), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: {} | [1], lambda: dict("ab"), lambda: {}.get(), lambda: {}.update(5), lambda: dict(a=1, **{"a": 2}), lambda: {**5}, lambda: {}.fromkeys(5), lambda: {}.get([]), lambda: [] in {}, lambda: {}.setdefault({}), lambda: {}.keys()[0], lambda: dict(1, 2), lambda: {}.pop(), grow, shrink, replace_values, lambda: e["it's"], lambda: e[None], lambda: e[2.5], lambda: hash({})]:
    try:
        print(f())
    except Exception as ex:
        print(type(ex).__name__, ex, ex.args)
inverted = {}
for k, v in {"one": 1, "uno": 1, "two": 2}.items():
    inverted.setdefault(v, []).append(k)
print(inverted, {v: k for k, v in {"a": 1, "b": 1}.items()}, {k: v for k, v in sorted({"b": 1, "a": 2}.items())})
copy = nested.copy()
copy["new"] = 1
print("new" in nested, copy["a"] is nested["a"], type(d.keys()).__name__, type(d.items()).__name__)
