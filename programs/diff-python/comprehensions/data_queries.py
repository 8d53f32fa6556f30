# Queries over records with comprehensions: joins, filters, aggregates.
users = [{"id": 1, "name": "ann", "team": 1}, {"id": 2, "name": "bob", "team": 2}, {"id": 3, "name": "cy", "team": 1}, {"id": 4, "name": "di", "team": None}]
teams = {1: "red", 2: "blue", 3: "green"}
tasks = [(1, "write", 3.5), (2, "test", 1.0), (1, "fix", 0.5), (3, "test", 2.25), (2, "plan", 4.0)]
print([(u["name"], teams.get(u["team"], "-")) for u in users], [u["name"] for u in users if u["team"] is not None and teams[u["team"]] == "red"])
print({u["name"]: sum(h for i, _, h in tasks if i == u["id"]) for u in users}, {t: [u["name"] for u in users if u["team"] == k] for k, t in teams.items()}, sorted({what for _, what, _ in tasks}))
print([(u["name"], what, h) for u in users for i, what, h in tasks if i == u["id"] and h > 1], max(((h, what) for _, what, h in tasks)), [what for _, what, h in sorted(tasks, key=lambda t: (-t[2], t[1]))])
by_team = {t: sum(h for i, _, h in tasks for u in users if u["id"] == i and teams.get(u["team"]) == t) for t in teams.values()}
print(by_team, {t: f"{h / sum(by_team.values()):.0%}" for t, h in by_team.items()}, [k for k, v in by_team.items() if not v])
print(all(u["name"].islower() for u in users), any(h > 4 for *_, h in tasks), [h for *_, h in tasks], [first for first, *_ in tasks], dict(zip(*[[1, 2], "ab"])), {**{t: 0 for t in "xy"}, **{"y": 1}})
rows = [line.split(",") for line in """a,1,x
b,22,y
c,,z""".splitlines()]
print([{"k": k, "n": int(n) if n else None, "t": t} for k, n, t in rows], [max(len(r[i]) for r in rows) for i in range(3)], ["|".join(c.rjust(2) for c in r) for r in rows], list(map(list, zip(*rows))))
try:
    print([int(n) for _, n, _ in rows])
except ValueError as e:
    print(e)
try:
    print([teams[u["team"]] for u in users])
except KeyError as e:
    print("KeyError", e)
