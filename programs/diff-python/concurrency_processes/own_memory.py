# A process has its own memory: what it changes the parent never sees.
from multiprocessing import Process, Queue, current_process

numbers = [1, 2, 3]


def change(q):
    numbers.append(4)
    q.put((current_process().name, numbers))


if __name__ == "__main__":
    q = Queue()
    p = Process(target=change, args=(q,), name="changer")
    p.start()
    print(q.get())
    p.join()
    print("here:", numbers)
