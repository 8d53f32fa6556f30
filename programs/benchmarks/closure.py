"""A counter in a closure: calls that change a captured variable."""
from repeat import repeat


def counter():
    n = 0

    def bump():
        nonlocal n
        n += 1
        return n
    return bump


def work():
    bump = counter()
    last = 0
    for _ in range(1_500_000):
        last = bump()
    return last


repeat(work, 1500000)
