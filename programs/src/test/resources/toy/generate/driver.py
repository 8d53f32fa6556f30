# Runs the programs that come in on standard input, each in names of its own, and answers with what each printed.
# A message is a line with the number of its bytes, then the bytes.
import contextlib
import io
import sys
import threading


class Thread(threading.Thread):
    """A thread that keeps its result, as Toy's do."""

    def __init__(self, function, arguments):
        super().__init__(daemon=True)
        self.work = lambda: function(*arguments)
        self.result = self.error = None

    def run(self):
        try:
            self.result = self.work()
        except BaseException as error:
            self.error = error


def spawn_thread(function, *arguments):
    thread = Thread(function, arguments)
    thread.start()
    return thread


def join(thread):
    thread.join()
    if thread.error is not None:
        raise thread.error
    return thread.result


def outcome(program):
    out = io.StringIO()
    names = {"__name__": "__main__", "spawn_thread": spawn_thread, "join": join}
    with contextlib.redirect_stdout(out):
        try:
            exec(compile(program, "program.py", "exec"), names)
        except BaseException as error:
            text = str(error)
            print("uncaught", type(error).__name__ + (": " + text if text else ""))
    return out.getvalue()


while True:
    size = sys.stdin.buffer.readline()
    if not size:
        break
    program = sys.stdin.buffer.read(int(size)).decode()
    answer = outcome(program).encode("utf-8", "backslashreplace")
    sys.stdout.buffer.write(b"%d\n%s" % (len(answer), answer))
    sys.stdout.buffer.flush()
