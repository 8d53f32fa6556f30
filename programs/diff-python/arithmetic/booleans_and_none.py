# Truth, short circuits, chains of comparisons, None and bool as numbers.
values = [0, 1, -1, 0.0, 0.1, "", " ", "False", [], [0], {}, {0: 0}, set(), (), (None,), None, True, False, range(0), range(1), float("nan")]
print([bool(v) for v in values], [not v for v in values])
for a in (0, 1, "", "x", None):
    for b in (0, "y", []):
        print(repr(a and b), repr(a or b), repr(a and not b), repr(not a or b), end=" | ")
    print()
log = []
def t(x):
    log.append(x)
    return x

print(t(1) and t(0) and t(2), t(0) or t("") or t("last"), log)
log.clear()
print(t(1) < t(2) < t(3), t(3) < t(2) < t(1), log)
log.clear()
print(t(5) if t(0) else t(6), log, 1 if [] else 2 if "" else 3, (1 if True else 2) + 1)
print(1 < 2 < 3, 1 < 3 < 2, 1 < 2 > 1, 3 > 2 >= 2 == 2 != 1, 1 == 1.0 == True, "a" < "b" < "c", 1 in [1] == True, (1 in [1]) == True, not 1 == 2, not (True and False), 5 > 4 is not None)
print(True + True, True * 5, True / 2, -True, ~True, True ** 2, True << 3, sum([True, False, True]), [10, 20][True], "ab"[False], True == 1, True is True, False < True, max(True, 2), min(False, -1), isinstance(True, int), type(True), int(True), float(False), str(True), repr(False), f"{True:>6}|{True:d}|{False:5}", True & False, True | False, True ^ True, True & 3, bool("False"), bool(int("0")))
print(None, repr(None), str(None), [None], None == None, None is None, None == False, not None, None or "default", f"{None}", type(None), type(None).__name__, (None,) < (None, 1) if True else "")
x = None
print(x is None, x is not None, x == None, "unset" if x is None else "set", {None: 1}[None], [None, None].count(None))
for f in [lambda: None + 1, lambda: None < 1, lambda: None[0], lambda: None.attr, lambda: None(), lambda: len(None), lambda: iter(None), lambda: -None, lambda: int(None), lambda: "a" + None, lambda: (None, 1) < (None, 2), lambda: (None,) < (1,), lambda: sorted([None, None]), lambda: True.x, lambda: True(), lambda: bool(1, 2), lambda: True[0], lambda: True + "a", lambda: [1, 2][None], lambda: {}[None]]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
def implicit():
    pass

def maybe(n):
    if n > 0:
        return n

print(implicit(), maybe(1), maybe(-1), print("inner"), (lambda: None)())
print([a <= b for a, b in [(1, 1), (1, 2)]], all([]), any([]), all([1, "a", [0]]), any([0, "", None]), all(x > 0 for x in [1, 2]), any(x > 1 for x in [1, 2]))
for a in (False, True):
    for b in (False, True):
        print(int(a), int(b), a and b, a or b, a != b, not (a and b), not a and not b, a <= b, a == b)
n = 0
while n < 3:
    n += 1
    if n == 2:
        continue
    print("n", n)
else:
    print("loop done")
print(1 is 1 if False else "is", 3 if n else 4, (n and n + 1) or 0, n == 3 and "three", n != 3 or "not three", [] or {} or 0 or "end")
