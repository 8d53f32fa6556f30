# Digits, bytes and arithmetic of ints of thousands of digits.
import math
import random


def check(name, value):
    print(name, value)


rng = random.Random(7)
sizes = [1, 7, 8, 9, 31, 63, 64, 65, 255, 4096, 14_300, 50_001]
for bits in sizes:
    n = rng.getrandbits(bits) | (1 << bits - 1)
    for value in (n, -n, n + 1, -n - 1):
        for text, base in ((hex(value), 16), (oct(value), 8), (bin(value), 2)):
            if int(text, base) != value or int(text, 0) != value:
                print("wrong", bits, base)
            check("digits", len(text))
        check("x", format(value, "x")[:12] + " " + format(value, "#X")[-12:])
        check("b", format(value, "b")[:20] + " " + format(value, "_b")[-20:])
        check("o", format(value, "+o")[:12])
        length = (value.bit_length() + 15) // 8
        for order in ("little", "big"):
            octets = value.to_bytes(length, order, signed=True)
            if int.from_bytes(octets, order, signed=True) != value:
                print("wrong bytes", bits)
            check("bytes", octets[:4].hex() + " " + octets[-4:].hex())
        check("padded", (1).to_bytes(5, "little").hex() + (-1).to_bytes(3, "big", signed=True).hex())

for base in (2, 4, 8, 16, 32):
    text = "1" + "0" * 5000 + "1"
    n = int(text, base)
    check("base", (base, n.bit_length(), n % 1_000_003))
    check("signed", int("-" + text, base) == -n)
    check("zeros", int("0" * 9000 + "1", base))
for base in (3, 10, 36):
    try:
        int("1" * 5000, base)
    except ValueError as e:
        print(type(e).__name__)

x = rng.getrandbits(40_000)
y = rng.getrandbits(17_000)
q, r = divmod(x, y)
check("divmod", (q * y + r == x, 0 <= r < y, q % 1_000_003, r % 1_000_003))
q, r = divmod(-x, y)
check("divmod", (q * y + r == -x, 0 <= r < y, q % 1_000_003, r % 1_000_003))
check("floor", (x // -y == -(x // y) - 1, x % -y <= 0))

g = math.gcd(x * 12_345, y * 12_345)
check("gcd", (g % 12_345, g % 1_000_003, math.lcm(x, y) % 1_000_003))
root = math.isqrt(x)
check("isqrt", (root * root <= x < (root + 1) ** 2, root % 1_000_003))
check("round", round(10**4000 + 5 * 10**3998, -3999) == 10**4000)
m = y | 1
while math.gcd(x, m) != 1:
    m += 2
inverse = pow(x, -1, m)
check("inverse", (inverse * x % m, inverse % 1_000_003))
check("comb", (math.comb(3000, 1400) % 1_000_003, math.perm(3000, 700) % 1_000_003))

seeded = random.Random(1 << 20_000 | 12345)
check("seeded", [seeded.getrandbits(32) for _ in range(3)])
for k in (33, 64, 96, 100, 1000, 1024):
    check("bits", seeded.getrandbits(k) % 1_000_003)
check("negative", random.Random(-(3**500)).getrandbits(40))
check("randbytes", seeded.randbytes(5).hex())
