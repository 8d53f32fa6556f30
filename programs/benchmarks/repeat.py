"""How a benchmark runs: its work again and again in one process, each result checked, each time printed in ms."""
import sys
import time


def repeat(work, expected):
    for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 5):
        start = time.perf_counter()
        result = work()
        ms = (time.perf_counter() - start) * 1000
        assert result == expected, f"got {result}, not {expected}"
        print(f"{ms:.3f}")
