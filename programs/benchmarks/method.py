"""A counter in an object: method calls that change an attribute."""
from repeat import repeat


class Counter:
    def __init__(self):
        self.n = 0

    def bump(self, by):
        self.n += by
        return self.n


def work():
    c = Counter()
    last = 0
    for _ in range(1_200_000):
        last = c.bump(1)
    return last


repeat(work, 1200000)
