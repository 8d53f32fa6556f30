# Lazy pipelines, infinite sequences, recursion by yield from, and traversals.
def naturals(start=1):
    while True:
        yield start
        start += 1

def take(n, it):
    for i, x in enumerate(it):
        if i >= n:
            return
        yield x

def primes():
    found = []
    for n in naturals(2):
        if all(n % p for p in take_while(lambda p: p * p <= n, found)):
            found.append(n)
            yield n

def take_while(test, it):
    for x in it:
        if not test(x):
            break
        yield x

def chunks(seq, size):
    for i in range(0, len(seq), size):
        yield seq[i:i + size]

def flatten(x):
    if isinstance(x, (list, tuple)):
        for item in x:
            yield from flatten(item)
    else:
        yield x

def permutations(items):
    if not items:
        yield []
    for i, x in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [x] + rest

def merge(a, b):
    a, b = iter(a), iter(b)
    x, y = next(a, None), next(b, None)
    while x is not None or y is not None:
        if y is None or x is not None and x <= y:
            yield x
            x = next(a, None)
        else:
            yield y
            y = next(b, None)

class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right

    def paths(self, above=()):
        here = above + (self.value,)
        if not self.left and not self.right:
            yield here
        for child in (self.left, self.right):
            if child:
                yield from child.paths(here)

def insert(tree, value):
    if tree is None:
        return Tree(value)
    if value < tree.value:
        tree.left = insert(tree.left, value)
    else:
        tree.right = insert(tree.right, value)
    return tree

print(list(take(10, primes())), list(take(5, naturals(100))), list(take(0, naturals())), sum(take_while(lambda x: x < 50, (n * n for n in naturals()))))
print(list(chunks("abcdefgh", 3)), list(chunks([], 2)), list(flatten([1, [2, (3, [4, []]), "five"], 6])), ["".join(p) for p in permutations(list("abc"))], len(list(permutations([1, 2, 3, 4, 5]))))
print(list(merge([1, 4, 9], [2, 3, 10, 11])), list(merge([], [1])), list(merge([], [])))
tree = None
for v in [50, 30, 70, 20, 40, 60, 80, 35]:
    tree = insert(tree, v)
print(list(tree), list(tree.paths()), 40 in tree, 41 in tree, max(tree), sum(tree))

def inner():
    got = yield "first"
    print("inner got", got)
    try:
        yield "second"
    except ValueError as e:
        print("inner caught", e)
        yield "third"
    return "result"

def outer():
    result = yield from inner()
    print("outer got", result)
    yield from "xy"
    more = yield from []
    print("nothing", more)
    return 99

g = outer()
print(next(g), g.send("hi"), g.throw(ValueError("oops")), next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print(e.value)
def log_lines():
    for line in """10:00 INFO start
10:01 WARN disk 91%
10:05 ERROR disk full
10:06 INFO stop
10:07 ERROR again""".splitlines():
        yield line

parsed = (line.split(" ", 2) for line in log_lines())
errors = (f"{when}={text}" for when, level, text in parsed if level == "ERROR")
print(list(errors))
def batches(it, n):
    batch = []
    for x in it:
        batch.append(x)
        if len(batch) == n:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)

print(list(batches(range(7), 3)), list(batches("", 2)))
def hanoi(n, a, b, c):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield f"{a}{c}"
        yield from hanoi(n - 1, b, a, c)

print(" ".join(hanoi(4, "A", "B", "C")))
def fib_mod(m):
    a, b = 0, 1
    while True:
        yield a % m
        a, b = b, a + b

def find_period(m):
    history = []
    for x in fib_mod(m):
        history.append(x)
        if len(history) > 3 and history[-2:] == [0, 1]:
            return len(history) - 2

print([find_period(m) for m in (2, 3, 5, 7, 10)])
