# int() and str() in every base, digit sums, palindromes, look-and-say.
def to_base(n, b):
    sign, n = ("-", -n) if n < 0 else ("", n)
    out = ""
    while True:
        n, d = divmod(n, b)
        out = "0123456789abcdefghijklmnopqrstuvwxyz"[d] + out
        if n == 0:
            return sign + out

for n in (0, 7, -255, 123456789, 10 ** 20 + 39):
    print([to_base(n, b) for b in (2, 8, 10, 16, 36)], all(int(to_base(n, b), b) == n for b in range(2, 37)))
print(bin(10), oct(64), hex(255), f"{10:b} {64:o} {255:x} {255:X} {10:#b}", int("ff", 16), int("0o17", 8), int("-0b11", 2), int("z", 36))
print(sum(map(int, str(9 ** 99))), [n for n in range(100, 1000) if str(n) == str(n)[::-1] and n % 7 == 0], max(int(d) for d in str(2 ** 77)))
term = "1"
for _ in range(8):
    print(term, end=" ")
    following, i = "", 0
    while i < len(term):
        j = i
        while j < len(term) and term[j] == term[i]:
            j += 1
        following += str(j - i) + term[i]
        i = j
    term = following
print()
def luhn(number):
    digits = [int(d) for d in str(number)][::-1]
    return sum(digits[::2]) + sum(sum(divmod(2 * d, 10)) for d in digits[1::2])

print([luhn(n) % 10 == 0 for n in (4539578763621486, 79927398713, 79927398710)], divmod(-17, 5), divmod(17, -5), (-17) % 5, -17 // 5)
for bad in ["", "-", "0x", "12 3", "1e3", "٣x", "0b2", "1.0", "+-1", "_1", "1_"]:
    try:
        print(int(bad, 0 if bad.startswith("0") else 10))
    except ValueError as e:
        print(e)
print(int("٣٤"), int("+7"), int("\n 8 \t"), int("0007"), int(True), int(7.999), int(-7.999), int("1_000_000"))
