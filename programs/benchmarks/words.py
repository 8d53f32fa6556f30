"""Counting words: strings as keys of a dict."""
from repeat import repeat
vocabulary = [f"word{i * 7919 % 1000}" for i in range(1000)]


def work():
    counts = {}
    seed = 42
    for _ in range(250_000):
        seed = (seed * 1103515245 + 12345) % 2147483648
        word = vocabulary[seed // 65536 % 1000]
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return (len(counts), max(counts.values()), sum(counts.values()))


repeat(work, (1000, 299, 250000))
