# Actors: tasks with mailboxes that send messages to each other.
import asyncio


class Actor:
    actors = {}

    def __init__(self, name):
        self.name = name
        self.inbox = []
        self.seen = 0
        Actor.actors[name] = self

    def send(self, target, *message):
        Actor.actors[target].inbox.append((self.name, message))

    async def run(self):
        while True:
            while not self.inbox:
                await asyncio.sleep(0)
            sender, message = self.inbox.pop(0)
            self.seen += 1
            if message[0] == "stop":
                return f"{self.name} saw {self.seen}"
            await self.receive(sender, *message)

    async def receive(self, sender, kind, *rest):
        handler = getattr(self, "on_" + kind, None)
        if handler is None:
            print(f"{self.name}: no {kind} from {sender}")
        else:
            await handler(sender, *rest)


class Counter(Actor):
    def __init__(self, name):
        super().__init__(name)
        self.value = 0

    async def on_add(self, sender, n):
        self.value += n

    async def on_read(self, sender):
        self.send(sender, "value", self.value)


class Player(Actor):
    async def on_ball(self, sender, left):
        print(f"{self.name} {left}", end="; ")
        if left:
            await asyncio.sleep(0)
            self.send(sender, "ball", left - 1)
        else:
            for name in Actor.actors:
                self.send(name, "stop")


class Client(Actor):
    async def on_go(self, sender, times):
        for i in range(times):
            self.send("counter", "add", i)
            await asyncio.sleep(0)
        self.send("counter", "read")
        self.send("counter", "dance", 1)

    async def on_value(self, sender, value):
        print("value", value)
        self.send("ping", "ball", 5)
        Actor.actors["ping"].inbox[-1] = ("pong", Actor.actors["ping"].inbox[-1][1])


async def main():
    actors = [Counter("counter"), Player("ping"), Player("pong"), Client("client")]
    tasks = [asyncio.create_task(a.run()) for a in actors]
    Actor.actors["client"].inbox.append(("main", ("go", 5)))
    results = await asyncio.gather(*tasks)
    print()
    print(results)
    print([a.inbox for a in actors], Actor.actors["counter"].value)


asyncio.run(main())
