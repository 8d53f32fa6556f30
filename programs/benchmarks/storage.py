"""A tree of arrays, built recursively: lists that are made, filled and given up."""
from repeat import repeat


class Random:
    def __init__(self, seed):
        self.seed = seed

    def below(self, limit):
        self.seed = (self.seed * 1103515245 + 12345) % 2147483648
        return self.seed // 65536 % limit


class Storage:
    def __init__(self):
        self.random = Random(42)
        self.arrays = 0

    def build(self, depth):
        self.arrays += 1
        if depth == 1:
            return [None] * (self.random.below(10) + 1)
        array = [None] * 4
        for i in range(4):
            array[i] = self.build(depth - 1)
        return array


def slots(array):
    count = len(array)
    for element in array:
        if element is not None:
            count += slots(element)
    return count


def work():
    storage = Storage()
    tree = storage.build(9)
    return (storage.arrays, slots(tree))


repeat(work, (87381, 448155))
