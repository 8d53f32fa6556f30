# Fields of f-strings: expressions, conversions, nested specifications, self-documenting.
import math

name, n, pi, items = "Ada", 42, 3.14159, ["x", 'y"z']
width, precision = 12, 3
print(f"{name} {name!r} {name!s} {name!a} {'é'!a} {items} {items!r:>20}|")
print(f"{n:5}|{n:<5}|{n:^5}|{n:05}|{n:+}|{n:#x}|{n:,}|{n * 1000000:,}|{n:b}")
print(f"{pi:.2f} {pi:{width}.{precision}f} {pi:>{width}} {pi:{'>' + str(width)}} {pi!r:*^20}")
print(f"{n=} {n = } {n=:>5} {name=} {name=!s} {n + 1=} {len(items) = }")
print(f"{{}} {{{n}}} {{{{{n}}}}} {'{'} {'}'}")
print(f"{n if n > 40 else 'small'} {[i * 2 for i in range(3)]} { {'a': 1}['a'] } {(lambda x: x + 1)(1)}")
print(f"{'nested ' + str(n)}")
print(f"a{1}b{2}c" "d{not}" f"e{3}", f"", f"{''}|", f"{None}{True}")
print(f"{math.pi:.15f} {math.e:g} {1e10:g} {1e-10:g} {123456789.0:g} {0.0001:g} {0.00001:g}")
print(f"""multi
{n}
  line {name.upper():-^9}""")
print(f"{n!r:5}|{n!s:>5}|{name!r:8}|{3 .bit_length()}|{-n}|{not n}|{n == 42}|{n != 42}|{n >= 1}")
print(rf"\n{n}\t", f"\n{n}\t|".strip(), f"\x41\u00e9\N{BULLET}")

class Money:
    def __init__(self, cents):
        self.cents = cents

    def __format__(self, spec):
        if spec == "":
            return str(self)
        if spec == "c":
            return f"{self.cents}c"
        return format(self.cents / 100, spec)

    def __str__(self):
        return f"${self.cents / 100:.2f}"

    def __repr__(self):
        return f"Money({self.cents})"

m = Money(12345)
print(f"{m} {m!r} {m!s:>10} {m:c} {m:10.1f}| {m = } {m = !s} {[m]}", format(m), format(m, "c"))
rows = [("apple", 3, 0.5), ("kiwi", 12, 0.25), ("watermelon", 1, 3.999)]
print(f"{'fruit':<12}{'n':>4}{'price':>8}{'sum':>9}")
for fruit, count, price in rows:
    print(f"{fruit:<12}{count:>4}{price:>8.2f}{count * price:>9.3f}")
print(f"{'-' * 33}\n{'total':<12}{sum(r[1] for r in rows):>4}{'':>8}{sum(c * p for _, c, p in rows):>9.3f}")
for i in range(1, 5):
    print(f"{i:>{i}}|{'*' * i:^{7}}|{i ** i:0{i + 2}d}")
