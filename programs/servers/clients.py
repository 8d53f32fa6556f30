"""Clients for an echo server, of CPython's asyncio: so many connections at once, each of which sends
lines and checks what comes back; and beside them clients that misbehave.

    python3 programs/servers/clients.py PORT [CONNECTIONS [ROUNDS]]

Prints one line of counts; exits with 1 where an answer was wrong or missing.
"""
import asyncio
import socket
import struct
import sys

RUDE = 5  # clients of each bad kind


class Counts:
    at_once = 0
    answered = 0
    wrong = 0


async def connect(port, gate):
    async with gate:
        return await asyncio.open_connection("127.0.0.1", port)


async def polite(number, port, rounds, gate, everybody):
    """Connects and talks; after the first answer it waits until everybody has had one."""
    reader, writer = await connect(port, gate)
    for turn in range(rounds):
        line = f"{number} {turn}\n".encode()
        writer.write(line)
        await writer.drain()
        if await reader.readexactly(len(line)) == line:
            Counts.answered += 1
        else:
            Counts.wrong += 1
        if turn == 0:
            Counts.at_once += 1
            await everybody(Counts.at_once)
    writer.close()
    await writer.wait_closed()


async def vanishes(port, gate):
    """Sends, and resets the connection without reading the answer."""
    _, writer = await connect(port, gate)
    writer.write(b"x" * 1000)
    await writer.drain()
    sock = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def garbage(port, gate):
    """Sends what is no text, without an end of line, and leaves."""
    reader, writer = await connect(port, gate)
    data = bytes(range(256)) * 40
    writer.write(data)
    writer.write_eof()
    if await reader.read() != data:
        Counts.wrong += 1
    writer.close()


async def never_reads(port, gate, over):
    """Sends more than fits anywhere and never reads an answer."""
    _, writer = await connect(port, gate)
    writer.write(b"y" * 20_000_000)
    await over.wait()
    writer.transport.abort()


async def main(port, connections, rounds):
    gate = asyncio.Semaphore(500)  # of connects on their way
    full = asyncio.Event()
    over = asyncio.Event()

    async def everybody(at_once):
        if at_once == connections:
            full.set()
        await full.wait()

    stuck = [asyncio.create_task(never_reads(port, gate, over)) for _ in range(RUDE)]
    rude = [asyncio.create_task(kind(port, gate)) for kind in (vanishes, garbage) for _ in range(RUDE)]
    await asyncio.gather(
        *(polite(number, port, rounds, gate, everybody) for number in range(connections)))
    await asyncio.gather(*rude)
    over.set()
    await asyncio.gather(*stuck)
    print(f"{Counts.at_once} connections at once, {Counts.answered} answers, {Counts.wrong} wrong")
    return Counts.wrong or Counts.answered != connections * rounds


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    port, connections, rounds = (numbers + [1000, 3][len(numbers) - 1:])[:3]
    sys.exit(1 if asyncio.run(main(port, connections, rounds)) else 0)
