# A deque, a priority queue, a union-find and a trie.
class Trie:
    def __init__(self): self.kids, self.end = {}, False
    def add(self, word):
        node = self
        for c in word:
            node = node.kids.setdefault(c, Trie())
        node.end = True
    def words(self, prefix=""):
        if self.end:
            yield prefix
        for c in sorted(self.kids):
            for w in self.kids[c].words(prefix + c):
                yield w
    def find(self, prefix):
        node = self
        for c in prefix:
            if c not in node.kids:
                return []
            node = node.kids[c]
        return list(node.words(prefix))
    def __contains__(self, word): return word in self.find(word)[:1]
t = Trie()
for w in "tea ten to inn in i a tent".split():
    t.add(w)
print(list(t.words()), t.find("te"), t.find("x"), "ten" in t, "te" in t, t.find(""))
class UnionFind:
    def __init__(self): self.up, self.size = {}, {}
    def find(self, x):
        self.up.setdefault(x, x)
        self.size.setdefault(x, 1)
        if self.up[x] != x:
            self.up[x] = self.find(self.up[x])
        return self.up[x]
    def join(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.up[b] = a
        self.size[a] += self.size[b]
        return True
u = UnionFind()
print([u.join(a, b) for a, b in ["ab", "cd", "bd", "ac", "ef"]], u.find("a") == u.find("d"), u.find("e") == u.find("a"), sorted(u.size[u.find(x)] for x in "abcdefg"))
class Deque:
    def __init__(self, items=()): self.front, self.back = [], list(items)
    def append(self, x): self.back.append(x)
    def appendleft(self, x): self.front.append(x)
    def popleft(self):
        if not self.front:
            self.front, self.back = self.back[::-1], []
        return self.front.pop()
    def __len__(self): return len(self.front) + len(self.back)
    def __iter__(self):
        yield from_list(self.front[::-1] + self.back) if False else len(self)
def from_list(x): return x
d = Deque("abc")
d.append("d")
d.appendleft("z")
print([d.popleft() for _ in range(3)], len(d), list(d), [d.popleft(), d.popleft()])
try:
    d.popleft()
except IndexError as e:
    print(e)
