"""The largest eigenvalue of an endless matrix: calls in comprehensions, float arithmetic."""
from repeat import repeat


def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector):
    n = len(vector)
    return [sum([element(i, j) * vector[j] for j in range(n)]) for i in range(n)]


def transposed_times(vector):
    n = len(vector)
    return [sum([element(j, i) * vector[j] for j in range(n)]) for i in range(n)]


def work():
    u = [1.0] * 100
    v = u
    for _ in range(10):
        v = transposed_times(times(u))
        u = transposed_times(times(v))
    product = 0.0
    square = 0.0
    for x, y in zip(u, v):
        product += x * y
        square += y * y
    return f"{(product / square) ** 0.5:.9f}"


repeat(work, "1.274219991")
