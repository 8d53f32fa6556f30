# Daemon threads do not hold the program up; a Timer can be cancelled; threads have names.
import threading

forever = threading.Event()
done = threading.Event()
background = threading.Thread(target=forever.wait, daemon=True, name="background")
background.start()
print(background.daemon, background.is_alive(), background.name)
timer = threading.Timer(0.01, done.set)
timer.start()
print(done.wait(5))
timer.join()
never = threading.Timer(60, print, args=["never"])
never.start()
never.cancel()
never.join()


class Worker(threading.Thread):
    def __init__(self, n):
        super().__init__(name=f"worker-{n}")
        self.n = n
        self.result = None

    def run(self):
        self.result = sum(range(self.n))


workers = [Worker(n) for n in (10, 100)]
for w in workers:
    w.start()
for w in workers:
    w.join()
print([(w.name, w.result) for w in workers])
print(sorted(t.name for t in threading.enumerate()), threading.active_count())
print(threading.current_thread() is threading.main_thread())
