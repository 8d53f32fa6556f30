# python 3.11
# min, max, sum, abs, round and divmod with keys, defaults, starts and odd arguments.
print(min(3, 1, 2), max("b", "abc"), min([4, 2]), max({"x": 1, "y": 0}), min("hello"), max([1, 1.0, True]), min([True, 1, 1.0]), max([[1, 2], [1, 3], [0, 9]]), min((2, "b"), (2, "a")))
print(max(["aa", "b", "ccc"], key=len), min(["aa", "b", "c"], key=len), max([], default="d"), min((), default=None, key=len), max(1, 2, key=lambda x: -x), max([3, -4], key=abs))
print(sum([1, 2.5]), sum([], 10), sum(range(101)), sum([[1], [2, 3]], []), sum((True, True)), sum([0.1] * 3) > 0.3, sum(x * x for x in range(4)), sum({1: "a", 2: "b"}), sum([1], start=5))
print(abs(-3), abs(-2.5), abs(True), abs(-10 ** 30), round(2.5), round(3.5), round(-0.5), round(1234.567, -2), round(5), round(15, -1), round(2.675, 2), round(True), divmod(7, -2), divmod(-7.5, 2), divmod(10 ** 20, 7))
for f in [lambda: min(), lambda: max([]), lambda: max(5), lambda: min(1, "a"), lambda: sum(["a"]), lambda: sum("ab"), lambda: sum([1], ""), lambda: abs("x"), lambda: round("x"), lambda: divmod(1, 0), lambda: divmod(1.0, 0), lambda: divmod("a", 1), lambda: max(1, 2, key=3), lambda: max(None, 1), lambda: round(1.5, 1.5)]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
