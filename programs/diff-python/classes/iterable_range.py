class R:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if isinstance(i, slice):
            return [self[k] for k in range(*i.indices(self.n))]
        if i < 0:
            i += self.n
        if not 0 <= i < self.n:
            raise IndexError(i)
        return i * i
r = R(6)
print(list(r), r[1:4], r[::-2], r[-1], 16 in r, list(reversed(r)), sum(r), max(r), *r)
