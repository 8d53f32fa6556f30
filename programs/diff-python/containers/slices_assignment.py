# python 3.11
# Assigning to and deleting slices, with every error.
def run(action, xs):
    try:
        action(xs)
        return xs
    except Exception as e:
        return f"{type(e).__name__}: {e}"
def s1(x): x[1:3] = [9]
def s2(x): x[::2] = "abc"
def s3(x): x[::-1] = range(5)
def s4(x): x[5:2] = [7, 8]
def s5(x): x[-2:] = []
def s6(x): x[1:1] = x
def s7(x): x[::2] = [1]
def s8(x): x[0:1] = 5
def s9(x): x[9] = 1
def s10(x): x["a"] = 1
def s11(x): x[-6] = 1
def s12(x): x[:] = (c for c in "gen")
def s13(x): x[1:4:2] = [None, None]
def s14(x): x[1.5] = 0
def d1(x): del x[1:3]
def d2(x): del x[::2]
def d3(x): del x[7]
def d4(x): del x[-1], x[0]
def d5(x): del x[:]
def d6(x): del x["k"]
def d7(x): del x[::-2]
for f in (s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13, s14, d1, d2, d3, d4, d5, d6, d7):
    print(f.__name__, run(f, [0, 1, 2, 3, 4]))
for f in (s1, s9, d3):
    print(f.__name__, run(f, (0, 1)), run(f, "ab"), run(f, {9: 0}), run(f, None))
