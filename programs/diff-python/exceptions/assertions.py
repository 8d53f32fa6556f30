# assert, exit codes and uncaught errors inside functions that are called for their effect.
def checked(n):
    assert isinstance(n, int), f"need int, got {type(n).__name__}"
    assert n >= 0
    assert n != 5, ("tuple", n)
    return n * 2

for n in [1, "a", -1, 5, True, 2.0, None]:
    try:
        print(checked(n))
    except AssertionError as e:
        print(repr(e), str(e), e.args)
def invariant(stack):
    size = len(stack)
    try:
        yield stack
    finally:
        assert len(stack) >= size, "the stack shrank"

for change in [lambda s: s.append(1), lambda s: s.pop()]:
    stack = [0]
    g = invariant(stack)
    change(next(g))
    try:
        next(g, None)
        print("held", stack)
    except AssertionError as e:
        print(e, stack)
assert True, 1 / 0
assert (1, "always true")[0]
try:
    assert False, 1 / 0
except ZeroDivisionError as e:
    print("message evaluated:", e)
try:
    raise SystemExit("bye")
except SystemExit as e:
    print("exit", e, e.code)
try:
    raise SystemExit
except SystemExit as e:
    print("exit", e.code, e.args)
import sys
try:
    sys.exit(4)
except SystemExit as e:
    print("sys.exit", e.code)
def cleanup():
    try:
        sys.exit(7)
    finally:
        print("finally before exit")

print("last line before exit")
cleanup()
print("never")
