import socket
import threading

def serve(server):
    conn, _ = server.accept()
    with conn, conn.makefile("rw", encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line == "end":
                break
            file.write(f"{len(line)}: {line}\n")
            file.flush()
        file.write("bye\n")

with socket.create_server(("127.0.0.1", 0)) as server:
    t = threading.Thread(target=serve, args=(server,))
    t.start()
    sock = socket.create_connection(server.getsockname())
    file = sock.makefile("rw", encoding="utf-8")
    sock.close()
    for text in ["hello", "grüße", ""]:
        file.write(text + "\n")
        file.flush()
        print(repr(file.readline()))
    file.write("end\n")
    file.flush()
    print(file.readlines(), repr(file.readline()), repr(file.read()))
    file.close()
    print(file.closed)
    try:
        file.readline()
    except ValueError as e:
        print(e)
    t.join()

a, b = socket.socketpair()
with a, b:
    reader = b.makefile("rb")
    writer = a.makefile("wb")
    print(writer.write(b"first\nsecond line\nthird"), reader.readable(), reader.writable(), writer.writable())
    writer.flush()
    print(reader.readline(), reader.read(3), reader.readline(), reader.read(2))
    writer.write(bytearray(b"!"))
    writer.close()
    a.shutdown(socket.SHUT_WR)
    print(reader.read(), reader.read(), reader.readline(), list(reader))
    try:
        b.makefile("x")
    except ValueError as e:
        print(e)
