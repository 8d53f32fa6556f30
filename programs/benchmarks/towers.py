"""The towers of Hanoi: recursion, and piles of disks that are linked objects."""
from repeat import repeat


class Disk:
    def __init__(self, size):
        self.size = size
        self.below = None


class Towers:
    def __init__(self, disks):
        self.tops = [None, None, None]
        self.moves = 0
        for size in range(disks, 0, -1):
            self.push(0, Disk(size))

    def push(self, pile, disk):
        top = self.tops[pile]
        if top is not None and top.size <= disk.size:
            raise ValueError("a disk on a smaller one")
        disk.below = top
        self.tops[pile] = disk

    def pop(self, pile):
        top = self.tops[pile]
        if top is None:
            raise ValueError("no disk to take")
        self.tops[pile] = top.below
        top.below = None
        return top

    def move(self, disks, source, target):
        if disks == 1:
            self.push(target, self.pop(source))
            self.moves += 1
        else:
            other = 3 - source - target
            self.move(disks - 1, source, other)
            self.move(1, source, target)
            self.move(disks - 1, other, target)

    def height(self, pile):
        count = 0
        disk = self.tops[pile]
        while disk is not None:
            count += 1
            disk = disk.below
        return count


def work():
    towers = Towers(18)
    towers.move(18, 0, 1)
    return (towers.moves, towers.height(0), towers.height(1), towers.height(2))


repeat(work, (262143, 0, 18, 0))
