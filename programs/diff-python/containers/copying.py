# Aliasing, shallow copies, deep copies by hand, identity and equality of nested containers.
a = [1, [2, 3], {"k": [4]}]
b = a
c = a[:]
d = list(a)
e = a.copy()
def deep(x):
    if isinstance(x, list):
        return [deep(i) for i in x]
    if isinstance(x, tuple):
        return tuple(deep(i) for i in x)
    if isinstance(x, dict):
        return {k: deep(v) for k, v in x.items()}
    if isinstance(x, set):
        return set(x)
    return x

f = deep(a)
a[1].append("new")
a[2]["k"] = "changed"
a.append(5)
for name, x in zip("abcdef", [a, b, c, d, e, f]):
    print(name, x, x is a, x == a, len(x))
def mutate(items, extra=None):
    items.append("mutated")
    items = ["rebound"]
    items.append("local")
    return items

outer = ["start"]
print(mutate(outer), outer)
rows = [[0] * 2] * 3
rows[0][0] = 1
print(rows, rows[0] is rows[1], [[0] * 2 for _ in range(3)])
d1 = {"x": [1]}
d2 = d1.copy()
d3 = {**d1}
d4 = dict(d1)
d1["x"].append(2)
d1["y"] = 0
print(d1, d2, d3, d4, d2["x"] is d1["x"], d1 == d2)
t = ([1], 2)
t[0].append(9)
print(t, t == ([1, 9], 2), (1, 2) is not None)
x = y = []
x.append(1)
y = y + [2]
print(x, y)
x = y = [0]
y += [3]
print(x, y, x is y)
n = m = 5
n += 1
s = r = "ab"
s += "c"
print(n, m, s, r)
chain = []
chain.append(chain)
pair = {"self": None}
pair["self"] = pair
print(chain, pair, [chain, pair], chain[0] is chain, pair["self"]["self"] is pair)
class Node:
    def __init__(self): self.link = self
    def __repr__(self): return f"Node(link is self: {self.link is self})"

print(Node(), [Node()], {1: Node()})
print([1, 2, 3] == [1, 2, 3], [1, 2] is [1, 2], (1, [2]) == (1, [2]), {1: {2: 3}} == {1: {2: 3}}, {1, 2} == {2, 1}, [] == (), "" == [], 0 == "", None == 0, None is None)
lists = [[] for _ in range(3)]
for i, l in enumerate(lists):
    l.extend(range(i))
print(lists, sum(lists, []), [l for l in lists if l])
a, b = [1, 2], [3]
a, b = b, a
b[0], b[1] = b[1], b[0]
print(a, b)
i = [0, 1, 2]
i[i[1]], i[0] = 9, i[1]
print(i)
del_me = {"a": 1, "b": 2}
del del_me["a"]
nums = list(range(10))
del nums[0], nums[-1], nums[2:4]
print(del_me, nums)
try:
    del del_me["zz"]
except KeyError as err:
    print("KeyError", err)
try:
    del nums[99]
except IndexError as err:
    print(err)
