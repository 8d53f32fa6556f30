# Clients of an HTTP server, in CPython's asyncio: CONNECTIONS that are kept open at once and send
# REQUESTS each, among clients that vanish, send garbage, or send their request byte by byte.
#
#     python3 http_clients.py PORT CONNECTIONS REQUESTS
import asyncio
import sys
from http.client import HTTPConnection

port, connections, requests = (int(argument) for argument in sys.argv[1:])
answers = 0
wrong = 0
everybody = asyncio.Event()
connected = 0


async def answer(reader):
    status = int((await reader.readline()).split()[1])
    size = 0
    while (line := await reader.readline()) != b"\r\n":
        name, _, value = line.decode().partition(":")
        if name.lower() == "content-length":
            size = int(value)
    return status, await reader.readexactly(size)


async def polite(i):
    global answers, wrong, connected
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    connected += 1
    if connected == connections:
        everybody.set()
    await everybody.wait()
    for n in range(requests):
        path = f"/slow?{i}-{n}" if n == 0 else f"/page/{i}-{n}"
        if n % 3 == 2:
            body = path.encode() * 100
            writer.write(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
            expected = 200, body
        else:
            writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            expected = 200, f"GET {path}\n".encode()
        if await answer(reader) == expected:
            answers += 1
        else:
            wrong += 1
    writer.close()


async def talk(data, expected):
    global wrong
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(data)
    try:
        if expected is not None and (await answer(reader))[0] != expected:
            wrong += 1
    except (ConnectionError, asyncio.IncompleteReadError, IndexError):
        wrong += 1
    finally:
        writer.close()


async def slowly():
    global wrong
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for byte in b"GET /crawl HTTP/1.1\r\nConnection: close\r\n\r\n":
        writer.write(bytes([byte]))
        await writer.drain()
        await asyncio.sleep(0.001)
    if await answer(reader) != (200, b"GET /crawl\n") or await reader.read() != b"":
        wrong += 1
    writer.close()


async def main():
    rude = [slowly() for _ in range(5)]
    for _ in range(5):
        rude += [
            talk(b"", None),
            talk(b"POST / HTTP/1.1\r\nContent-Length: 1000000\r\n\r\nonly this", None),
            talk(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400),
            talk(bytes(range(33, 127)) * 20 + b"\r\n\r\n", 400),
            talk(b"GET / HTTP/1.1\r\nCookie: " + b"c" * 100_000 + b"\r\n\r\n", 431),
            talk(b"POST / HTTP/1.1\r\nContent-Length: minus one\r\n\r\n", 400),
            talk(b"BREW /pot HTTP/1.1\r\n\r\n", 501),
            talk(b"GET /boom HTTP/1.1\r\n\r\n", 500),
            talk(b"GET /missing HTTP/1.1\r\n\r\n", 404),
        ]
    await asyncio.gather(*rude, *(polite(i) for i in range(connections)))


asyncio.run(main())
connection = HTTPConnection("127.0.0.1", port)
connection.request("HEAD", "/head")
response = connection.getresponse()
if (response.status, response.read(), response.getheader("Content-Length")) != (200, b"", "11"):
    wrong += 1
connection.request("PUT", "/", b"kept alive")
if connection.getresponse().read() != b"kept alive":
    wrong += 1
connection.close()
print(f"{connections} connections at once, {answers} answers, {wrong} wrong")
