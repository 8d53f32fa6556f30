# Primes counted by a pool of processes.
from multiprocessing import Pool


def is_prime(n):
    if n < 2:
        return False
    for d in range(2, int(n**0.5) + 1):
        if n % d == 0:
            return False
    return True


def count_primes(bounds):
    low, high = bounds
    return sum(1 for n in range(low, high) if is_prime(n))


if __name__ == "__main__":
    parts = [(i * 500, (i + 1) * 500) for i in range(4)]
    with Pool(2) as pool:
        counts = pool.map(count_primes, parts)
    print(counts, sum(counts))
