# A race whose outcome is fixed by events: both read before either writes.
import threading

balance = 100
both_have_read = threading.Barrier(2)
first_has_written = threading.Event()


def withdraw(amount, is_first):
    global balance
    seen = balance
    both_have_read.wait()
    if not is_first:
        first_has_written.wait()
    balance = seen - amount
    if is_first:
        first_has_written.set()


a = threading.Thread(target=withdraw, args=(30, True))
b = threading.Thread(target=withdraw, args=(50, False))
a.start()
b.start()
a.join()
b.join()
print("balance:", balance, "though 80 were withdrawn from 100")
