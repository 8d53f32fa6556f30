def part(n):
    yield n
    return n * 10
def whole():
    total = 0
    for i in range(3):
        total += yield from part(i)
    return total
def run(g):
    out = []
    while True:
        try:
            out.append(next(g))
        except StopIteration as e:
            return out, e.value
print(run(whole()), run(part(7)), list(whole()))
