# Nested with statements, retries with back-off, exception tables, error accumulation.
log = []
class Resource:
    open_count = 0
    def __init__(self, name, fail=None): self.name, self.fail = name, fail
    def __enter__(self):
        if self.fail == "enter":
            raise OSError(f"cannot open {self.name}")
        Resource.open_count += 1
        log.append("+" + self.name)
        return self
    def __exit__(self, kind, e, tb):
        Resource.open_count -= 1
        log.append("-" + self.name + (":" + kind.__name__ if kind else ""))
        if self.fail == "exit":
            raise OSError(f"cannot close {self.name}")
        return self.fail == "swallow"

def attempt(*specs, error=None):
    log.clear()
    def nest(specs):
        if not specs:
            if error:
                raise error
            return "body"
        name, *fail = specs[0].split("!")
        with Resource(name, *fail):
            return nest(specs[1:])
        return f"after {name}"
    try:
        result = nest(specs)
    except Exception as e:
        result = f"{type(e).__name__}: {e} <- {e.__context__!r}"
    print(result, log, Resource.open_count)

attempt("a", "b")
attempt("a", "b", error=ValueError("v"))
attempt("a", "b!enter", "c")
attempt("a", "b!exit", "c")
attempt("a", "b!exit", "c", error=KeyError("k"))
attempt("a", "b!swallow", "c", error=KeyError("k"))
attempt("a!exit", "b!exit", error=KeyError("k"))
def retry(f, times, delays):
    errors = []
    for i in range(times):
        try:
            return f(i), errors
        except (ValueError, OSError) as e:
            errors.append(f"{i}:{e}")
            delays.append(2 ** i)
        finally:
            delays.append("f")
    raise RuntimeError("; ".join(errors))

def flaky(n):
    def f(i):
        if i < n:
            raise (ValueError, OSError)[i % 2](f"try {i}")
        return f"ok at {i}"
    return f

for n in (0, 2, 5):
    delays = []
    try:
        print(retry(flaky(n), 4, delays), delays)
    except RuntimeError as e:
        print("gave up:", e, delays)
def validate(record):
    errors = []
    for field, check in [("name", str.isalpha), ("age", lambda v: 0 <= int(v) < 150), ("mail", lambda v: v.index("@") > 0)]:
        try:
            if not check(record[field]):
                errors.append(f"{field}: rejected {record[field]!r}")
        except KeyError as e:
            errors.append(f"missing {e}")
        except (ValueError, TypeError) as e:
            errors.append(f"{field}: {e}")
    if errors:
        raise ValueError(*errors)
    return "fine"

for record in [{"name": "Bo", "age": "30", "mail": "a@b"}, {"name": "B0", "age": "x", "mail": "ab"}, {}, {"name": 5, "age": None, "mail": "@"}]:
    try:
        print(validate(record))
    except ValueError as e:
        print(len(e.args), *e.args, sep=" | ")
def table(op):
    return {ZeroDivisionError: "inf", TypeError: "type!", KeyError: "key!"}.get(type(op), "other")

for f in [lambda: 1 / 0, lambda: 1 + "", lambda: {}[1], lambda: [][1]]:
    try:
        f()
    except Exception as e:
        print(table(e), type(e).__name__, isinstance(e, LookupError), isinstance(e, ArithmeticError))
