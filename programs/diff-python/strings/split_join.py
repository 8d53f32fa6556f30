# split, rsplit, partition, splitlines and join against each other.
texts = ["", " ", "a", "a b", " a  b ", "a,b", ",a,,b,", "a\tb\nc", "\n\n", "x--y--z", "--"]
for t in texts:
    print(repr(t), t.split(), t.split(" "), t.split(","), t.split("--"), t.rsplit("--", 1), t.partition("--"), t.rpartition(","), t.splitlines(), t.splitlines(keepends=True), t.split(None, 1), t.split(maxsplit=0), t.split(sep=",", maxsplit=1))
for t in texts:
    assert ",".join(t.split(",")) == t and "".join(t.partition(",")) == t
print("-".join("abc"), "".join(["x"] * 3), ", ".join(str(i) for i in range(3)), " ".join({"k": 1, "j": 2}), "|".join([]), "\n".join(["a", "b"]).split("\n"))
for f in [lambda: "a".split(""), lambda: "a".partition(""), lambda: ",".join([1]), lambda: ",".join(["a", 2, None]), lambda: ",".join(None), lambda: "a".split(1), lambda: "a".split(",", "x"), lambda: "a".rsplit(""), lambda: "a".partition()]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
