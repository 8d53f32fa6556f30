# __cause__, __context__, `from None`, custom exceptions and their attributes.
class AppError(Exception):
    """Base of this program's errors."""

class ConfigError(AppError):
    def __init__(self, key, *details):
        super().__init__(f"bad key {key!r}", *details)
        self.key = key

class Quiet(AppError):
    def __str__(self):
        return "quiet!"

def chain(error):
    parts = []
    while error is not None:
        parts.append(f"{type(error).__name__}({error})")
        if error.__cause__ is not None:
            parts.append("because")
            error = error.__cause__
        elif error.__context__ is not None and not error.__suppress_context__:
            parts.append("while")
            error = error.__context__
        else:
            error = None
    return " ".join(parts)

def lookup(config, key):
    try:
        return config[key]
    except KeyError as e:
        raise ConfigError(key) from e

def plain(config, key):
    try:
        return config[key]
    except KeyError:
        raise AppError("plain")

def hidden(config, key):
    try:
        return config[key]
    except KeyError:
        raise AppError("hidden") from None

def twice(config, key):
    try:
        lookup(config, key)
    except AppError as e:
        raise RuntimeError("twice") from e

def in_finally(config, key):
    try:
        config[key]
    finally:
        int("x")

def nested(config, key):
    try:
        config[key]
    except KeyError:
        try:
            1 / 0
        except ZeroDivisionError:
            [][0]

for f in [lookup, plain, hidden, twice, in_finally, nested]:
    try:
        f({}, "host")
    except Exception as e:
        print(f.__name__, "->", chain(e), "|", repr(e.__cause__), "|", repr(e.__context__), "|", e.__suppress_context__)

e = ConfigError("k", 1, "two")
print(str(e), repr(e), e.args, e.key, isinstance(e, AppError), Exception in ConfigError.__mro__)
for x in [ValueError(), ValueError("one"), ValueError("one", 2), ValueError(None), ValueError(("t",)), KeyError("k"), KeyError(1, 2), KeyError(), Quiet("z"), Quiet(), Exception(5), OSError("x"), StopIteration(3), SystemExit(2), AssertionError("a"), IndexError(""), AttributeError("at"), NameError("n"), RuntimeError([1]), UnicodeError("u"), ArithmeticError(1.5), OSError(2, "No such file"), TimeoutError("late"), ConnectionError()]:
    print(repr(x), "|", str(x), "|", x.args)
for cls in [ZeroDivisionError, IndexError, KeyError, FileNotFoundError, RecursionError, NotImplementedError, UnboundLocalError, ModuleNotFoundError, TimeoutError, StopIteration, KeyboardInterrupt, SystemExit, GeneratorExit, OverflowError, StopAsyncIteration, PermissionError, FloatingPointError, AssertionError, EOFError, MemoryError]:
    print(cls.__name__, [c.__name__ for c in cls.__mro__[1:]])
try:
    raise ValueError("a") from TypeError("b")
except ValueError as err:
    print(chain(err))
try:
    raise ValueError from KeyError
except ValueError as err:
    print(chain(err), repr(err.__cause__))
def bad_cause():
    raise ValueError("x") from 5

try:
    bad_cause()
except TypeError as err:
    print(err)
err2 = ValueError("noted")
err2.extra = "attached"
try:
    raise err2
except ValueError as caught:
    print(caught.extra, caught is err2)
try:
    assert 1 == 2, f"{1} is not {2}"
except AssertionError as err:
    print(repr(err))
try:
    assert []
except AssertionError as err:
    print(repr(err), err.args)
print(issubclass(AppError, BaseException), isinstance(Quiet(), (KeyError, AppError)), AppError.__doc__)
