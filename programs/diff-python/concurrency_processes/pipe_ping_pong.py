# Ping-pong through a pipe, until the other end is closed.
from multiprocessing import Pipe, Process


def player(end):
    while True:
        try:
            n = end.recv()
        except EOFError:
            break
        end.send(n + 1)
    end.close()


if __name__ == "__main__":
    ours, theirs = Pipe()
    p = Process(target=player, args=(theirs,))
    p.start()
    theirs.close()
    n = 0
    while n < 6:
        print("ping", n)
        ours.send(n)
        n = ours.recv()
        print("pong", n)
        n += 1
    print(ours.poll())
    ours.send({"key": [1, 2]} and 40)
    print(ours.poll(5), ours.recv())
    p.terminate()
    p.join()
    try:
        ours.recv()
    except EOFError:
        print("nobody is there")
    ours.close()
