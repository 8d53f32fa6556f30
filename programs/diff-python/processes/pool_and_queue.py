# Processes, a pool of them, and a queue between them.
import multiprocessing
from multiprocessing import Process, Pool, Queue, current_process

def square(x):
    return x * x

def add(a, b=0):
    return a + b

def worker(jobs, results):
    while True:
        job = jobs.get()
        if job is None:
            break
        results.put((job, square(job)))

def named(results):
    results.put(current_process().name)

def fails():
    raise SystemExit(0)

class Greeter(Process):
    def __init__(self, results, whom):
        super().__init__(name="greeter")
        self.results = results
        self.whom = whom
    def run(self):
        self.results.put("hello " + self.whom)

if __name__ == "__main__":
    jobs, results = Queue(), Queue()
    workers = [Process(target=worker, args=(jobs, results)) for _ in range(3)]
    for w in workers:
        w.start()
    for n in range(10):
        jobs.put(n)
    for _ in workers:
        jobs.put(None)
    print(sorted(results.get() for _ in range(10)))
    for w in workers:
        w.join()
    print([w.exitcode for w in workers], [w.is_alive() for w in workers])
    p = Process(target=named, args=(results,), name="mine")
    print(p.name, p.pid, p.exitcode, p.is_alive())
    p.start()
    print(results.get())
    p.join()
    g = Greeter(results, "world")
    g.start()
    print(results.get())
    g.join()
    print(g.exitcode, current_process().name, multiprocessing.cpu_count() > 0)
    with Pool(2) as pool:
        print(pool.map(square, range(10)))
        print(pool.starmap(add, [(1, 2), (3, 4)]), pool.apply(add, (5,), {"b": 6}))
        r = pool.apply_async(square, (7,))
        print(r.get(timeout=60), r.ready(), r.successful())
        print(list(pool.imap(square, range(4))), sorted(pool.imap_unordered(square, range(4))))
        print(pool.map_async(square, [1, 2]).get())
