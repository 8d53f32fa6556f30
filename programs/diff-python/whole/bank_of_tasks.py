# A bank as tasks: transfers with locks of its own, an auditor, deadlines and a journal.
import asyncio


class Overdrawn(Exception):
    def __init__(self, account, missing):
        super().__init__(f"{account.owner} lacks {missing}")
        self.account, self.missing = account, missing


class Mutex:
    """Fair: the first to come is the first to be served."""

    def __init__(self):
        self.queue = []
        self.waits = 0

    async def __aenter__(self):
        ticket = object()
        self.queue.append(ticket)
        while self.queue[0] is not ticket:
            self.waits += 1
            await asyncio.sleep(0)
        return self

    async def __aexit__(self, *error):
        self.queue.pop(0)


class Account:
    number = 0

    def __init__(self, owner, balance):
        Account.number += 1
        self.number = Account.number
        self.owner, self.balance = owner, balance
        self.mutex = Mutex()
        self.history = []

    def change(self, amount):
        if self.balance + amount < 0:
            raise Overdrawn(self, -(self.balance + amount))
        self.balance += amount
        self.history.append(amount)


class Bank:
    def __init__(self, **accounts):
        self.accounts = {owner: Account(owner, balance) for owner, balance in accounts.items()}
        self.journal = []
        self.total = sum(a.balance for a in self.accounts.values())

    async def transfer(self, source, target, amount):
        a, b = self.accounts[source], self.accounts[target]
        first, second = sorted((a, b), key=lambda x: x.number)
        async with first.mutex, second.mutex:
            try:
                a.change(-amount)
                await asyncio.sleep(0)
                b.change(amount)
                outcome = "done"
            except Overdrawn as e:
                outcome = str(e)
            self.journal.append((source, target, amount, outcome))
            return outcome

    async def audit(self, times):
        for _ in range(times):
            held = []
            for account in self.accounts.values():
                await account.mutex.__aenter__()
                held.append(account)
            total = sum(a.balance for a in self.accounts.values())
            for account in reversed(held):
                await account.mutex.__aexit__(None, None, None)
            yield total == self.total
            await asyncio.sleep(0)


async def customers(bank, orders):
    tasks = [asyncio.create_task(bank.transfer(*order)) for order in orders]
    return await asyncio.gather(*tasks, return_exceptions=True)


async def main():
    bank = Bank(ann=100, bob=50, cleo=0)
    orders = [("ann", "bob", 30), ("bob", "cleo", 70), ("cleo", "ann", 10), ("ann", "cleo", 500), ("bob", "ann", 20), ("bob", "zoe", 1)]

    async def auditor():
        return [ok async for ok in bank.audit(4)]
    results, audits = await asyncio.gather(customers(bank, orders), auditor())
    for order, result in zip(orders, results):
        print(*order, "->", result if isinstance(result, str) else repr(result))
    print(audits, {o: a.balance for o, a in bank.accounts.items()}, sum(a.balance for a in bank.accounts.values()))
    print({o: a.history for o, a in bank.accounts.items()}, len(bank.journal))
    print([a.mutex.queue for a in bank.accounts.values()], any(a.mutex.waits for a in bank.accounts.values()))
    for order in orders[3:]:
        try:
            print(await asyncio.wait_for(bank.transfer(*order), 5))
        except KeyError as e:
            print("no account", e)
    many = [("ann", "bob", 1), ("bob", "cleo", 1), ("cleo", "ann", 1)] * 20
    print(sorted(set(await customers(bank, many))), {o: a.balance for o, a in bank.accounts.items()})


asyncio.run(main())
