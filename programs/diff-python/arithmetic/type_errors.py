# What operators say about operands that they do not take.
values = [1, 1.5, "a", [1], (1,), {1: 2}, {1}, None, True, len, range(3)]
ops = [
    ("+", lambda a, b: a + b),
    ("-", lambda a, b: a - b),
    ("*", lambda a, b: a * b),
    ("/", lambda a, b: a / b),
    ("//", lambda a, b: a // b),
    ("%", lambda a, b: a % b),
    ("**", lambda a, b: a ** b),
    ("<<", lambda a, b: a << b),
    ("&", lambda a, b: a & b),
    ("|", lambda a, b: a | b),
    ("^", lambda a, b: a ^ b),
    ("<", lambda a, b: a < b),
    (">=", lambda a, b: a >= b),
    ("==", lambda a, b: a == b),
    ("in", lambda a, b: not isinstance(a, set) and a in b),
]
for name, op in ops:
    for a in values:
        for b in values:
            try:
                result = repr(op(a, b))
            except TypeError as e:
                result = "TypeError: " + str(e)
            except ZeroDivisionError as e:
                result = "ZeroDivisionError: " + str(e)
            if a is not len or b is not len:
                print(type(a).__name__, name, type(b).__name__, "->", result)
unary = [("-", lambda a: -a), ("+", lambda a: +a), ("~", lambda a: ~a), ("abs", abs), ("len", len), ("iter", iter), ("hash", lambda a: hash(a) and None), ("int", int), ("float", float), ("round", round), ("call", lambda a: a()), ("index", lambda a: a[0]), ("next", next), ("sorted", sorted), ("sum", sum), ("chr", chr), ("ord", ord), ("bin", bin)]
for name, op in unary:
    for a in [1, 1.5, "a", "ab", [1], [None, 1], (1,), {1: 2}, {0: "z"}, {1}, None, True]:
        try:
            result = repr(op(a))
        except Exception as e:
            result = type(e).__name__ + ": " + str(e)
        if not result.startswith("<"):
            print(name, repr(a), "->", result)
