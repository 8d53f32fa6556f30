"""Pancakes that are flipped until the first is on top: small integers in lists, and loops over indexes."""
from repeat import repeat


def flips_of(pancakes):
    flips = 0
    first = pancakes[0]
    while first != 0:
        low = 0
        high = first
        while low < high:
            pancakes[low], pancakes[high] = pancakes[high], pancakes[low]
            low += 1
            high -= 1
        flips += 1
        first = pancakes[0]
    return flips


def fannkuch(n):
    order = list(range(n))
    turns = [0] * n
    checksum = 0
    most = 0
    even = True
    while True:
        flips = flips_of(order[:])
        most = max(most, flips)
        if even:
            checksum += flips
        else:
            checksum -= flips
        # the next order: the first elements turn, more of them each time a turn is complete
        even = not even
        size = 1
        while size < n:
            order.insert(size, order.pop(0))
            turns[size] += 1
            if turns[size] <= size:
                break
            turns[size] = 0
            size += 1
        if size == n:
            return (checksum, most)


def work():
    return fannkuch(8)


repeat(work, (1616, 22))
