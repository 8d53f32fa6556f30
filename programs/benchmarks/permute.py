"""All orders of a list, by recursive swapping: calls, and elements that change places."""
from repeat import repeat


class Permuter:
    def __init__(self, size):
        self.items = list(range(size))
        self.count = 0
        self.at_home = 0

    def visit(self):
        self.count += 1
        if self.items[0] == 0:
            self.at_home += 1

    def swap(self, i, j):
        items = self.items
        items[i], items[j] = items[j], items[i]

    def permute(self, size):
        if size == 1:
            self.visit()
            return
        last = size - 1
        self.permute(last)
        for i in range(last):
            self.swap(i, last)
            self.permute(last)
            self.swap(i, last)


def work():
    permuter = Permuter(9)
    permuter.permute(9)
    return (permuter.count, permuter.at_home, permuter.items)


repeat(work, (362880, 40320, [0, 1, 2, 3, 4, 5, 6, 7, 8]))
