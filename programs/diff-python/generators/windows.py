def windows(it, n):
    w = []
    for x in it:
        w.append(x)
        if len(w) == n:
            yield tuple(w)
            w.pop(0)
print(list(windows("abcde", 3)), list(windows([], 2)), [sum(w) / 2 for w in windows(range(5), 2)])
