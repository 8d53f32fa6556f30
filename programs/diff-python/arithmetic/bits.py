# Bitwise operators on negative and big numbers, and small algorithms made of them.
def popcount(n):
    count = 0
    while n:
        n &= n - 1
        count += 1
    return count

def reverse_bits(n, width):
    result = 0
    for _ in range(width):
        result = (result << 1) | (n & 1)
        n >>= 1
    return result

def gray(n):
    return n ^ (n >> 1)

def to_signed(n, width):
    return n - (1 << width) if n >> (width - 1) else n

for n in [0, 1, 5, 255, 256, 2 ** 40 - 1, 2 ** 70 + 7]:
    print(n, popcount(n), bin(n).count("1"), reverse_bits(n, 16), gray(n))
print([gray(i) for i in range(16)])
print([format(gray(i), "04b") for i in range(16)])
print([to_signed(b, 8) for b in [0, 1, 127, 128, 200, 255]])
for a in [-8, -1, 0, 5, 2 ** 65]:
    for b in [-3, 0, 6, 2 ** 64 + 1]:
        print(a, b, a & b, a | b, a ^ b, ~a)
    print(a << 1, a << 70, a >> 1, a >> 70)

def crc32(text):
    crc = 0xFFFFFFFF
    for ch in text:
        crc ^= ord(ch)
        for _ in range(8):
            if crc & 1:
                crc = (crc >> 1) ^ 0xEDB88320
            else:
                crc >>= 1
    return crc ^ 0xFFFFFFFF

for text in ["", "a", "hello world", "The quick brown fox jumps over the lazy dog"]:
    print(text, hex(crc32(text)), f"{crc32(text):08X}")

def fnv(text):
    h = 14695981039346656037
    for ch in text:
        h ^= ord(ch)
        h = h * 1099511628211 % 2 ** 64
    return h

print(fnv(""), fnv("a"), fnv("hash"))
mask = 0b1011
mask |= 1 << 6
mask &= ~(1 << 0)
mask ^= 0xF0
mask <<= 2
mask >>= 1
print(mask, bin(mask), True & False, True | 2, True ^ True, ~True)
class Rng:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        x = self.state
        x ^= (x << 13) & 0xFFFFFFFFFFFFFFFF
        x ^= x >> 7
        x ^= (x << 17) & 0xFFFFFFFFFFFFFFFF
        self.state = x
        return x

rng = Rng(88172645463325252)
print([rng.next() for _ in range(5)], rng.next() % 6 + 1)
