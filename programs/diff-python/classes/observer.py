class Event:
    def __init__(self): self.handlers = []
    def __iadd__(self, h): self.handlers.append(h); return self
    def __isub__(self, h): self.handlers.remove(h); return self
    def __call__(self, *a): return [h(*a) for h in self.handlers]
e = Event()
e += len
e += str.upper
print(e("abc"), len(e.handlers))
e -= len
print(e("x"))
try:
    e -= len
except ValueError as err:
    print(err)
