# Cleaning up many things in reverse, although some of the cleanings fail.
class Stack:
    def __init__(self):
        self.callbacks = []

    def push(self, f, *args):
        self.callbacks.append((f, args))
        return self

    def enter(self, manager):
        result = manager.__enter__()
        self.callbacks.append((manager.__exit__, None))
        return result

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        pending = error
        suppressed = False
        while self.callbacks:
            f, args = self.callbacks.pop()
            try:
                if args is None:
                    if f(type(pending) if pending else None, pending, None):
                        pending, suppressed = None, True
                else:
                    f(*args)
            except Exception as e:
                pending, suppressed = e, False
        if pending is not None and pending is not error:
            raise pending
        return suppressed and error is not None


class Resource:
    def __init__(self, name, fail_on_exit=False, swallow=()):
        self.name, self.fail_on_exit, self.swallow = name, fail_on_exit, swallow

    def __enter__(self):
        print("open", self.name, end="; ")
        return self

    def __exit__(self, kind, error, trace):
        print("close", self.name, repr(error), end="; ")
        if self.fail_on_exit:
            raise OSError(self.name + " would not close")
        return kind is not None and issubclass(kind, self.swallow)


def attempt(*resources, error=None):
    try:
        with Stack() as stack:
            for r in resources:
                stack.enter(r)
            stack.push(print, "callback", "runs;")
            if error is not None:
                raise error
        print("=> fine")
    except Exception as e:
        context, chain = e, []
        while context is not None:
            chain.append(repr(context))
            context = context.__context__
        print("=>", " <- ".join(chain))


attempt(Resource("a"), Resource("b"))
attempt(Resource("a"), Resource("b"), error=ValueError("body"))
attempt(Resource("a", swallow=(ValueError,)), Resource("b"), error=ValueError("body"))
attempt(Resource("a"), Resource("b", fail_on_exit=True))
attempt(Resource("a"), Resource("b", fail_on_exit=True), error=ValueError("body"))
attempt(Resource("a", swallow=OSError), Resource("b", fail_on_exit=True), error=ValueError("body"))
attempt(Resource("a", fail_on_exit=True), Resource("b", swallow=(KeyError, LookupError)), error=KeyError("k"))


class Suppress:
    def __init__(self, *kinds):
        self.kinds = kinds

    def __enter__(self):
        return None

    def __exit__(self, kind, error, trace):
        return kind is not None and issubclass(kind, self.kinds)


with Suppress(KeyError, IndexError) as nothing:
    [][0]
print(nothing)
try:
    with Suppress(KeyError):
        with Suppress(IndexError):
            1 / 0
except ZeroDivisionError as e:
    print(e)
for i in range(4):
    with Suppress(ValueError):
        if i == 2:
            continue
        if i == 3:
            break
        int("x" * i)
    print("after", i)
