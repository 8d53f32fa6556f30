# ProcessPoolExecutor, and objects that a manager keeps for all.
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import Manager, Process


class Order:
    def __init__(self, number, items):
        self.number = number
        self.items = items

    def total(self):
        return sum(price for _, price in self.items)


def bill(order):
    return order.number, order.total()


def note(names, log, who):
    names[who] = len(who)
    log.append(who)


if __name__ == "__main__":
    orders = [Order(n, [("tea", n), ("cake", 2 * n)]) for n in range(1, 4)]
    with ProcessPoolExecutor(max_workers=2) as executor:
        print(list(executor.map(bill, orders)))
        futures = [executor.submit(bill, o) for o in orders]
        print(sorted(f.result() for f in as_completed(futures)))
    with Manager() as manager:
        names, log = manager.dict(), manager.list()
        people = [Process(target=note, args=(names, log, who)) for who in ("ann", "bo", "cynthia")]
        for p in people:
            p.start()
        for p in people:
            p.join()
        print(sorted(names.items()), sorted(log), len(log), names.get("dan"))
