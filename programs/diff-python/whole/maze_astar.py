# A maze made by a seeded generator of its own, searched by A*, breadth first and depth first.
class Random:
    def __init__(self, seed):
        self.state = seed

    def next(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        return (self.state >> 33) % limit

    def shuffle(self, xs):
        for i in range(len(xs) - 1, 0, -1):
            j = self.next(i + 1)
            xs[i], xs[j] = xs[j], xs[i]
        return xs


class Maze:
    def __init__(self, width, height, seed):
        self.width, self.height = width, height
        self.open = set()
        random = Random(seed)
        stack = [(0, 0)]
        seen = {(0, 0)}
        while stack:
            x, y = stack[-1]
            for dx, dy in random.shuffle([(1, 0), (-1, 0), (0, 1), (0, -1)]):
                there = x + dx, y + dy
                if there not in seen and 0 <= there[0] < width and 0 <= there[1] < height:
                    seen.add(there)
                    self.open.add(frozenset([(x, y), there]))
                    stack.append(there)
                    break
            else:
                stack.pop()
        for _ in range(width * height // 8):
            x, y = random.next(width - 1), random.next(height)
            self.open.add(frozenset([(x, y), (x + 1, y)]))

    def neighbours(self, at):
        x, y = at
        for there in ((x + 1, y), (x, y + 1), (x - 1, y), (x, y - 1)):
            if frozenset([at, there]) in self.open:
                yield there

    def draw(self, path=()):
        marked = set(path)
        lines = ["+" + "--+" * self.width]
        for y in range(self.height):
            cells, floor = "|", "+"
            for x in range(self.width):
                cells += ("()" if (x, y) in marked else "  ")
                cells += " " if frozenset([(x, y), (x + 1, y)]) in self.open else "|"
                floor += ("  " if frozenset([(x, y), (x, y + 1)]) in self.open else "--") + "+"
            lines += [cells, floor]
        return "\n".join(lines)


class Frontier:
    """A heap of (priority, order, item), written by hand."""

    def __init__(self):
        self.heap, self.order = [], 0

    def push(self, priority, item):
        heap = self.heap
        heap.append((priority, self.order, item))
        self.order += 1
        i = len(heap) - 1
        while i and heap[i] < heap[(i - 1) >> 1]:
            heap[i], heap[(i - 1) >> 1] = heap[(i - 1) >> 1], heap[i]
            i = (i - 1) >> 1

    def pop(self):
        heap = self.heap
        last = heap.pop()
        if not heap:
            return last[2]
        top, heap[0] = heap[0], last
        i = 0
        while (child := 2 * i + 1) < len(heap):
            if child + 1 < len(heap) and heap[child + 1] < heap[child]:
                child += 1
            if heap[i] <= heap[child]:
                break
            heap[i], heap[child] = heap[child], heap[i]
            i = child
        return top[2]

    def __bool__(self):
        return bool(self.heap)


def search(maze, start, goal, priority):
    frontier, came, cost, looked = Frontier(), {start: None}, {start: 0}, 0
    frontier.push(0, start)
    while frontier:
        at = frontier.pop()
        looked += 1
        if at == goal:
            path = []
            while at is not None:
                path.append(at)
                at = came[at]
            return path[::-1], looked
        for there in maze.neighbours(at):
            new = cost[at] + 1
            if there not in cost or new < cost[there]:
                cost[there], came[there] = new, at
                frontier.push(priority(new, there), there)
    return [], looked


for width, height, seed in ((8, 5, 1), (12, 6, 7)):
    maze = Maze(width, height, seed)
    goal = (width - 1, height - 1)
    found = {}
    for name, priority in {
        "A*": lambda cost, at: cost + abs(at[0] - goal[0]) + abs(at[1] - goal[1]),
        "breadth first": lambda cost, at: cost,
        "greedy": lambda cost, at: abs(at[0] - goal[0]) + abs(at[1] - goal[1]),
        "depth first": lambda cost, at: -cost,
    }.items():
        path, looked = search(maze, (0, 0), goal, priority)
        found[name] = path
        print(f"{name:>14}: {len(path)} steps, {looked} looked at")
    print(len(found["A*"]) == len(found["breadth first"]), all(len(p) >= len(found["A*"]) for p in found.values()))
    print(maze.draw(found["A*"]))
    walk = found["A*"]
    print(all(b in maze.neighbours(a) for a, b in zip(walk, walk[1:])), len(set(walk)) == len(walk))
