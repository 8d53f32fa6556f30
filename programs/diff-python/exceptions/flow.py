# The order of try, except, else and finally under every way of leaving.
log = []
def run(kind):
    trace = []
    def body():
        try:
            trace.append("try")
            if kind == "value":
                raise ValueError("v")
            if kind == "key":
                raise KeyError("k")
            if kind == "return":
                return "returned"
            if kind == "type":
                return 1 + "a"
            if kind == "index":
                return [][0]
        except ValueError as e:
            trace.append(f"value {e}")
            return "handled"
        except (KeyError, IndexError) as e:
            trace.append(f"lookup {e!r}")
            raise RuntimeError("from handler")
        else:
            trace.append("else")
        finally:
            trace.append("finally")
        trace.append("after")
        return "end"
    try:
        result = body()
    except Exception as e:
        result = f"{type(e).__name__}: {e}"
    return result, trace

for kind in ["none", "value", "key", "return", "type", "index"]:
    print(kind, *run(kind))

def override():
    for i in range(3):
        try:
            return i
        finally:
            if i < 2:
                continue
            return "last " + str(i)

def swallow():
    while True:
        try:
            1 / 0
        finally:
            break
    return "swallowed"

def replace():
    try:
        raise ValueError("first")
    finally:
        raise TypeError("second")

def nested():
    out = []
    try:
        try:
            raise ValueError(1)
        finally:
            out.append("inner")
    except ValueError:
        out.append("outer")
        try:
            [][1]
        except IndexError:
            out.append("again")
        else:
            out.append("never")
        finally:
            out.append("done")
    return out

print(override(), swallow(), nested())
try:
    replace()
except TypeError as e:
    print(repr(e), repr(e.__context__))

def generator():
    try:
        yield 1
        yield 2
    finally:
        log.append("closed")

for x in generator():
    if x == 1:
        break
g = generator()
next(g)
g.close()
print(len(log) >= 1, log[-1])
def reraise():
    try:
        int("zz")
    except ValueError:
        log.append("seen")
        raise

try:
    reraise()
except ValueError as e:
    print(e, log[-1])
def deep(n):
    if n == 0:
        raise LookupError("bottom")
    try:
        deep(n - 1)
    finally:
        log.append(n)

try:
    deep(4)
except LookupError as e:
    print(e, log[-4:])
def raise_it(thing):
    raise thing

for bad in [5, "text", ValueError, ValueError("x"), None, int]:
    try:
        raise_it(bad)
    except Exception as e:
        print(type(e).__name__, e)
try:
    try:
        raise ValueError
    except 5:
        pass
except TypeError as e:
    print(e)
def no_active():
    raise

try:
    no_active()
except RuntimeError as e:
    print(e)
while True:
    try:
        break
    finally:
        print("left by break")
for i in range(2):
    try:
        continue
    finally:
        print("continue", i)
else:
    print("else of for")
