# Callable objects, context managers that time and nest, and functions that keep state.
class Indent:
    level = 0
    def __init__(self, name): self.name = name
    def __enter__(self):
        print("  " * Indent.level + "<" + self.name + ">")
        Indent.level += 1
        return self.text
    def __exit__(self, *exc):
        Indent.level -= 1
        print("  " * Indent.level + "</" + self.name + ">" + (" " + repr(exc[1]) if exc[0] else ""))
        return exc[0] is StopIteration
    def text(self, s): print("  " * Indent.level + s)
with Indent("html"), Indent("body") as say:
    say("hello")
    with Indent("p") as p:
        p("text")
        raise StopIteration("early")
    say("after")
print(Indent.level)
class Swap:
    def __init__(self, obj, **values): self.obj, self.values, self.old = obj, values, {}
    def __enter__(self):
        for k, v in self.values.items():
            self.old[k] = getattr(self.obj, k)
            setattr(self.obj, k, v)
    def __exit__(self, *_):
        for k, v in self.old.items():
            setattr(self.obj, k, v)
class Settings:
    debug, level = False, 1
try:
    with Swap(Settings, debug=True, level=9):
        print(Settings.debug, Settings.level)
        raise RuntimeError("inside")
except RuntimeError as e:
    print(e, Settings.debug, Settings.level)
class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, x, *more, scale=1): return (x + self.n + sum(more)) * scale
add5 = Adder(5)
print(add5(1), add5(1, 2, scale=10), list(map(add5, range(3))), callable(add5), sorted([3, 1, 2], key=Adder(0)), (lambda *a: add5(*a))(1, 1))
for f in [lambda: add5(), lambda: add5("a"), lambda: Settings()(), lambda: add5(1, speed=2)]:
    try:
        print(f())
    except TypeError as e:
        print(e)
class Suppress:
    def __init__(self, *kinds): self.kinds = kinds
    def __enter__(self): return self
    def __exit__(self, kind, e, tb): return kind is not None and issubclass(kind, self.kinds)
for error in (KeyError("k"), IndexError("i"), ValueError("v")):
    try:
        with Suppress(LookupError):
            raise error
        print("suppressed", repr(error))
    except ValueError as e:
        print("passed", e)
