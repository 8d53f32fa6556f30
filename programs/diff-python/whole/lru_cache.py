# An LRU cache as a doubly linked list, compared with a simple model; eviction callbacks and statistics.
class Node:
    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.prev = self.next = None

class LRUCache:
    def __init__(self, capacity, on_evict=None):
        if capacity < 1:
            raise ValueError(f"capacity must be at least 1, got {capacity}")
        self.capacity, self.on_evict = capacity, on_evict
        self.nodes = {}
        self.head, self.tail = Node(), Node()
        self.head.next, self.tail.prev = self.tail, self.head
        self.hits = self.misses = 0

    def _unlink(self, node):
        node.prev.next, node.next.prev = node.next, node.prev

    def _push(self, node):
        node.prev, node.next = self.head, self.head.next
        self.head.next.prev = node
        self.head.next = node

    def __getitem__(self, key):
        node = self.nodes.get(key)
        if node is None:
            self.misses += 1
            raise KeyError(key)
        self.hits += 1
        self._unlink(node)
        self._push(node)
        return node.value

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __setitem__(self, key, value):
        if key in self.nodes:
            self.nodes[key].value = value
            self[key]
            self.hits -= 1
            return
        if len(self.nodes) == self.capacity:
            last = self.tail.prev
            self._unlink(last)
            self.nodes.pop(last.key)
            if self.on_evict:
                self.on_evict(last.key, last.value)
        node = Node(key, value)
        self.nodes[key] = node
        self._push(node)

    def __len__(self):
        return len(self.nodes)

    def __contains__(self, key):
        return key in self.nodes

    def __iter__(self):
        node = self.head.next
        while node is not self.tail:
            yield node.key
            node = node.next

    def items(self):
        return [(k, self.nodes[k].value) for k in self]

    def __repr__(self):
        return f"LRUCache({self.capacity}: " + ", ".join(f"{k!r}={v!r}" for k, v in self.items()) + ")"

    @property
    def ratio(self):
        total = self.hits + self.misses
        return self.hits / total if total else 0.0

evicted = []
cache = LRUCache(3, lambda k, v: evicted.append((k, v)))
for k in "abc":
    cache[k] = ord(k)
print(cache, len(cache), list(cache))
print(cache["a"], cache.get("z"), cache.get("z", 0), cache)
cache["d"] = 100
print(cache, evicted, "b" in cache, "a" in cache)
cache["c"] = "new"
print(cache, cache.hits, cache.misses, f"{cache.ratio:.3f}")
try:
    cache["nope"]
except KeyError as e:
    print("KeyError", e)
try:
    LRUCache(0)
except ValueError as e:
    print(e)

class Model:
    def __init__(self, capacity):
        self.capacity, self.data = capacity, {}

    def get(self, key):
        if key in self.data:
            self.data[key] = self.data.pop(key)
            return self.data[key]

    def put(self, key, value):
        self.data.pop(key, None)
        self.data[key] = value
        if len(self.data) > self.capacity:
            self.data.pop(next(iter(self.data)))

seed = 42
def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    return seed // 65536 % n

for capacity in (1, 2, 5, 16):
    real, model, same = LRUCache(capacity), Model(capacity), True
    for step in range(2000):
        key = rnd(24)
        if rnd(2):
            same = same and real.get(key) == model.get(key)
        else:
            real[key] = step
            model.put(key, step)
    print(capacity, same, list(reversed(list(real))) == list(model.data), len(real), real.hits, real.misses, f"{real.ratio:.2%}")

def cached(capacity):
    def decorate(f):
        store = LRUCache(capacity)
        def wrapper(*args):
            if args not in store:
                store[args] = f(*args)
            return store[args]
        wrapper.store = store
        return wrapper
    return decorate

calls = 0
@cached(64)
def paths(x, y):
    global calls
    calls += 1
    if x == 0 or y == 0:
        return 1
    return paths(x - 1, y) + paths(x, y - 1)

print(paths(10, 10), calls <= 200, len(paths.store))
