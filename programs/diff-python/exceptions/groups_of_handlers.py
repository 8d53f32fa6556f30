# The choice of a handler: order, tuples, base classes, else, nested re-raise, exceptions as values.
class A(Exception): pass
class B(A): pass
class C(B): pass
class D(Exception): pass

def choose(error):
    try:
        raise error
    except C:
        return "C"
    except (B, D) as e:
        return f"B or D: {type(e).__name__}"
    except A:
        return "A"
    except Exception as e:
        return f"other: {e!r}"

print([choose(e) for e in (A(), B(), C(), D(), A, C(1), ValueError("v"), KeyError("k"))])
def wrong_order(error):
    try:
        raise error
    except A:
        return "A first"
    except B:
        return "never"

print(wrong_order(B()), wrong_order(C()))
def base(error):
    try:
        raise error
    except Exception:
        return "Exception"
    except BaseException as e:
        return f"BaseException {type(e).__name__} {e.args}"

print(base(ValueError()), base(KeyboardInterrupt()), base(SystemExit(3)), base(GeneratorExit("g")))
def bare():
    try:
        return {}["x"]
    except:
        return "bare"

def name_is_gone():
    e = "outer"
    try:
        1 / 0
    except ZeroDivisionError as err:
        saved = err
    return type(saved).__name__, e

print(bare(), name_is_gone())
def collect(fs):
    results = []
    for f in fs:
        try:
            results.append(f())
        except Exception as e:
            results.append(e)
    return results

got = collect([lambda: 1, lambda: 1 / 0, lambda: int("x"), lambda: [].pop(), lambda: "ok"])
print(got, [isinstance(g, Exception) for g in got], [type(g).__mro__[1].__name__ for g in got if isinstance(g, Exception)])
def first_ok(*fs):
    last = None
    for f in fs:
        try:
            return f()
        except Exception as e:
            e.previous = last
            last = e
    raise last

try:
    first_ok(lambda: 1 / 0, lambda: int("q"), lambda: {}["z"])
except KeyError as e:
    print(repr(e), repr(e.previous), repr(e.previous.previous), e.previous.previous.previous)
def translate(f):
    try:
        return f()
    except KeyError as e:
        raise ValueError(f"no {e}") from e
    except ZeroDivisionError:
        raise ValueError("division") from None
    except TypeError:
        raise

for f in [lambda: {}["k"], lambda: 1 // 0, lambda: len(5), lambda: "fine"]:
    try:
        print(translate(f))
    except Exception as e:
        print(repr(e), repr(e.__cause__), e.__suppress_context__, repr(e.__context__))
def loop_control():
    out = []
    for i in range(6):
        try:
            if i == 1:
                continue
            if i == 4:
                break
            if i == 2:
                raise A(i)
            out.append(i)
        except A as e:
            out.append(f"A{e}")
        else:
            out.append("else")
        finally:
            out.append("f")
    return out

print(loop_control())
def stack(n):
    try:
        if n == 0:
            raise C("deep")
        stack(n - 1)
    except B as e:
        if n < 2:
            raise
        return f"caught at {n}: {e}"
    return f"passed {n}"

print(stack(0) if False else "", stack(3), stack(2))
