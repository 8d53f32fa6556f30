import asyncio

async def upper(reader, writer):
    while line := await reader.readline():
        writer.write(line.upper())
        await writer.drain()
    writer.close()
    await writer.wait_closed()

async def talk(address, name, lines):
    reader, writer = await asyncio.open_connection(*address)
    answers = []
    for line in lines:
        writer.write(f"{name} {line}\n".encode())
        await writer.drain()
        answers.append((await reader.readline()).decode().strip())
    writer.close()
    await writer.wait_closed()
    return answers

async def basics():
    server = await asyncio.start_server(upper, "127.0.0.1", 0)
    address = server.sockets[0].getsockname()
    async with server:
        print(server.is_serving())
        print(await asyncio.gather(*(talk(address, name, ["a", "b"]) for name in "xyz")))
    print(server.is_serving(), len(server.sockets))

async def pieces():
    done = asyncio.Event()

    async def feed(reader, writer):
        print(writer.get_extra_info("peername")[0], writer.get_extra_info("nothing", "?"))
        writer.writelines([b"abc", b"def", b"gh;ij;k"])
        await writer.drain()
        writer.write_eof()
        print("received", await reader.read(), reader.at_eof())
        writer.close()
        done.set()

    server = await asyncio.start_server(feed, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    print(await reader.readexactly(4), await reader.readuntil(b";"), await reader.read(2))
    print(reader.at_eof())
    try:
        await reader.readexactly(10)
    except asyncio.IncompleteReadError as e:
        print(e, e.partial, e.expected)
    try:
        await reader.readuntil(b";")
    except asyncio.IncompleteReadError as e:
        print(e, e.partial, e.expected)
    print(await reader.read(), await reader.readline(), await reader.read(5), reader.at_eof())
    try:
        await reader.readuntil(b"")
    except ValueError as e:
        print(e)
    try:
        await reader.readexactly(-1)
    except ValueError as e:
        print(e)
    try:
        writer.write("text")
    except TypeError as e:
        print(e)
    writer.write(b"thanks")
    writer.write_eof()
    try:
        writer.write(b"more")
    except RuntimeError as e:
        print(e)
    await done.wait()
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()

async def limits():
    async def feed(reader, writer):
        writer.write(b"x" * 50 + b"\nrest\n" + b"y" * 100)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(feed, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname(), limit=20)
    try:
        await reader.readuntil(b"\n")
    except asyncio.LimitOverrunError as e:
        print(type(e).__name__, e)
    try:
        await reader.readline()
    except ValueError as e:
        print(type(e).__name__, e)
    print(await reader.readline())
    print(len(await reader.read()))
    writer.close()
    server.close()

async def timeouts():
    async def slow(reader, writer):
        data = await reader.read(10)
        writer.write(data)
        await reader.read()
        writer.close()

    server = await asyncio.start_server(slow, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    try:
        await asyncio.wait_for(reader.read(10), 0.02)
    except asyncio.TimeoutError:
        print("late")
    task = asyncio.create_task(reader.readexactly(4))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")
    writer.write(b"abcd")
    print(await reader.readexactly(4))
    try:
        async with asyncio.timeout(0.02):
            await reader.read(1)
    except TimeoutError:
        print("late again")
    first = asyncio.create_task(reader.read(1))
    await asyncio.sleep(0)
    try:
        await reader.readline()
    except RuntimeError as e:
        print(e)
    writer.close()
    await writer.wait_closed()
    print(await first, writer.is_closing())
    server.close()

async def errors():
    server = await asyncio.start_server(upper, "127.0.0.1", 0)
    address = server.sockets[0].getsockname()
    try:
        await asyncio.start_server(upper, *address)
    except OSError as e:
        print(e.errno, str(e).replace(repr(address), "ADDRESS"))
    server.close()
    await server.wait_closed()
    try:
        await asyncio.open_connection(*address)
    except ConnectionRefusedError as e:
        print(e.errno, str(e).replace(repr(address), "ADDRESS"))
    server = await asyncio.start_server(upper, "127.0.0.1", 0)
    forever = asyncio.create_task(server.serve_forever())
    await asyncio.sleep(0)
    try:
        await server.serve_forever()
    except RuntimeError as e:
        print("already being awaited" in str(e))
    forever.cancel()
    try:
        await forever
    except asyncio.CancelledError:
        print("served", server.is_serving())

async def lines():
    async def count(reader, writer):
        async for line in reader:
            writer.write(str(len(line)).encode() + b"\n")
        writer.close()

    server = await asyncio.start_server(count, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b"a\nbb\n\nccc")
    writer.write_eof()
    print([line async for line in reader])
    writer.close()
    server.close()

async def large():
    async def swallow(reader, writer):
        total = 0
        while data := await reader.read(100_000):
            total += len(data)
        writer.write(str(total).encode())
        writer.close()

    server = await asyncio.start_server(swallow, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    for _ in range(30):
        writer.write(b"z" * 300_000)
        await writer.drain()
    writer.write_eof()
    print(await reader.read())
    writer.close()
    server.close()

async def main():
    for part in (basics, pieces, limits, timeouts, errors, lines, large):
        print(part.__name__)
        await part()

asyncio.run(main())
