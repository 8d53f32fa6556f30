# python 3.11
# Instances, class attributes, methods, representations, errors of attributes and calls.
class Account:
    """A bank account."""
    count = 0
    rate = 0.5

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        Account.count += 1

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError(f"amount must be positive, not {amount!r}")
        self.balance += amount
        return self

    def __repr__(self):
        return f"Account({self.owner!r}, {self.balance})"

    def __eq__(self, other):
        return isinstance(other, Account) and self.balance == other.balance

    def __lt__(self, other):
        return self.balance < other.balance

    def __len__(self):
        return self.balance

    def __bool__(self):
        return self.balance > 0

    def __contains__(self, item):
        return item in self.owner

    def __getitem__(self, key):
        return self.owner[key]

    def __call__(self, *args):
        return (self.owner,) + args

a = Account("ann", 10)
b = Account("bob")
print(a, b, [a, b], str(a), f"{a!s:>20}", Account.count, a.count, Account.__name__, Account.__doc__, a.__class__ is Account, type(a).__name__)
print(a.deposit(5).deposit(5).balance, a == b, a != b, a < b, sorted([a, b]), max(a, b), len(a), bool(b), not b, "n" in a, a[0], a[::-1], a(1, 2))
a.rate = 9
print(a.rate, b.rate, Account.rate, a.__dict__, vars(b), hasattr(a, "rate"), hasattr(a, "zz"), getattr(a, "zz", "none"), getattr(a, "owner"))
setattr(b, "extra", [1])
print(b.extra, b.__dict__)
delattr(b, "extra")
print(hasattr(b, "extra"), isinstance(a, Account), isinstance(a, object), issubclass(Account, object), callable(a), callable(Account), isinstance(1, (str, int)), issubclass(bool, int))
class Empty:
    pass

e = Empty()
class Slotless:
    x: int = 5
    def method(self, a, *, key): return a, key

s = Slotless()
for f in [lambda: a.deposit(-1), lambda: a.nope, lambda: Account.nope, lambda: Account(), lambda: Account(1, 2, 3), lambda: Account(own=1), lambda: a.deposit(), lambda: a.deposit(1, 2), lambda: e(), lambda: len(e), lambda: e + 1, lambda: 1 + e, lambda: e < e, lambda: e[0], lambda: iter(e), lambda: 1 in e, lambda: -e, lambda: Empty(1), lambda: s.method(1), lambda: s.method(1, 2), lambda: s.method(key=1), lambda: Slotless.method(), lambda: int("x") + s, lambda: s.x(), lambda: None.x, lambda: (5).foo, lambda: [].foo, lambda: print.foo, lambda: getattr(e, "q"), lambda: delattr(e, "q"), lambda: hash(a), lambda: {a: 1}, lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: next(e), lambda: reversed(e), lambda: sum([e]), lambda: sorted([e, e]), lambda: abs(e), lambda: int(e), lambda: float(e), lambda: round(e), lambda: ", ".join([e]), lambda: "%d" % e, lambda: format(e, "5")]:
    try:
        print(f())
    except Exception as ex:
        print(type(ex).__name__, ex)
print(e == e, e != e, e == Empty(), e is e, e in [e], {e: 1}[e], bool(e))
method = a.deposit
method(100)
print(a.balance, Account.deposit(b, 7).balance, method.__name__, method.__self__ is a)
