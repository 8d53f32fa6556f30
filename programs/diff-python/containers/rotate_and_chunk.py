xs = list(range(7))
for k in (-3, 0, 2, 9):
    print(k, xs[k % 7:] + xs[:k % 7], [xs[i:i + abs(k) + 1] for i in range(0, 7, abs(k) + 1)], xs[::k or None])
