# Searches that yield every solution: queens, subsets, mazes, words from coins.
def queens(n, placed=()):
    row = len(placed)
    if row == n:
        yield placed
        return
    for column in range(n):
        if all(column != c and abs(column - c) != row - r for r, c in enumerate(placed)):
            yield from queens(n, placed + (column,))


def subsets_of_sum(numbers, total):
    if total == 0:
        yield []
    elif numbers and total > 0:
        first, *rest = numbers
        for s in subsets_of_sum(rest, total - first):
            yield [first] + s
        yield from subsets_of_sum(rest, total)


def paths(maze, at, goal, seen=frozenset()):
    if at == goal:
        yield [at]
        return
    r, c = at
    for step in ((r + 1, c), (r, c + 1), (r - 1, c), (r, c - 1)):
        if step not in seen and maze.get(step) == ".":
            for path in paths(maze, step, goal, seen | {at}):
                yield [at] + path


def segment(text, words):
    if not text:
        yield []
    for word in words:
        if text.startswith(word):
            for rest in segment(text[len(word):], words):
                yield [word, *rest]


def colourings(graph, colours, chosen=None):
    chosen = chosen or {}
    if len(chosen) == len(graph):
        yield dict(chosen)
        return
    node = next(n for n in sorted(graph) if n not in chosen)
    for colour in colours:
        if all(chosen.get(other) != colour for other in graph[node]):
            chosen[node] = colour
            yield from colourings(graph, colours, chosen)
            del chosen[node]


print([len(list(queens(n))) for n in range(1, 7)], next(queens(8)))
print(list(subsets_of_sum([3, 34, 4, 12, 5, 2], 9)), next(subsets_of_sum([2, 4], 5), "none"))
rows = ["..#", "...", "#.."]
maze = {(r, c): ch for r, row in enumerate(rows) for c, ch in enumerate(row)}
found = sorted(paths(maze, (0, 0), (2, 2)), key=len)
print(len(found), found[0])
print([" ".join(s) for s in segment("catsanddog", ["cat", "cats", "and", "sand", "dog"])])
graph = {"a": "bc", "b": "ac", "c": "ab", "d": "a"}
solutions = list(colourings(graph, ["red", "green", "blue"]))
print(len(solutions), solutions[0], next(colourings(graph, ["one", "two"]), None))
