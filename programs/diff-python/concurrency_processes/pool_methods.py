# What a Pool can do besides map.
from multiprocessing import Pool, TimeoutError


def power(x, n):
    return x**n


def half(x):
    if x % 2:
        raise ValueError(f"{x} is odd")
    return x // 2


prefix = ""


def set_prefix(text):
    global prefix
    prefix = text


def prefixed(x):
    return prefix + str(x)


if __name__ == "__main__":
    with Pool(2) as pool:
        print(pool.apply(power, (2, 5)), pool.starmap(power, [(2, 2), (3, 2)]))
        print(list(pool.imap(half, [2, 4, 6])), sorted(pool.imap_unordered(half, [8, 6])))
        result = pool.apply_async(power, (3,), {"n": 3})
        print(result.get(timeout=30), result.successful())
        try:
            pool.map(half, [2, 3, 4])
        except ValueError as e:
            print("ValueError:", e)
        results = pool.imap(half, [2, 5, 6])
        print(next(results))
        try:
            next(results)
        except ValueError as e:
            print("ValueError:", e)
        print(next(results))
    with Pool(2, initializer=set_prefix, initargs=("n=",)) as pool:
        print(pool.map(prefixed, range(4), chunksize=2))
        pool.close()
        pool.join()
