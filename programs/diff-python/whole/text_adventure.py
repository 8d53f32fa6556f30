# A text adventure: a state machine driven by a script of commands.
class GameOver(Exception):
    pass

class Room:
    def __init__(self, name, text, **exits):
        self.name, self.text, self.exits, self.items = name, text, exits, []
        self.visited = False

    def describe(self):
        lines = [f"== {self.name} =="]
        if not self.visited:
            lines.append(self.text)
            self.visited = True
        if self.items:
            lines.append("You see: " + ", ".join(sorted(self.items)) + ".")
        lines.append("Exits: " + ", ".join(self.exits) + ".")
        return "\n".join(lines)

class Game:
    DIRECTIONS = {"n": "north", "s": "south", "e": "east", "w": "west"}

    def __init__(self):
        self.rooms = {
            "hall": Room("Hall", "Dust dances in the light.", north="library", east="cellar"),
            "library": Room("Library", "Books up to the ceiling.", south="hall"),
            "cellar": Room("Cellar", "It is cold and very dark.", west="hall", down="vault"),
            "vault": Room("Vault", "Gold!", up="cellar"),
        }
        self.rooms["library"].items = ["lamp", "book"]
        self.rooms["hall"].items = ["key"]
        self.rooms["vault"].items = ["crown"]
        self.here, self.bag, self.turns, self.score = "hall", [], 0, 0
        self.lit = self.unlocked = False
        self.done = []

    @property
    def room(self):
        return self.rooms[self.here]

    def run(self, line):
        self.turns += 1
        verb, *rest = line.lower().split() or [""]
        noun = " ".join(rest)
        verb = self.DIRECTIONS.get(verb, verb)
        if verb in ("north", "south", "east", "west", "up", "down"):
            verb, noun = "go", verb
        method = getattr(self, "do_" + verb, None)
        if method is None:
            self.turns -= 1
            return f"I don't know how to {verb!r}." if verb else "Pardon?"
        try:
            return method(noun)
        except KeyError as e:
            return f"There is no {e.args[0]} here."

    def do_look(self, _):
        self.room.visited = False
        return self.room.describe()

    def do_go(self, where):
        if where not in self.room.exits:
            return f"You cannot go {where or 'nowhere'}."
        target = self.room.exits[where]
        if target == "cellar" and not self.lit:
            return "Too dark. You might break your neck."
        if target == "vault" and not self.unlocked:
            return "The trapdoor is locked."
        if not self.rooms[target].visited:
            self.score += 5
        self.here = target
        return self.room.describe()

    def do_take(self, noun):
        if noun == "all":
            return "\n".join(f"{i}: {self.do_take(i)}" for i in sorted(self.room.items)) or "Nothing to take."
        if noun not in self.room.items:
            raise KeyError(noun)
        if len(self.bag) >= 2:
            return "Your hands are full."
        self.room.items.remove(noun)
        self.bag.append(noun)
        self.score += {"crown": 50}.get(noun, 1)
        return "Taken."

    def do_drop(self, noun):
        try:
            self.bag.remove(noun)
        except ValueError:
            return f"You have no {noun}."
        self.room.items.append(noun)
        return "Dropped."

    def do_use(self, noun):
        match_table = {("lamp", None): "light", ("key", "cellar"): "unlock"}
        if noun not in self.bag:
            return f"You have no {noun}."
        action = match_table.get((noun, self.here)) or match_table.get((noun, None))
        if action == "light":
            self.lit = not self.lit
            return f"The lamp is {'on' if self.lit else 'off'}."
        if action == "unlock":
            self.unlocked = True
            return "Click."
        return "Nothing happens."

    def do_bag(self, _):
        return f"You carry {' and '.join(self.bag)}." if self.bag else "You carry nothing."

    def do_score(self, _):
        return f"{self.score} points in {self.turns} turns."

    def do_quit(self, _):
        won = "crown" in self.bag and self.here == "hall"
        raise GameOver(f"You {'win' if won else 'give up'} with {self.score} points after {self.turns} turns.")

def play(script):
    game = Game()
    print(game.room.describe())
    try:
        for line in script:
            print(f"> {line}")
            print(game.run(line))
    except GameOver as end:
        print(end)
    else:
        print("(the script ends)")
    return game

g = play(["look", "dance", "", "take sword", "e", "go", "n", "take all", "bag", "s", "take key", "drop book", "take key", "use lamp", "use key", "e", "down", "use key", "down", "take crown", "drop key", "take crown", "up", "w", "score", "use crown", "drop lamp", "bag", "quit", "look"])
print({name: (room.visited, sorted(room.items)) for name, room in g.rooms.items()})
g = play(["s", "e", "w"])
try:
    g.run("quit")
except GameOver as e:
    print(e)
