# The bounded buffer with a Condition, as every text book has it.
import threading
from collections import deque


class BoundedBuffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = deque()
        self.condition = threading.Condition()

    def put(self, item):
        with self.condition:
            while len(self.items) >= self.capacity:
                self.condition.wait()
            self.items.append(item)
            self.condition.notify_all()

    def get(self):
        with self.condition:
            self.condition.wait_for(lambda: len(self.items) > 0)
            item = self.items.popleft()
            self.condition.notify_all()
            return item


buffer = BoundedBuffer(2)
received = []


def produce():
    for n in range(10):
        buffer.put(n)
    buffer.put(None)


def consume():
    while (item := buffer.get()) is not None:
        received.append(item)


threads = [threading.Thread(target=produce), threading.Thread(target=consume)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(received)
