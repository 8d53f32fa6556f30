# Each thread has its own connection.
import threading

context = threading.local()
names = {}


def connect(user):
    context.user = user
    context.calls = 0


def call():
    context.calls += 1
    return f"{context.user}:{context.calls}"


def session(user):
    connect(user)
    names[user] = [call() for _ in range(3)]


threads = [threading.Thread(target=session, args=(u,)) for u in ("ann", "bob", "cy")]
for t in threads:
    t.start()
for t in threads:
    t.join()
for user in sorted(names):
    print(user, names[user])
print(hasattr(context, "user"))
