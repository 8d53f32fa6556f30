# A bank: inheritance, class counters, transactions that roll back, an audit trail, errors of its own.
class BankError(Exception): pass
class Insufficient(BankError):
    def __init__(self, account, needed):
        super().__init__(f"{account.owner} lacks {needed - account.balance:.2f}")
        self.account, self.needed = account, needed
class Frozen(BankError): pass

class Account:
    number = 1000
    fee = 0.0
    def __init__(self, owner, balance=0.0):
        Account.number += 1
        self.number, self.owner, self.balance, self.frozen = Account.number, owner, balance, False
        self.history = [("open", balance)]
    def __setattr__(self, name, value):
        if name == "balance" and value < self.minimum:
            raise Insufficient(self, self.balance - value + self.minimum)
        object.__setattr__(self, name, value)
    minimum = 0
    def move(self, amount, kind):
        if self.frozen:
            raise Frozen(f"{self.owner} is frozen")
        self.balance += amount - self.fee
        self.history.append((kind, amount))
    def __repr__(self): return f"<{type(self).__name__} {self.number} {self.owner} {self.balance:.2f}>"

class Credit(Account):
    minimum = -500
    fee = 1.5
class Savings(Account):
    def interest(self, rate): self.move(round(self.balance * rate, 2), "interest")

class Transaction:
    def __init__(self, *accounts): self.accounts = accounts
    def __enter__(self):
        self.saved = [(a, a.balance, list(a.history)) for a in self.accounts]
        return self
    def __exit__(self, kind, error, trace):
        if kind is not None:
            for a, balance, history in self.saved:
                a.balance, a.history = balance, history
            print("rolled back:", error)
        return kind is not None and issubclass(kind, BankError)

def transfer(a, b, amount):
    with Transaction(a, b):
        b.move(amount, f"from {a.owner}")
        a.move(-amount, f"to {b.owner}")
        return True
    return False

ann, bob, eve = Account("ann", 100.0), Credit("bob"), Savings("eve", 1000)
print(ann, bob, eve, transfer(ann, bob, 60), ann, bob)
print(transfer(ann, bob, 60), ann, bob, transfer(bob, ann, 400), bob, transfer(bob, eve, 300), bob)
eve.frozen = True
print(transfer(eve, ann, 1), transfer(ann, eve, 1))
eve.frozen = False
eve.interest(0.0375)
print(eve, eve.history, bob.history, [a.fee for a in (ann, bob)], Account.number)
try:
    transfer(ann, None, 5)
except AttributeError as e:
    print(e)
try:
    Account("zed", -1)
except AttributeError as e:
    print("AttributeError", e)
try:
    ann.move(-1e6, "theft")
except BankError as e:
    print(type(e).__name__, e, e.account is ann, e.needed)
total = sum(a.balance for a in (ann, bob, eve))
print(f"{total:,.2f}", max((ann, bob, eve), key=lambda a: a.balance).owner, sorted([a.number for a in (eve, ann, bob)]))
