"""The kernel of an operating system: tasks of several classes, packets in linked queues, the task of highest priority runs."""
from repeat import repeat
LETTERS = "abcdefghijklmnopqrstuvwxyz"
PACKET_SIZE = 4


class Packet:
    def __init__(self, owner, is_work):
        self.next = None
        self.owner = owner
        self.is_work = is_work
        self.position = 0
        self.data = [""] * PACKET_SIZE


class Queue:
    """Packets, first in, first out."""

    def __init__(self):
        self.first = None
        self.last = None

    def is_empty(self):
        return self.first is None

    def put(self, packet):
        packet.next = None
        if self.first is None:
            self.first = packet
        else:
            self.last.next = packet
        self.last = packet

    def take(self):
        packet = self.first
        if packet is not None:
            self.first = packet.next
            packet.next = None
        return packet


class Kernel:
    def __init__(self):
        self.first = None
        self.sent = 0
        self.held = 0
        self.steps = 0

    def add(self, task):
        """Puts a task in front of the first one of a lower priority."""
        before = None
        after = self.first
        while after is not None and after.priority >= task.priority:
            before = after
            after = after.next
        task.next = after
        if before is None:
            self.first = task
        else:
            before.next = task

    def run(self):
        task = self.first
        while task is not None:
            if task.can_run():
                self.steps += 1
                task.run()
                task = self.first
            else:
                task = task.next

    def send(self, packet, target):
        self.sent += 1
        target.inbox.put(packet)

    def hold(self, task):
        self.held += 1
        task.is_held = True

    def release(self, task):
        task.is_held = False


class Task:
    def __init__(self, kernel, priority):
        self.kernel = kernel
        self.priority = priority
        self.next = None
        self.inbox = Queue()
        self.is_held = False
        kernel.add(self)

    def can_run(self):
        return not self.is_held and not self.inbox.is_empty()


class Clock(Task):
    """Runs when no other task can: lets one of the devices go on, for so many ticks."""

    def __init__(self, kernel, priority, ticks):
        super().__init__(kernel, priority)
        self.ticks = ticks
        self.register = 1
        self.devices = []

    def can_run(self):
        return self.ticks > 0

    def run(self):
        self.ticks -= 1
        odd = self.register & 1
        self.register >>= 1
        if odd:
            self.register ^= 53256
        self.kernel.release(self.devices[odd])


class Worker(Task):
    """Fills work packets with letters, and gives them to the handlers by turns."""

    def __init__(self, kernel, priority):
        super().__init__(kernel, priority)
        self.handlers = []
        self.turn = 0
        self.letter = 0

    def run(self):
        packet = self.inbox.take()
        self.turn = (self.turn + 1) % len(self.handlers)
        handler = self.handlers[self.turn]
        packet.owner = self
        packet.position = 0
        for i in range(PACKET_SIZE):
            packet.data[i] = LETTERS[self.letter]
            self.letter = (self.letter + 1) % len(LETTERS)
        self.kernel.send(packet, handler)


class Handler(Task):
    """Has each letter of a work packet written by a device, in a device packet of its own."""

    def __init__(self, kernel, priority, device):
        super().__init__(kernel, priority)
        self.device = device
        self.work = Queue()
        self.spare = Queue()

    def can_run(self):
        return super().can_run() or not self.work.is_empty() and not self.spare.is_empty()

    def run(self):
        packet = self.inbox.take()
        if packet is not None:
            if packet.is_work:
                self.work.put(packet)
            else:
                self.spare.put(packet)
        current = self.work.first
        if current is None:
            return
        if current.position == PACKET_SIZE:
            self.work.take()
            self.kernel.send(current, current.owner)
        elif not self.spare.is_empty():
            output = self.spare.take()
            output.owner = self
            output.data[0] = current.data[current.position]
            current.position += 1
            self.kernel.send(output, self.device)


class Device(Task):
    """Writes one letter at a time, and is held until the clock says that it is written."""

    def __init__(self, kernel, priority):
        super().__init__(kernel, priority)
        self.pending = None
        self.written = {}

    def can_run(self):
        return not self.is_held and (self.pending is not None or not self.inbox.is_empty())

    def run(self):
        if self.pending is None:
            self.pending = self.inbox.take()
            self.kernel.hold(self)
        else:
            packet = self.pending
            self.pending = None
            letter = packet.data[0]
            self.written[letter] = self.written.get(letter, 0) + 1
            self.kernel.send(packet, packet.owner)


def work():
    kernel = Kernel()
    clock = Clock(kernel, 0, 12_000)
    worker = Worker(kernel, 10)
    devices = [Device(kernel, 40), Device(kernel, 50)]
    handlers = [Handler(kernel, 20, devices[0]), Handler(kernel, 30, devices[1])]
    clock.devices = devices
    worker.handlers = handlers
    for handler in handlers:
        for _ in range(3):
            handler.spare.put(Packet(handler, False))
    for _ in range(5):
        worker.inbox.put(Packet(worker, True))
    kernel.run()
    written = [sum(device.written.values()) for device in devices]
    return (kernel.sent, kernel.held, kernel.steps, written)


repeat(work, (29315, 11723, 55372, [5858, 5863]))
