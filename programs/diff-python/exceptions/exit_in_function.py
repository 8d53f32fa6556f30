# sys.exit with a message: code 1, finally blocks run, except Exception does not see it.
import sys
def leave(code):
    try:
        try:
            sys.exit(code)
        except Exception as e:
            print("caught", e)
        finally:
            print("finally for", code)
    except SystemExit as e:
        return e.code
print([leave(c) for c in (0, None, 5, "text", True)])
class Guard:
    def __enter__(self): return self
    def __exit__(self, kind, e, tb): print("guard saw", kind.__name__, e.code)
with Guard():
    sys.exit(3)
