# python 3.11
# Every part of a format specification, on every kind of number.
ints = [0, 7, -42, 1234567, -1234567890123456789012]
for spec in ["", "d", "5", "<8", ">8", "^8", "=+8", "08", "+", "-", " ", ",", "_", "x", "X", "#x", "o", "#o", "b", "#b", "010,", "#010x", "*^20", "e", ".2f", ",.2f", "%", "n", "_b", "_x", "+.3e", "g", "c>12,"]:
    print(repr(spec), [format(n, spec) for n in ints])
floats = [0.0, -0.0, 3.14159265, -2.5, 1234567.891, 1e-7, 1.5e20, float("inf"), float("nan")]
for spec in ["", ".0f", ".2f", "10.3f", "<10.1f", "+.1f", " .1f", "e", ".3e", "E", ".0e", "g", ".3g", ".10g", "G", "%", ".1%", ",.2f", "_.1f", "010.2f", "*^15.2f", "#.0f", "n", ".4", "10", "+", "0=+12.3f", "z.1f"]:
    try:
        print(repr(spec), [format(x, spec) for x in floats])
    except ValueError as e:
        print(repr(spec), e)
for spec in ["", "s", "10", "<10", ">10", "^10", "*^11", ".2", "6.2s", "^6.1", "05"]:
    print(repr(spec), [format(s, spec) for s in ["", "a", "hello", "héé"]])
for value, spec in [(1, "s"), ("a", "d"), (1.5, "d"), (1.5, "x"), ("a", ",") , ("a", "+"), (1, ".2d"), ("a", "=5"), (1, "k"), (1.5, "s"), ([1], "5"), (None, ">5"), (None, ""), ([], ""), (1, "10.5.2"), (1, ","), (True, "d"), (True, ""), (True, "5"), (65, "c"), (8364, "c"), (-1, "c"), (1, "+c"), (1, ",x"), ("a", "<<5"), (1.5, ",e"), (1, "+-5"), (10, "_,")]:
    try:
        print(repr(value), repr(spec), repr(format(value, spec)))
    except Exception as e:
        print(repr(value), repr(spec), type(e).__name__, e)
