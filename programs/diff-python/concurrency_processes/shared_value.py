# A number and an array in shared memory, under a lock.
from multiprocessing import Array, Lock, Process, Value


def deposit(balance, lock, times):
    for _ in range(times):
        with lock:
            balance.value += 1


def fill(table, start):
    for i in range(start, len(table), 2):
        table[i] = i * i


if __name__ == "__main__":
    balance, lock = Value("i", 10), Lock()
    people = [Process(target=deposit, args=(balance, lock, 50)) for _ in range(3)]
    for p in people:
        p.start()
    for p in people:
        p.join()
    print("balance:", balance.value)
    table = Array("i", 6)
    fillers = [Process(target=fill, args=(table, start)) for start in (0, 1)]
    for p in fillers:
        p.start()
    for p in fillers:
        p.join()
    print(list(table), table[:3], len(table))
