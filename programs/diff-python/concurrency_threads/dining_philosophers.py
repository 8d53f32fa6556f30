# Dining philosophers: forks are taken in one order, so nobody waits in a circle.
import threading

N = 5
forks = [threading.Lock() for _ in range(N)]
meals = [0] * N


def philosopher(i):
    left, right = i, (i + 1) % N
    first, second = min(left, right), max(left, right)
    for _ in range(3):
        with forks[first]:
            with forks[second]:
                meals[i] += 1


threads = [threading.Thread(target=philosopher, args=(i,), name=f"philosopher {i}") for i in range(N)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(meals, all(not f.locked() for f in forks))
