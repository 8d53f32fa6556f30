# Threads as objects: names, daemons, subclasses, what they are refused, and what belongs to each.
import threading
log = []


class Doubler(threading.Thread):
    def __init__(self, numbers):
        super().__init__(name="doubler")
        self.numbers = numbers
        self.result = None

    def run(self):
        self.result = [2 * n for n in self.numbers]
        log.append(threading.current_thread().name)


d = Doubler([1, 2, 3])
print(d.result, d.name, d.is_alive(), d.daemon)
d.start()
d.join()
print(d.result, log, d.is_alive())
try:
    d.start()
except RuntimeError as e:
    print(e)
fresh = threading.Thread(target=print, args=("from a thread",), kwargs={"end": "!\n"}, name="printer")
for bad in (fresh.join,):
    try:
        bad()
    except RuntimeError as e:
        print(e)
fresh.start()
fresh.join()
print(fresh.name, fresh.join(), threading.current_thread().name, threading.main_thread() is threading.current_thread())
own = threading.local()
own.value = "main"
seen = []


def use(n):
    seen.append(hasattr(own, "value"))
    own.value = n
    seen.append(own.value)


for n in range(2):
    t = threading.Thread(target=use, args=(n,))
    t.start()
    t.join()
print(seen, own.value)
quiet = threading.Thread(daemon=True)
quiet.start()
quiet.join(1)
print(quiet.daemon, quiet.is_alive(), isinstance(quiet.ident, int), threading.active_count())
quiet.name = "renamed"
print(quiet.name, d.name, [t.name for t in threading.enumerate()])
parts = [threading.Thread(target=lambda k=k: log.append(k)) for k in range(3)]
for t in parts:
    t.start()
    t.join(10)
print(log)
