"""How long a process of the operating system takes from its spawn to its join, in Toy and in CPython.

    python3 programs/measure/process_start.py [rounds]

Both run the same function, which does nothing, interleaved; the medians and their ratio are printed.
"""
import multiprocessing
import pathlib
import statistics
import subprocess
import sys
import time

TOY = str(pathlib.Path(__file__).resolve().parents[2] / "toy")
PROGRAM = """
import time
def nothing() { pass }
let began = time.perf_counter()
join(spawn process(os=True) nothing())
print(time.perf_counter() - began)
"""


def nothing():
    pass


def in_toy():
    run = subprocess.run([TOY, "-e", PROGRAM], capture_output=True, text=True, check=True)
    return float(run.stdout)


def in_cpython():
    began = time.perf_counter()
    process = multiprocessing.get_context("spawn").Process(target=nothing)
    process.start()
    process.join()
    return time.perf_counter() - began


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    in_toy(), in_cpython()  # once unmeasured
    toy, cpython = [], []
    for _ in range(rounds):
        toy.append(in_toy())
        cpython.append(in_cpython())
    a, b = statistics.median(toy), statistics.median(cpython)
    print(f"Toy {a * 1000:.0f} ms, CPython {b * 1000:.0f} ms, ratio {a / b:.2f} ({rounds} rounds)")


if __name__ == "__main__":
    main()
