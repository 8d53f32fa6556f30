# python 3.11
# How floats are printed, rounded and compared.
for x in [0.1, 0.1 + 0.2, 1 / 3, 1e16, 1e15, 123456789012345680.0, 1e-5, 1e-4, 0.0001234, 1.5e300 * 1e10, 5e-324, 1.7976931348623157e308, 2.0, -0.0, 100.0, 1e22, 1e23, 12345.678e10, 3.0e-10, float("inf"), float("-inf"), float("nan"), 0.30000000000000004, 9007199254740993.0, 4.35, 2.675, 1e100]:
    print(x, repr(x), str(x), f"{x}", x == x, int(x) if x == x and abs(x) != float("inf") and abs(x) < 1e25 else "-")

for x in [0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1.005, 1234.5678, 1e16 + 1, -2.5, 0.125, 0.375]:
    print(x, round(x), round(x, 1), round(x, 2), round(x, -1), round(x, -3))
for n in [15, 25, 35, 149, 150, 151, -15, -25, 12345]:
    print(n, round(n, -1), round(n, -2), round(n, 1), round(n))

nan = float("nan")
inf = float("inf")
print(nan == nan, nan != nan, nan < 1, nan in [nan], [nan] == [nan], inf > 10 ** 100, -inf < inf, inf - inf, inf * 0, max(nan, 1) is nan, max(1, nan))
print(0.1 + 0.2 == 0.3, abs(0.1 + 0.2 - 0.3) < 1e-9, 1 == 1.0, 1 == True, 0.0 == -0.0, hash(1) == hash(1.0) == hash(True))
print((0.5).is_integer(), (4.0).is_integer(), (0.75).as_integer_ratio(), (10).as_integer_ratio(), 3.7 // 1, -3.7 // 1, 3.7 % 1)
print(float("1e3"), float("  -2.5 "), float("1_0.5"), float("Infinity"), float("-nan"), float(".5"), float("5."))
for text in ["", "abc", "1.2.3", "1e", "--1", "0x10", "1_", "1 2"]:
    try:
        print(float(text))
    except ValueError as e:
        print(e)
import math
print(math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.5), math.sqrt(2), math.hypot(3, 4), math.isclose(0.1 + 0.2, 0.3))
print(math.pi, math.e, math.inf, math.nan, math.copysign(1, -0.0), math.fmod(-7, 3), math.log(8, 2), math.log2(1024), math.log10(1000), math.exp(1))
for f in [lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.exp(1000), lambda: 1e308 * 10, lambda: (1e308) ** 2, lambda: round(nan), lambda: round(inf), lambda: math.floor(inf), lambda: math.factorial(-1), lambda: round(1.5, "a"), lambda: abs("a")]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
total = 0.0
for i in range(10):
    total += 0.1
print(total, sum([0.1] * 10), math.fsum([0.1] * 10), min(0.1, 0.1 + 1e-17), 1e16 + 1.0, 1 + 1e-16)
