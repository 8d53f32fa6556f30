# Generators as tokenizers, tree walkers and state machines with send.
def tokens(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit():
            j = i
            while j < len(text) and text[j].isdigit():
                j += 1
            yield "num", int(text[i:j])
            i = j
        elif c in "+-*/()":
            yield "op", c
            i += 1
        else:
            raise ValueError(f"bad {c!r} at {i}")
    yield "end", None
def evaluate(text):
    ts = tokens(text)
    current = next(ts)
    def advance():
        nonlocal current
        old, current = current, next(ts, ("end", None))
        return old[1]
    def atom():
        if current == ("op", "("):
            advance()
            value = expr()
            if current != ("op", ")"):
                raise ValueError("expected )")
            advance()
            return value
        if current == ("op", "-"):
            advance()
            return -atom()
        if current[0] != "num":
            raise ValueError(f"unexpected {current[1]!r}")
        return advance()
    def term():
        value = atom()
        while current in (("op", "*"), ("op", "/")):
            value = value * atom() if advance() == "*" else value / atom()
        return value
    def expr():
        value = term()
        while current in (("op", "+"), ("op", "-")):
            value = value + term() if advance() == "+" else value - term()
        return value
    value = expr()
    if current[0] != "end":
        raise ValueError(f"extra {current[1]!r}")
    return value
for text in ["1 + 2 * 3", "(1 + 2) * 3", "-4 - -5", "8 / 4 / 2", "2 * (3 + (4 - 1)) * -1", "", "1 +", "(1", "1 2", "3 $ 4", "1 / 0"]:
    try:
        print(text, "=", evaluate(text))
    except (ValueError, ZeroDivisionError) as e:
        print(repr(text), type(e).__name__, e)
def accumulator():
    total, reply = 0, None
    while True:
        command = yield reply
        if command is None:
            reply = "?"
        elif command == "total":
            reply = total
        elif command == "reset":
            total, reply = 0, "ok"
        else:
            total += command
            reply = None
acc = accumulator()
print([acc.send(c) for c in (None, 5, 10, "total", "reset", "total", None)])
def walk(tree, path=()):
    for k, v in tree.items():
        if isinstance(v, dict):
            for item in walk(v, path + (k,)):
                yield item
        else:
            yield "/".join(path + (k,)), v
print(dict(walk({"a": {"b": 1, "c": {"d": 2}}, "e": 3})), list(walk({})))
