# Generators as state machines: parsers that are fed character by character, and conversations.
def tokenizer():
    tokens, text, kind = [], "", None

    def flush():
        if text:
            tokens.append((kind, text))
    while True:
        c = yield len(tokens)
        if c is None:
            flush()
            return tokens
        now = "number" if c.isdigit() else "name" if c.isalpha() else "space" if c.isspace() else "sign"
        if now != kind or now == "sign":
            flush()
            text, kind = "", now
        if now != "space":
            text += c
        else:
            text, kind = "", None


def feed(machine, text):
    counts = [next(machine)]
    for c in text:
        counts.append(machine.send(c))
    try:
        machine.send(None)
    except StopIteration as e:
        return counts[-1], e.value
    return counts, None


def turnstile():
    coins = people = 0
    locked = True
    while True:
        event = yield ("locked" if locked else "open")
        if event == "coin":
            coins += 1
            locked = False
        elif event == "push" and not locked:
            people += 1
            locked = True
        elif event == "report":
            yield coins, people
        elif event != "push":
            raise ValueError(f"what is {event!r}?")


def guess(low, high):
    tries = 0
    while low <= high:
        middle = (low + high) // 2
        tries += 1
        answer = yield middle
        if answer == "higher":
            low = middle + 1
        elif answer == "lower":
            high = middle - 1
        else:
            return f"{middle} in {tries}"
    return "you cheat"


def play(secret):
    game = guess(1, 100)
    number = next(game)
    asked = []
    try:
        while True:
            asked.append(number)
            number = game.send("higher" if number < secret else "lower" if number > secret else "yes")
    except StopIteration as e:
        return asked, e.value


def csv_rows():
    row, field, quoted = [], "", False
    while True:
        c = yield
        if quoted:
            if c == '"':
                quoted = False
            else:
                field += c
        elif c == '"':
            quoted = True
        elif c == ",":
            row.append(field)
            field = ""
        elif c == "\n":
            row.append(field)
            print(row)
            row, field = [], ""
        else:
            field += c


print(feed(tokenizer(), "x1 = 42+y*(7)"))
print(feed(tokenizer(), "  "), feed(tokenizer(), ""))
t = turnstile()
print(next(t), [t.send(e) for e in ["push", "coin", "coin", "push", "push"]], t.send("report"), next(t))
try:
    t.send("kick")
except ValueError as e:
    print(e, list(t))
for secret in (50, 1, 100, 37):
    print(*play(secret))
liar = guess(1, 3)
print([next(liar), liar.send("higher")])
try:
    liar.send("lower")
except StopIteration as e:
    print(e.value)
reader = csv_rows()
next(reader)
for c in 'a,b,c\n"x,1",,"two\nlines"\n':
    reader.send(c)
reader.close()
