# A stack, a ring buffer, a linked list and a binary search tree.
class Stack:
    def __init__(self, *items): self._items = list(items)
    def push(self, x): self._items.append(x)
    def pop(self):
        if not self._items:
            raise IndexError("pop from an empty stack")
        return self._items.pop()
    def __len__(self): return len(self._items)
    def __repr__(self): return f"Stack({', '.join(map(repr, self._items))})"

class Ring:
    def __init__(self, size):
        self.data, self.start, self.count = [None] * size, 0, 0
    def append(self, x):
        self.data[(self.start + self.count) % len(self.data)] = x
        if self.count < len(self.data):
            self.count += 1
        else:
            self.start = (self.start + 1) % len(self.data)
    def __iter__(self):
        for i in range(self.count):
            yield self.data[(self.start + i) % len(self.data)]
    def __getitem__(self, i):
        if not -self.count <= i < self.count:
            raise IndexError(f"index {i} out of {self.count}")
        return self.data[(self.start + i % self.count) % len(self.data)]

class Linked:
    class Node:
        def __init__(self, value, next=None): self.value, self.next = value, next

    def __init__(self, items=()):
        self.head = None
        for x in reversed(list(items)):
            self.head = Linked.Node(x, self.head)
    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next
    def reverse(self):
        last, node = None, self.head
        while node:
            node.next, last, node = last, node, node.next
        self.head = last
        return self
    def remove(self, value):
        previous, node = None, self.head
        while node and node.value != value:
            previous, node = node, node.next
        if node is None:
            raise ValueError(f"{value!r} is not in the list")
        if previous is None:
            self.head = node.next
        else:
            previous.next = node.next
    def __repr__(self): return " -> ".join([repr(x) for x in self] + ["None"])

class Tree:
    def __init__(self): self.root, self.size = None, 0
    def add(self, key, value=None):
        new = {"key": key, "value": value, "left": None, "right": None}
        if self.root is None:
            self.root = new
        else:
            node = self.root
            while True:
                if key == node["key"]:
                    node["value"] = value
                    return False
                side = "left" if key < node["key"] else "right"
                if node[side] is None:
                    node[side] = new
                    break
                node = node[side]
        self.size += 1
        return True
    def height(self, node="root"):
        if node == "root":
            node = self.root
        return 0 if node is None else 1 + max(self.height(node["left"]), self.height(node["right"]))
    def walk(self, node="root", order="in"):
        if node == "root":
            node = self.root
        if node is None:
            return []
        left, right, here = self.walk(node["left"], order), self.walk(node["right"], order), [node["key"]]
        return {"in": left + here + right, "pre": here + left + right, "post": left + right + here}[order]

s = Stack(1, 2)
s.push("x")
print(s, len(s), s.pop(), s.pop(), s.pop(), s, bool(s))
r = Ring(3)
for i in range(5):
    r.append(i)
    print(list(r), r[0], r[-1], r.start)
l = Linked("abcd")
print(l, l.reverse(), list(l), sum(1 for _ in l), "c" in l, Linked())
l.remove("d")
l.remove("b")
print(l)
t = Tree()
print([t.add(k) for k in [50, 20, 70, 10, 30, 60, 20]], t.size, t.height(), t.walk(), t.walk(order="pre"), t.walk(order="post"))
for f in [s.pop, lambda: r[3], lambda: r[-4], lambda: l.remove("zz"), lambda: t.walk(order="level"), lambda: t.add("text"), lambda: Linked(5)]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
def balanced(text):
    stack = Stack()
    for i, ch in enumerate(text):
        if ch in "([{":
            stack.push((ch, i))
        elif ch in ")]}":
            try:
                opening, at = stack.pop()
            except IndexError:
                return f"nothing opens {ch!r} at {i}"
            if opening + ch not in ("()", "[]", "{}"):
                return f"{opening!r} at {at} closed by {ch!r} at {i}"
    return "balanced" if not stack else f"{len(stack)} left open: {stack}"

for text in ["", "(a[b]{c})", "(]", ")", "([{", "f(x[1], {y: (z)})"]:
    print(repr(text), balanced(text))
def rpn(text):
    stack = Stack()
    for word in text.split():
        if word in "+-*/":
            b, a = stack.pop(), stack.pop()
            stack.push({"+": a + b, "-": a - b, "*": a * b, "/": a // b if b else "inf"}[word])
        else:
            stack.push(int(word))
    return stack

print(rpn("3 4 + 2 *"), rpn("5 1 2 + 4 * + 3 -"), rpn("1 2 3"), rpn("1 0 /"))
