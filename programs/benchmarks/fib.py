"""Recursion: calls, comparisons, small sums."""
from repeat import repeat


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def work():
    return fib(29)


repeat(work, 514229)
