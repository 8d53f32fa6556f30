# Traffic lights, a vending machine and a parser of comments as state machines.
class Machine:
    transitions = {}
    start = None

    def __init__(self):
        self.state, self.history = self.start, [self.start]

    def fire(self, event):
        try:
            self.state = self.transitions[self.state, event]
        except KeyError:
            raise RuntimeError(f"{type(self).__name__}: no {event!r} in {self.state!r}") from None
        self.history.append(self.state)
        hook = getattr(self, "on_" + self.state, None)
        if hook:
            hook()
        return self

class Light(Machine):
    start = "red"
    transitions = {("red", "go"): "green", ("green", "slow"): "yellow", ("yellow", "stop"): "red"}
    greens = 0
    def on_green(self): self.greens += 1

class Door(Machine):
    start = "closed"
    transitions = {("closed", "open"): "opened", ("opened", "close"): "closed", ("closed", "lock"): "locked", ("locked", "unlock"): "closed"}

l = Light()
for _ in range(3):
    l.fire("go").fire("slow").fire("stop")
print(l.state, l.greens, len(l.history), Light.greens)
for events in ["open close lock unlock", "lock open", "open lock", "explode"]:
    d = Door()
    try:
        for e in events.split():
            d.fire(e)
        print(d.history)
    except RuntimeError as e:
        print(e, d.history, repr(e.__cause__), e.__suppress_context__)

class Vending:
    prices = {"tea": 120, "coffee": 150, "water": 80}
    def __init__(self, **stock):
        self.stock, self.credit, self.cash = stock, 0, 0
    def insert(self, coin):
        if coin not in (10, 20, 50, 100, 200):
            raise ValueError(f"coin {coin} refused")
        self.credit += coin
    def buy(self, item):
        if item not in self.prices:
            raise KeyError(item)
        if not self.stock.get(item):
            raise LookupError(f"{item} sold out")
        missing = self.prices[item] - self.credit
        if missing > 0:
            raise ValueError(f"{missing} missing")
        self.stock[item] -= 1
        self.cash += self.prices[item]
        change, self.credit = -missing, 0
        return [c for c in (200, 100, 50, 20, 10) for _ in range(change // c) if (change := change - c) >= 0] if False else self.coins(change)
    def coins(self, change):
        out = []
        for c in (200, 100, 50, 20, 10):
            n, change = divmod(change, c)
            out += [c] * n
        return out

v = Vending(tea=1, water=5)
for action, arg in [("buy", "tea"), ("insert", 100), ("insert", 3), ("insert", 50), ("buy", "juice"), ("buy", "coffee"), ("buy", "tea"), ("insert", 200), ("buy", "tea"), ("buy", "water")]:
    try:
        print(action, arg, getattr(v, action)(arg), v.credit)
    except Exception as e:
        print(action, arg, type(e).__name__, e)
print(v.stock, v.cash, v.__dict__)
def strip_comments(text):
    out, state = [], "code"
    i = 0
    while i < len(text):
        two = text[i:i + 2]
        if state == "code" and two in ("//", "/*"):
            state, i = {"//": "line", "/*": "block"}[two], i + 1
        elif state == "code":
            out.append(text[i])
            if text[i] == '"':
                state = "string"
        elif state == "string":
            out.append(text[i])
            if text[i] == '"':
                state = "code"
        elif state == "line" and text[i] == "\n":
            out.append("\n")
            state = "code"
        elif state == "block" and two == "*/":
            state, i = "code", i + 1
        i += 1
    return "".join(out), state

print(strip_comments('a // x\nb /* y\n */ c "// no" d'), strip_comments("/* open"), strip_comments(""))
