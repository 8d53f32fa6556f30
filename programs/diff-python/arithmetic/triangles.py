# Number patterns.
for n in range(1, 6):
    print(" " * (5 - n) + " ".join(str(n) * n))
print([n * (n + 1) // 2 for n in range(10)], [sum(range(n + 1)) for n in range(10)], 10 ** 15 // 7, -10 ** 15 // 7, 7 // -2 * -2 + 7 % -2)
