# A small language: tokens, a Pratt parser, and an evaluator with functions and scopes.
class Token:
    def __init__(self, kind, text, at):
        self.kind, self.text, self.at = kind, text, at

    def __repr__(self):
        return f"{self.kind}:{self.text}"

class Fail(Exception):
    pass

def tokenize(source):
    tokens, i = [], 0
    while i < len(source):
        ch = source[i]
        if ch.isspace():
            i += 1
            continue
        start = i
        if ch.isdigit():
            while i < len(source) and (source[i].isdigit() or source[i] == "."):
                i += 1
            tokens.append(Token("number", source[start:i], start))
        elif ch.isalpha() or ch == "_":
            while i < len(source) and (source[i].isalnum() or source[i] == "_"):
                i += 1
            word = source[start:i]
            tokens.append(Token("word" if word in ("let", "fn", "if", "then", "else", "in", "and", "or", "not") else "name", word, start))
        else:
            two = source[i:i + 2]
            text = two if two in ("==", "!=", "<=", ">=", "=>", "**") else ch
            if text not in ("==", "!=", "<=", ">=", "=>", "**") and ch not in "+-*/%()<>=,;[]":
                raise Fail(f"bad character {ch!r} at {i}")
            i += len(text)
            tokens.append(Token("op", text, start))
    tokens.append(Token("end", "", len(source)))
    return tokens

POWER = {"or": 1, "and": 2, "==": 3, "!=": 3, "<": 4, "<=": 4, ">": 4, ">=": 4, "+": 5, "-": 5, "*": 6, "/": 6, "%": 6, "**": 8, "(": 9, "[": 9}

class Parser:
    def __init__(self, source):
        self.tokens, self.i = tokenize(source), 0

    def next(self):
        self.i += 1
        return self.tokens[self.i - 1]

    def peek(self):
        return self.tokens[self.i]

    def accept(self, text):
        if self.peek().text == text:
            return self.next()
        return None

    def expect(self, text):
        token = self.next()
        if token.text != text:
            raise Fail(f"expected {text!r}, got {token.text or 'end'!r} at {token.at}")
        return token

    def parse(self):
        tree = self.expression(0)
        if self.peek().kind != "end":
            raise Fail(f"unexpected {self.peek().text!r} at {self.peek().at}")
        return tree

    def expression(self, power):
        left = self.prefix()
        while True:
            op = self.peek().text
            level = POWER.get(op, -1)
            if level <= power:
                return left
            self.next()
            if op == "(":
                left = ("call", left, self.items(")"))
            elif op == "[":
                left = ("index", left, self.expression(0))
                self.expect("]")
            elif op == "**":
                left = ("bin", op, left, self.expression(level - 1))
            else:
                left = ("bin", op, left, self.expression(level))

    def items(self, close):
        result = []
        while not self.accept(close):
            result.append(self.expression(0))
            if not self.accept(","):
                self.expect(close)
                break
        return result

    def prefix(self):
        token = self.next()
        if token.kind == "number":
            return ("num", float(token.text) if "." in token.text else int(token.text))
        if token.kind == "name":
            return ("var", token.text)
        if token.text in ("-", "not"):
            return ("un", token.text, self.expression(7 if token.text == "-" else 2))
        if token.text == "(":
            inner = self.expression(0)
            self.expect(")")
            return inner
        if token.text == "[":
            return ("list", self.items("]"))
        if token.text == "let":
            name = self.next().text
            self.expect("=")
            value = self.expression(0)
            self.expect("in")
            return ("let", name, value, self.expression(0))
        if token.text == "if":
            test = self.expression(0)
            self.expect("then")
            yes = self.expression(0)
            self.expect("else")
            return ("if", test, yes, self.expression(0))
        if token.text == "fn":
            params = []
            while not self.accept("=>"):
                params.append(self.next().text)
                self.accept(",")
            return ("fn", params, self.expression(0))
        raise Fail(f"unexpected {token.text or 'end'!r} at {token.at}")

class Env:
    def __init__(self, parent=None, **names):
        self.names, self.parent = names, parent

    def get(self, name):
        env = self
        while env is not None:
            if name in env.names:
                return env.names[name]
            env = env.parent
        raise Fail(f"unknown name {name}")

OPS = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b, "%": lambda a, b: a % b, "**": lambda a, b: a ** b,
       "==": lambda a, b: a == b, "!=": lambda a, b: a != b, "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b}

def evaluate(tree, env):
    kind = tree[0]
    if kind == "num":
        return tree[1]
    if kind == "var":
        return env.get(tree[1])
    if kind == "un":
        value = evaluate(tree[2], env)
        return -value if tree[1] == "-" else not value
    if kind == "bin":
        _, op, a, b = tree
        if op == "and":
            return evaluate(a, env) and evaluate(b, env)
        if op == "or":
            return evaluate(a, env) or evaluate(b, env)
        return OPS[op](evaluate(a, env), evaluate(b, env))
    if kind == "list":
        return [evaluate(x, env) for x in tree[1]]
    if kind == "index":
        return evaluate(tree[1], env)[evaluate(tree[2], env)]
    if kind == "if":
        return evaluate(tree[2] if evaluate(tree[1], env) else tree[3], env)
    if kind == "let":
        inner = Env(env)
        inner.names[tree[1]] = evaluate(tree[2], inner)
        return evaluate(tree[3], inner)
    if kind == "fn":
        def function(*args):
            if len(args) != len(tree[1]):
                raise Fail(f"expected {len(tree[1])} arguments, got {len(args)}")
            return evaluate(tree[2], Env(env, **dict(zip(tree[1], args))))
        return function
    if kind == "call":
        return evaluate(tree[1], env)(*[evaluate(x, env) for x in tree[2]])
    raise Fail("no such node")

def show(tree):
    if not isinstance(tree, tuple):
        return str(tree)
    return "(" + " ".join(show(t) if not isinstance(t, list) else "[" + " ".join(show(x) for x in t) + "]" for t in tree) + ")"

builtins = Env(None, max=max, min=min, len=len, sum=sum, map=lambda f, xs: [f(x) for x in xs], range=lambda n: list(range(n)), pi=3.14159)
for source in ["1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "-2 ** 2", "10 - 4 - 3", "7 / 2", "7 % 4 * 2", "1 < 2 and 2 < 1 or not 3 == 4", "let x = 5 in x * x", "let f = fn n => if n < 2 then n else f(n - 1) + f(n - 2) in map(f, range(12))", "(fn a, b => a - b)(10, 3)", "let add = fn a => fn b => a + b in add(3)(4)", "[1, 2 + 3, [4]][2][0]", "max(3, min(9, 7), len([1, 2]))", "sum(map(fn x => x * x, range(5)))", "if 0 then 1 else if 1 then 2 else 3", "pi * 2.0", "let fact = fn n => if n == 0 then 1 else n * fact(n - 1) in fact(25)", "not not 5", "0 and 1 / 0"]:
    tree = Parser(source).parse()
    print(source, "=", evaluate(tree, builtins), show(tree) if len(source) < 30 else "")
for source in ["1 +", "(1", "1 2", "let = 3", "x + 1", "1 / 0", "[1][5]", "5(1)", "(fn a => a)(1, 2)", "1 $ 2", "fn x", "max()", "[1] + 2", "if 1 then 2", "2 ** -1", "let r = fn n => r(n + 1) in r", ""]:
    try:
        result = evaluate(Parser(source).parse(), builtins)
        print(source, "=", result if not callable(result) else "function")
    except Fail as e:
        print(source, "-> fail:", e)
    except Exception as e:
        print(source, "->", type(e).__name__, e)
