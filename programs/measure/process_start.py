"""How long a process of the operating system takes from its spawn to its join, in Toy and in CPython.

    python3 programs/measure/process_start.py [rounds]

Both run the same function, which does nothing, interleaved, from a parent that has started one before;
the medians and their ratio are printed.
"""
import multiprocessing
import pathlib
import statistics
import subprocess
import sys
import time

TOY = str(pathlib.Path(__file__).resolve().parents[2] / "toy")
PROGRAM = """
import sys, time
def nothing() { pass }
for line in sys.stdin {
  let began = time.perf_counter()
  join(spawn process(os=True) nothing())
  print(time.perf_counter() - began)
  sys.stdout.flush()
}
"""


def nothing():
    pass


def in_toy(parent):
    parent.stdin.write("one\n")
    parent.stdin.flush()
    return float(parent.stdout.readline())


def in_cpython():
    began = time.perf_counter()
    process = multiprocessing.get_context("spawn").Process(target=nothing)
    process.start()
    process.join()
    return time.perf_counter() - began


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    toy, cpython = [], []
    with subprocess.Popen(
        [TOY, "-e", PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        in_toy(parent), in_cpython()  # once unmeasured
        for _ in range(rounds):
            toy.append(in_toy(parent))
            cpython.append(in_cpython())
        parent.stdin.close()
    a, b = statistics.median(toy), statistics.median(cpython)
    print(f"Toy {a * 1000:.0f} ms, CPython {b * 1000:.0f} ms, ratio {a / b:.2f} ({rounds} rounds)")


if __name__ == "__main__":
    main()
