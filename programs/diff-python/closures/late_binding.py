fs = {name: (lambda: name) for name in "ab"}
print([f() for f in fs.values()])
def make(n): return lambda: n
print([f() for f in [make(i) for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]])
x = 1
def show(): return x
x = 2
print(show())
