# Conway's game of life with sets and comprehensions; glider, blinker, and a torus.
def neighbours(cell):
    x, y = cell
    return {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy}

def step(alive):
    candidates = {c for cell in alive for c in neighbours(cell)} | alive
    return {c for c in candidates if len(neighbours(c) & alive) == 3 or (c in alive and len(neighbours(c) & alive) == 2)}

def show(alive, width, height):
    return "\n".join("".join("#" if (x, y) in alive else "." for x in range(width)) for y in range(height))

def parse(text):
    return {(x, y) for y, line in enumerate(text.split()) for x, ch in enumerate(line) if ch == "#"}

glider = parse("""
.#......
..#.....
###.....
""")
state = glider
for generation in range(5):
    print(f"generation {generation}, {len(state)} alive")
    print(show(state, 7, 6))
    state = step(state)
later = glider
for _ in range(40):
    later = step(later)
print(later == {(x + 10, y + 10) for x, y in glider}, sorted(later))
blinker = {(1, 0), (1, 1), (1, 2)}
print(sorted(step(blinker)), step(step(blinker)) == blinker, step(set()), step({(0, 0)}))
r_pentomino = {(1, 0), (2, 0), (0, 1), (1, 1), (1, 2)}
counts = []
cells = r_pentomino
for _ in range(25):
    counts.append(len(cells))
    cells = step(cells)
print(counts)
def torus_step(grid):
    h, w = len(grid), len(grid[0])
    def live(y, x):
        return sum(grid[(y + dy) % h][(x + dx) % w] for dy in (-1, 0, 1) for dx in (-1, 0, 1) if (dy, dx) != (0, 0))
    return [[1 if live(y, x) == 3 or grid[y][x] and live(y, x) == 2 else 0 for x in range(w)] for y in range(h)]

grid = [[0, 1, 0, 0, 0], [0, 0, 1, 0, 0], [1, 1, 1, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]]
seen = []
while grid not in seen:
    seen.append(grid)
    grid = torus_step(grid)
print(len(seen), seen.index(grid), grid)
