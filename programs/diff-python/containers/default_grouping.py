from collections import defaultdict, Counter, deque, OrderedDict, namedtuple
d = defaultdict(list)
for w in "one two three four five six".split():
    d[len(w)].append(w)
print(dict(d), d[99], 99 in d, Counter("mississippi").most_common(3), Counter(a=3) + Counter(a=1, b=2))
q = deque([1, 2, 3], maxlen=3)
q.append(4)
q.rotate(1)
print(q, list(q), q.popleft(), q)
P = namedtuple("P", "x y")
p = P(1, y=2)
print(p, p.x, p._replace(x=5), p == (1, 2), p._asdict())
