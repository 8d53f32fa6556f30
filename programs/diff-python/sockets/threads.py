import queue
import socket
import threading

def upper(server, n, log):
    for _ in range(n):
        conn, address = server.accept()
        with conn:
            got = 0
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                got += len(data)
                conn.sendall(data.upper())
        log.append(got)

log = []
server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("localhost", 0))
server.listen(5)
port = server.getsockname()[1]
t = threading.Thread(target=upper, args=(server, 3, log))
t.start()
for word in [b"one", b"two", b"three"]:
    c = socket.socket()
    c.connect(("localhost", port))
    c.sendall(word)
    print(c.recv(100))
    c.sendall(word * 2)
    c.shutdown(socket.SHUT_WR)
    rest = b""
    while part := c.recv(4):
        rest += part
    print(rest)
    c.close()
t.join()
server.close()
print(log)

# A large amount: both sides work at once.
def send_all(sock, data):
    sock.sendall(data)
    sock.close()

a, b = socket.socketpair()
data = bytes(range(256)) * 20000
t = threading.Thread(target=send_all, args=(a, data))
t.start()
parts = []
while part := b.recv(65536):
    parts.append(part)
t.join()
print(b"".join(parts) == data, len(data))
b.close()

# recv_into
a, b = socket.socketpair()
a.sendall(b"hello world")
buffer = bytearray(8)
print(b.recv_into(buffer), buffer)
print(b.recv_into(buffer, 2), buffer, b.recv(0), b.recv(100))
a.close()
print(b.recv(10), b.recv_into(buffer))
b.close()

# A producer and a consumer with numbered messages over one connection.
def produce(sock):
    for i in range(5):
        message = f"message {i}".encode()
        sock.sendall(len(message).to_bytes(4, "big") + message)
    sock.sendall((0).to_bytes(4, "big"))

def read_exactly(sock, n):
    whole = b""
    while len(whole) < n:
        more = sock.recv(n - len(whole))
        if not more:
            raise EOFError
        whole += more
    return whole

a, b = socket.socketpair()
results = queue.Queue()

def consume(sock):
    while size := int.from_bytes(read_exactly(sock, 4), "big"):
        results.put(read_exactly(sock, size).decode())
    results.put(None)

threads = [threading.Thread(target=produce, args=(a,)), threading.Thread(target=consume, args=(b,))]
for thread in threads:
    thread.start()
while (item := results.get()) is not None:
    print(item)
for thread in threads:
    thread.join()
a.close()
b.close()

# A time-out, and after it the same connection.
a, b = socket.socketpair()
b.settimeout(0.02)
for _ in range(2):
    try:
        b.recv(10)
    except socket.timeout as e:
        print("late:", e)
a.sendall(b"now")
print(b.recv(10))
b.setblocking(False)
try:
    b.recv(10)
except BlockingIOError as e:
    print(e)
a.close()
b.close()
