# Huffman's code: frequencies, a heap written by hand, encoding to bytes and back.
class Heap:
    """The smallest first; items need only <."""

    def __init__(self, items=()):
        self.items = []
        for item in items:
            self.push(item)

    def __len__(self):
        return len(self.items)

    def push(self, item):
        items = self.items
        items.append(item)
        at = len(items) - 1
        while at > 0 and items[at] < items[(at - 1) // 2]:
            items[at], items[(at - 1) // 2] = items[(at - 1) // 2], items[at]
            at = (at - 1) // 2

    def pop(self):
        items = self.items
        items[0], items[-1] = items[-1], items[0]
        smallest = items.pop()
        at = 0
        while True:
            child = 2 * at + 1
            if child >= len(items):
                return smallest
            if child + 1 < len(items) and items[child + 1] < items[child]:
                child += 1
            if not items[child] < items[at]:
                return smallest
            items[at], items[child] = items[child], items[at]
            at = child


class Node:
    made = 0

    def __init__(self, weight, symbol=None, left=None, right=None):
        self.weight, self.symbol, self.left, self.right = weight, symbol, left, right
        self.order = Node.made
        Node.made += 1

    def __lt__(self, other):
        return (self.weight, self.order) < (other.weight, other.order)

    def codes(self, prefix=""):
        if self.symbol is not None:
            yield self.symbol, prefix or "0"
        else:
            yield from self.left.codes(prefix + "0")
            yield from self.right.codes(prefix + "1")


def tree(text):
    counts = {}
    for c in text:
        counts[c] = counts.get(c, 0) + 1
    heap = Heap(Node(n, c) for c, n in sorted(counts.items()))
    while len(heap) > 1:
        a, b = heap.pop(), heap.pop()
        heap.push(Node(a.weight + b.weight, None, a, b))
    return heap.pop()


def encode(text, codes):
    bits = "".join(codes[c] for c in text)
    padded = bits + "0" * (-len(bits) % 8)
    return bytes(int(padded[i:i + 8], 2) for i in range(0, len(padded), 8)), len(bits)


def decode(data, length, root):
    bits = "".join(f"{byte:08b}" for byte in data)[:length]
    node, out = root, []
    for bit in bits:
        if node.symbol is None:
            node = node.left if bit == "0" else node.right
        if node.symbol is not None:
            out.append(node.symbol)
            node = root
    return "".join(out)


print(*[heap.pop() for heap in [Heap([5, 2, 9, 1, 5, 6, -3, 0])] for _ in range(8)])
for text in ["abracadabra", "mississippi river", "aaaa", "the quick brown fox jumps over the lazy dog", "ëé日本ë"]:
    root = tree(text)
    codes = dict(root.codes())
    data, length = encode(text, codes)
    print(repr(text), root.weight, length, "bits,", len(text.encode()) * 8, "plain")
    print("  ", " ".join(f"{c}:{code}" for c, code in sorted(codes.items(), key=lambda kv: (len(kv[1]), kv[0]))[:8]))
    print("  ", data.hex(), decode(data, length, root) == text)
    prefixes = [a for a in codes.values() for b in codes.values() if a != b and b.startswith(a)]
    print("  ", prefixes, sum(2.0 ** -len(c) for c in codes.values()) <= 1)
