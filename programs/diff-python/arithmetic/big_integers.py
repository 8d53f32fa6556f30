# Integers of any size: conversion, operators, shifts, bit lengths.
def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result

for n in [5, 20, 21, 25, 50, 100]:
    print(n, factorial(n))

big = 2 ** 100
print(big, -big, big + 1, big - 1, big * big, big // 3, big % 1000007, -big // 3, -big % 3)
print(big >> 90, big << 3, -big >> 99, -1 >> 200, 1 << 64, -1 << 63, big & 0xFF, (big - 1) & 0xFF, big | 1, big ^ -1, ~big)
print(big.bit_length(), (big - 1).bit_length(), (0).bit_length(), (-8).bit_length(), (255).bit_count())
print(hex(big), oct(2 ** 64), bin(2 ** 65 - 1), hex(-255), bin(-5), oct(-8))
print(int("123456789012345678901234567890"), int("-0x1f", 16), int("0b101", 0), int("zz", 36), int("  42  "), int("1_000"))
print(2 ** 63 - 1, 2 ** 63, -2 ** 63, -2 ** 63 - 1, 9223372036854775807 + 1, -9223372036854775808 - 1)
print(9223372036854775807 * 9223372036854775807, 3037000500 * 3037000500, abs(-2 ** 63), -(-2 ** 63))
print(pow(3, 1000, 10 ** 9 + 7), pow(2, -1, 7), pow(7, 0, 1), pow(-3, 3, 5), pow(10, 30))
print(big == float(big), big < 1e31, 1e30 < big, 10 ** 400 > 1e308, hash(2 ** 61 - 1), hash(2 ** 61), hash(-1), hash(-2))
print(float(10 ** 22), 10 ** 25 / 10 ** 20, 10 ** 400 / 10 ** 399, int(1e22), int(-1e18), round(1e20), int(3.99), int(-3.99))
for f in [lambda: float(10 ** 400), lambda: 10 ** 400 * 1.0, lambda: int("12a"), lambda: int(""), lambda: int("0x", 16), lambda: int("9", 8), lambda: 1 << -1, lambda: pow(2, -1, 4), lambda: int(float("nan")), lambda: int(float("inf")), lambda: int("1__0"), lambda: int("7", 1), lambda: int([]), lambda: int("5", 37)]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

a, b = 0, 1
for i in range(150):
    a, b = b, a + b
print(a)

def digits(n, base):
    if n == 0:
        return "0"
    out = ""
    while n:
        n, r = divmod(n, base)
        out = "0123456789abcdefghijklmnopqrstuvwxyz"[r] + out
    return out

for base in [2, 3, 7, 16, 36]:
    text = digits(12345678901234567890123, base)
    print(base, text, int(text, base))

def isqrt(n):
    x = n
    y = (x + 1) // 2
    while y < x:
        x = y
        y = (x + n // x) // 2
    return x

print(isqrt(2 * 10 ** 100))
import math
print(math.isqrt(10 ** 60 + 1), math.gcd(2 ** 80, 6 ** 40), math.factorial(30), math.comb(60, 30))
