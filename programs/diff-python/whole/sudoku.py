# Sudoku: constraint propagation first, then search where there is least choice.
DIGITS = "123456789"
ROWS = "ABCDEFGHI"


def cross(a, b):
    return [x + y for x in a for y in b]


squares = cross(ROWS, DIGITS)
unit_list = (
    [cross(ROWS, c) for c in DIGITS]
    + [cross(r, DIGITS) for r in ROWS]
    + [cross(rs, cs) for rs in ("ABC", "DEF", "GHI") for cs in ("123", "456", "789")]
)
units = {s: [u for u in unit_list if s in u] for s in squares}
peers = {s: set(sum(units[s], [])) - {s} for s in squares}


class Contradiction(Exception):
    pass


class Grid:
    searched = 0

    def __init__(self, values):
        self.values = values

    @classmethod
    def parse(cls, text):
        grid = cls({s: DIGITS for s in squares})
        chars = [c for c in text if c in DIGITS or c in "0."]
        assert len(chars) == 81, f"{len(chars)} squares"
        for s, d in zip(squares, chars):
            if d in DIGITS:
                grid.assign(s, d)
        return grid

    def copy(self):
        return Grid(dict(self.values))

    def assign(self, s, d):
        for other in self.values[s]:
            if other != d:
                self.eliminate(s, other)

    def eliminate(self, s, d):
        if d not in self.values[s]:
            return
        self.values[s] = self.values[s].replace(d, "")
        left = self.values[s]
        if not left:
            raise Contradiction(f"nothing fits {s}")
        if len(left) == 1:
            for peer in sorted(peers[s]):
                self.eliminate(peer, left)
        for unit in units[s]:
            places = [u for u in unit if d in self.values[u]]
            if not places:
                raise Contradiction(f"no place for {d} beside {s}")
            if len(places) == 1:
                self.assign(places[0], d)

    @property
    def solved(self):
        return all(len(v) == 1 for v in self.values.values())

    def search(self):
        Grid.searched += 1
        if self.solved:
            yield self
            return
        _, s = min((len(self.values[s]), s) for s in squares if len(self.values[s]) > 1)
        for d in self.values[s]:
            guess = self.copy()
            try:
                guess.assign(s, d)
            except Contradiction:
                continue
            yield from guess.search()

    def __str__(self):
        lines = []
        for i, r in enumerate(ROWS):
            if i in (3, 6):
                lines.append("------+-------+------")
            lines.append(" ".join(self.values[r + c] + (" |" if c in "36" else "") for c in DIGITS))
        return "\n".join(lines)


easy = """
    ..3.2.6.. 9..3.5..1 ..18.64.. ..81.29.. 7.......8
    ..67.82.. ..26.95.. 8..2.3..9 ..5.1.3.."""
hard = """
    4.....8.5 .3....... ...7..... .2.....6. ....8.4..
    ....1.... ...6.3.7. 5..2..... 1.4......"""
for name, text in (("easy", easy), ("hard", hard)):
    Grid.searched = 0
    grid = Grid.parse(text)
    print(name, "solved by constraints alone" if grid.solved else "needs a search")
    solution = next(grid.search())
    print(solution)
    print(Grid.searched > 1, all(sorted(solution.values[s] for s in u) == list(DIGITS) for u in unit_list))
try:
    Grid.parse("11" + "." * 79)
except Contradiction as e:
    print("contradiction:", e)
try:
    Grid.parse("123")
except AssertionError as e:
    print(e)
