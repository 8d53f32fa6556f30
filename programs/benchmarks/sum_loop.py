"""A loop over a range and an addition: dispatch and boxed integers."""
from repeat import repeat


def work():
    total = 0
    for i in range(3_000_000):
        total += i
    return total


repeat(work, 4499998500000)
