# A small Lisp: reader, evaluator with closures and tail calls, and a printer.
class Symbol:
    """Equal to the text of its name, so that dicts find one by the other."""

    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        return self.name == (other.name if isinstance(other, Symbol) else other)

    def __hash__(self):
        return hash(self.name)

    def __str__(self):
        return self.name


class LispError(Exception):
    pass


def tokens(text):
    spaced = text.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ")
    return spaced.split()


def read(queue):
    if not queue:
        raise LispError("unexpected end")
    token = queue.pop(0)
    if token == "(":
        form = []
        while queue and queue[0] != ")":
            form.append(read(queue))
        if not queue:
            raise LispError("missing )")
        queue.pop(0)
        return form
    if token == ")":
        raise LispError("unexpected )")
    if token == "'":
        return [Symbol("quote"), read(queue)]
    for convert in (int, float):
        try:
            return convert(token)
        except ValueError:
            pass
    if token in ("#t", "#f"):
        return token == "#t"
    return Symbol(token)


def show(value):
    if isinstance(value, bool):
        return "#t" if value else "#f"
    if isinstance(value, list):
        return "(" + " ".join(show(v) for v in value) + ")"
    if value is None:
        return "nil"
    return str(value)


class Env:
    def __init__(self, names=(), values=(), outer=None):
        self.values = dict(zip(names, values))
        self.outer = outer

    def find(self, name):
        env = self
        while env is not None:
            if name in env.values:
                return env
            env = env.outer
        raise LispError(f"unbound {name}")


class Closure:
    def __init__(self, names, body, env):
        self.names, self.body, self.env = names, body, env

    def __str__(self):
        return f"<closure {' '.join(map(str, self.names))}>"

    def bind(self, args):
        if len(args) != len(self.names):
            raise LispError(f"{len(self.names)} arguments wanted, {len(args)} given")
        return Env(self.names, args, self.env)


def evaluate(x, env):
    while True:
        if isinstance(x, Symbol):
            return env.find(x).values[x]
        if not isinstance(x, list):
            return x
        if not x:
            return None
        head = x[0]
        if head == "quote":
            return x[1]
        if head == "if":
            test = evaluate(x[1], env)
            x = x[2] if test is not False and test is not None else (x[3] if len(x) > 3 else None)
        elif head == "define":
            if isinstance(x[1], list):
                env.values[x[1][0]] = Closure(x[1][1:], x[2:], env)
            else:
                env.values[x[1]] = evaluate(x[2], env)
            return None
        elif head == "set!":
            env.find(x[1]).values[x[1]] = evaluate(x[2], env)
            return None
        elif head == "lambda":
            return Closure(x[1], x[2:], env)
        elif head == "let":
            names = [pair[0] for pair in x[1]]
            env = Env(names, [evaluate(pair[1], env) for pair in x[1]], env)
            for form in x[2:-1]:
                evaluate(form, env)
            x = x[-1]
        elif head == "begin":
            for form in x[1:-1]:
                evaluate(form, env)
            x = x[-1]
        elif head in ("and", "or"):
            result = head == "and"
            for form in x[1:]:
                result = evaluate(form, env)
                if (result is False) == (head == "and"):
                    break
            return result
        else:
            f, *args = [evaluate(form, env) for form in x]
            if isinstance(f, Closure):
                env = f.bind(args)
                for form in f.body[:-1]:
                    evaluate(form, env)
                x = f.body[-1]
            elif callable(f):
                try:
                    return f(*args)
                except (TypeError, IndexError, ZeroDivisionError) as e:
                    raise LispError(f"{show(head)}: {type(e).__name__}") from e
            else:
                raise LispError(f"not a function: {show(f)}")


def fold(f):
    def folded(first, *rest):
        for x in rest:
            first = f(first, x)
        return first
    return folded


def apply(f, args):
    return evaluate([f] + [[Symbol("quote"), a] for a in args], world)


world = Env()
world.values.update({
    "+": fold(lambda a, b: a + b), "*": fold(lambda a, b: a * b), "/": lambda a, b: a / b,
    "-": lambda a, *b: -a if not b else fold(lambda x, y: x - y)(a, *b), "%": lambda a, b: a % b,
    "<": lambda a, b: a < b, ">": lambda a, b: a > b, "=": lambda a, b: a == b, "not": lambda a: a is False,
    "list": lambda *xs: list(xs), "car": lambda xs: xs[0], "cdr": lambda xs: xs[1:], "cons": lambda a, xs: [a] + xs,
    "null?": lambda xs: xs == [], "length": len, "append": fold(lambda a, b: a + b), "apply": apply,
    "map": lambda f, xs: [apply(f, [x]) for x in xs], "nil": None,
})


def run(text):
    queue = tokens(text)
    while queue:
        try:
            result = evaluate(read(queue), world)
            if result is not None:
                print(show(result))
        except LispError as e:
            print("error:", e)


run("(+ 1 2 3) (* 2 (- 10 4)) (- 5) 'sym '(1 (2 \"x\") #t) (list) nil")
run("(define (fact n) (if (< n 2) 1 (* n (fact (- n 1))))) (fact 20) (map fact '(1 2 3 4 5))")
run("(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n)))) (loop 3000 0)")
run("(define (counter) (let ((n 0)) (lambda () (set! n (+ n 1)) n)))")
run("(define a (counter)) (define b (counter)) (a) (a) (b)")
run("(define (filter keep xs) (if (null? xs) '() (if (keep (car xs)) (cons (car xs) (filter keep (cdr xs))) (filter keep (cdr xs)))))")
run("(define (sort xs) (if (null? xs) '() (let ((p (car xs)) (rest (cdr xs))) "
    "(append (sort (filter (lambda (x) (< x p)) rest)) (list p) (sort (filter (lambda (x) (not (< x p))) rest))))))")
run("(sort '(3 1 4 1 5 9 2 6 5 3 5)) (apply + (sort '(3 2 1))) (lambda (x y) x)")
run("(and 1 2 #f 3) (or #f #f 7) (and) (or) (begin 1 2 3) (let ((x 2) (y 3)) (* x y))")
run("(undefined) (car '()) (1 2) (fact) (/ 1 0) (+ 1 'a) (if #f 1) (= '(1 2) (list 1 2)) (/ 7 2)")
run("(+ 1")
run(")")
