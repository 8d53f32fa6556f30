# Files of text and of bytes, as a course uses them, and the same in memory.
import io
import os


def show(what, f):
    try:
        print(what, "->", repr(f()))
    except Exception as e:
        print(what, "!!", type(e).__name__, e)


def lines_of(path, newline):
    with open(path, newline=newline) as f:
        return f.readlines()


def copy(source, target, size):
    blocks = 0
    while True:
        block = source.read(size)
        if not block:
            return blocks
        target.write(block)
        blocks += 1


path = f"diff-python-{os.getpid()}.dat"
try:
    with open(path, "wb") as f:
        show("write", lambda: f.write(b"one\r\ntwo\rthree\n" + bytes(range(250, 256))))
        show("no text", lambda: f.write("text"))
        show("no read", lambda: f.read())
    for newline in [None, "", "\n", "\r", "\r\n"]:
        show(repr(newline), lambda: lines_of(path, newline))
    with open(path, "rb") as f:
        show("lines", lambda: list(f))
        show("seek", lambda: [f.seek(4), f.read(3), f.tell(), f.seek(-2, 1), f.read(1), f.seek(-3, 2), f.read()])
        show("too far back", lambda: f.seek(-1))
        show("whence", lambda: f.seek(0, 5))
        show("no write", lambda: f.write(b""))
    show("closed", lambda: f.read())
    show("closed line", lambda: f.readline())
    for errors in ["strict", "replace", "ignore", "backslashreplace", "surrogateescape"]:
        show(errors, lambda: open(path, errors=errors).read())
    for arguments in [("rb", -1, "utf-8"), ("rb", -1, None, "strict"), ("rb", -1, None, None, ""), ("r", 0), ("rbt",), ("b",), ("r++",)]:
        show(arguments, lambda: open(path, *arguments))
    with open(path, "w+", newline="\r\n") as f:
        show("written", lambda: [f.write("äöü\nend\n"), f.seek(0), f.readline(), f.tell(), f.read(2), f.tell()])
    show("bytes", lambda: open(path, "rb").read())
    with open(path) as f:
        show("first", lambda: next(f))
        show("tell", lambda: f.tell())
        show("rest", lambda: f.readlines())
        show("tell", lambda: f.tell())
    with open(path, "wb") as f:
        f.write(bytes(range(256)) * 1000)
    with open(path, "rb") as source, open(path + "2", "wb") as target:
        show("blocks", lambda: copy(source, target, 10000))
    with open(path, "rb") as a, open(path + "2", "rb") as b:
        show("same", lambda: a.read() == b.read())
    with open(path + "2", "r+b") as f:
        show("patched", lambda: [f.seek(100_000), f.write(b"HERE"), f.seek(99_998), f.read(8), f.truncate(100_002), f.seek(0, 2)])
finally:
    for name in [path, path + "2"]:
        if os.path.exists(name):
            os.remove(name)

text = io.StringIO("first\nsecond ä€𝄞\r\nthird")
show("lines", lambda: [text.readline(), text.readline(8), text.tell(), text.read(3), text.readline(), text.read()])
show("end", lambda: [text.write("!"), text.seek(2), text.write("XX"), text.getvalue()])
show("behind", lambda: [text.seek(40), text.write("z"), text.getvalue(), text.truncate(3), text.getvalue()])
print("a", "b", sep="-", file=text)
show("printed", lambda: text.getvalue())
show("negative", lambda: text.seek(-1))
show("relative", lambda: text.seek(1, 1))
show("bytes", lambda: text.write(b"a"))
data = io.BytesIO(b"abc")
show("data", lambda: [data.read(1), data.write(b"XYZ"), data.getvalue(), data.seek(1), data.readline(), data.tell()])
show("behind", lambda: [data.seek(8), data.write(b"!"), data.getvalue(), data.truncate(2), data.getvalue()])
with io.BytesIO(b"1\n2\n3") as f:
    show("iterated", lambda: [int(line) for line in f])
show("closed", lambda: f.getvalue())
show("wrapped", lambda: io.TextIOWrapper(io.BytesIO("grün\n".encode()), encoding="utf-8").read())
show("mode", lambda: [open(os.devnull, m).mode for m in ["rb", "r"]])
show("unsupported", lambda: issubclass(io.UnsupportedOperation, ValueError) and issubclass(io.UnsupportedOperation, OSError))
