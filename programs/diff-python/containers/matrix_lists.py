# Nested lists: transpose, spiral, rotation, search, sudoku check, tic-tac-toe.
m = [[r * 4 + c for c in range(4)] for r in range(3)]
print(m, [list(r) for r in zip(*m)], [r[::-1] for r in m], m[::-1], [list(r) for r in zip(*m[::-1])], sum(map(sum, m)), max(map(max, m)), [row[1:3] for row in m[1:]])
def spiral(grid):
    out = []
    while grid:
        out += grid[0]
        grid = [list(r) for r in zip(*grid[1:])][::-1]
    return out

print(spiral(m), spiral([]), spiral([[1]]))
def winner(board):
    lines = [*board, *["".join(c) for c in zip(*board)], "".join(board[i][i] for i in range(3)), "".join(board[i][2 - i] for i in range(3))]
    for who in "XO":
        if who * 3 in lines:
            return who
    return "draw" if all(" " not in r for r in board) else None

for board in [["XXX", "OO ", "   "], ["XO ", "XO ", " OX"], ["XOX", "XOO", "OXX"], ["X O", " XO", "  X"], ["   ", "   ", "   "]]:
    print(board, winner(board))
def best(board, who):
    won = winner(board)
    if won:
        return {"X": 1, "O": -1, "draw": 0}[won], None
    results = []
    for y in range(3):
        for x in range(3):
            if board[y][x] == " ":
                new = [r if i != y else r[:x] + who + r[x + 1:] for i, r in enumerate(board)]
                results.append((best(new, "O" if who == "X" else "X")[0], (y, x)))
    return max(results, key=lambda r: r[0]) if who == "X" else min(results, key=lambda r: r[0])

print(best(["XO ", " X ", "  O"], "X"), best(["XX ", "OO ", "   "], "O"), best(["X  ", " O ", "  X"], "O"))
sudoku = [[(r * 3 + r // 3 + c) % 9 + 1 for c in range(9)] for r in range(9)]
def valid(g):
    groups = g + [list(c) for c in zip(*g)] + [[g[r + i][c + j] for i in range(3) for j in range(3)] for r in (0, 3, 6) for c in (0, 3, 6)]
    return all(sorted(x) == list(range(1, 10)) for x in groups)

print(valid(sudoku), sudoku[4])
sudoku[0][0], sudoku[0][1] = sudoku[0][1], sudoku[0][0]
print(valid(sudoku), sum(sudoku[0]))
def flood(grid, y, x, new):
    old, count, stack = grid[y][x], 0, [(y, x)]
    while stack:
        r, c = stack.pop()
        if 0 <= r < len(grid) and 0 <= c < len(grid[r]) and grid[r][c] == old != new:
            grid[r][c] = new
            count += 1
            stack += [(r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)]
    return count

picture = [list(r) for r in ["..#..", ".##..", "#...#"]]
print(flood(picture, 0, 0, "o"), ["".join(r) for r in picture], flood(picture, 0, 0, "o"), flood(picture, 2, 1, "~"), ["".join(r) for r in picture])
def queens(n, placed=()):
    if len(placed) == n:
        return [placed]
    return [s for c in range(n) if all(c != p and abs(c - p) != len(placed) - i for i, p in enumerate(placed)) for s in queens(n, placed + (c,))]

print([len(queens(n)) for n in range(1, 8)], queens(6)[0], "\n".join("".join("Q" if c == q else "." for c in range(6)) for q in queens(6)[0]), sep="\n")
