from threading import Thread
results = [0] * 4
def part(k):
    results[k] = sum(range(k * 100, (k + 1) * 100))
ts = [Thread(target=part, args=(k,)) for k in range(4)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(results, sum(results) == sum(range(400)), [t.is_alive() for t in ts])
