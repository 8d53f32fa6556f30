# An exception that nobody catches ends the program with exit code 1.
def risky(n):
    if n == 3:
        raise ValueError(f"three: {n}")
    return n
def run():
    try:
        for i in range(5):
            print("step", risky(i))
    finally:
        print("cleaned up")
print("begin")
try:
    run()
except KeyError:
    print("not this one")
print("never reached")
