# Shortest paths: Dijkstra with a hand-written heap, BFS, Floyd-Warshall, topological order, spanning tree.
class Heap:
    def __init__(self):
        self.a = []

    def push(self, item):
        self.a.append(item)
        i = len(self.a) - 1
        while i > 0 and self.a[i] < self.a[(i - 1) // 2]:
            self.a[i], self.a[(i - 1) // 2] = self.a[(i - 1) // 2], self.a[i]
            i = (i - 1) // 2

    def pop(self):
        if not self.a:
            raise IndexError("pop from an empty heap")
        top, last = self.a[0], self.a.pop()
        if self.a:
            self.a[0] = last
            i = 0
            while True:
                child = 2 * i + 1
                if child >= len(self.a):
                    break
                if child + 1 < len(self.a) and self.a[child + 1] < self.a[child]:
                    child += 1
                if not self.a[child] < self.a[i]:
                    break
                self.a[i], self.a[child] = self.a[child], self.a[i]
                i = child
        return top

    def __bool__(self):
        return bool(self.a)

class Graph:
    def __init__(self, directed=False):
        self.edges, self.directed = {}, directed

    def add(self, a, b, w=1):
        if w < 0:
            raise ValueError(f"negative weight {w} from {a} to {b}")
        self.edges.setdefault(a, {})[b] = w
        self.edges.setdefault(b, {})
        if not self.directed:
            self.edges[b][a] = w
        return self

    def dijkstra(self, start):
        if start not in self.edges:
            raise KeyError(start)
        dist, prev, heap = {start: 0}, {}, Heap()
        heap.push((0, start))
        while heap:
            d, node = heap.pop()
            if d > dist[node]:
                continue
            for other, w in self.edges[node].items():
                if other not in dist or d + w < dist[other]:
                    dist[other] = d + w
                    prev[other] = node
                    heap.push((d + w, other))
        return dist, prev

    def path(self, a, b):
        dist, prev = self.dijkstra(a)
        if b not in dist:
            return None
        route = [b]
        while route[-1] != a:
            route.append(prev[route[-1]])
        return dist[b], route[::-1]

    def bfs(self, start):
        level, frontier = {start: 0}, [start]
        while frontier:
            following = []
            for node in frontier:
                for other in sorted(self.edges[node]):
                    if other not in level:
                        level[other] = level[node] + 1
                        following.append(other)
            frontier = following
        return level

    def all_pairs(self):
        inf = float("inf")
        nodes = sorted(self.edges)
        d = {(a, b): 0 if a == b else self.edges[a].get(b, inf) for a in nodes for b in nodes}
        for k in nodes:
            for i in nodes:
                for j in nodes:
                    if d[i, k] + d[k, j] < d[i, j]:
                        d[i, j] = d[i, k] + d[k, j]
        return d

    def spanning_tree(self):
        parent = {n: n for n in self.edges}
        def find(n):
            while parent[n] != n:
                parent[n] = parent[parent[n]]
                n = parent[n]
            return n
        tree = []
        for w, a, b in sorted((w, a, b) for a in self.edges for b, w in self.edges[a].items() if a < b):
            if find(a) != find(b):
                parent[find(a)] = find(b)
                tree.append((a, b, w))
        return tree

def topological(deps):
    order, state = [], {}
    def visit(node, trail):
        if state.get(node) == "done":
            return
        if state.get(node) == "open":
            raise ValueError("cycle: " + " -> ".join(trail[trail.index(node):] + [node]))
        state[node] = "open"
        for d in deps.get(node, []):
            visit(d, trail + [node])
        state[node] = "done"
        order.append(node)
    for node in sorted(deps):
        visit(node, [])
    return order

g = Graph()
for edge in "AB7 AD5 BC8 BD9 BE7 CE5 DE15 DF6 EF8 EG9 FG11".split():
    g.add(edge[0], edge[1], int(edge[2:]))
g.add("X", "Y", 1)
print(g.dijkstra("A")[0], g.path("A", "G"), g.path("C", "F"), g.path("A", "X"), g.path("A", "A"))
print(g.bfs("A"), g.spanning_tree(), sum(w for _, _, w in g.spanning_tree()))
d = g.all_pairs()
print([d["A", n] for n in "ABCDEFGX"], all(d[a, b] == g.dijkstra(a)[0].get(b, float("inf")) for a in g.edges for b in g.edges))
print(topological({"app": ["lib", "log"], "lib": ["core"], "log": ["core"], "core": [], "test": ["app"]}))
for f in [lambda: topological({"a": ["b"], "b": ["c"], "c": ["a"]}), lambda: g.add("A", "B", -1), lambda: g.dijkstra("Q"), lambda: Heap().pop()]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
maze = """
#########
#S..#...#
#.#.#.#.#
#.#...#E#
#########
""".split()
grid = Graph()
cells = {(y, x): ch for y, line in enumerate(maze) for x, ch in enumerate(line) if ch != "#"}
for y, x in cells:
    for other in ((y + 1, x), (y, x + 1)):
        if other in cells:
            grid.add((y, x), other)
find = {ch: cell for cell, ch in cells.items()}
length, route = grid.path(find["S"], find["E"])
print(length, "\n".join("".join("*" if (y, x) in route else ch for x, ch in enumerate(line)) for y, line in enumerate(maze)), sep="\n")
heap = Heap()
for n in [5, 3, 9, 1, 1, 7, 2, 8]:
    heap.push(n)
print([heap.pop() for _ in range(8)], bool(heap))
