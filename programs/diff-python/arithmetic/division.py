# python 3.11
# Floor division and modulo round towards minus infinity, for every sign and mix of types.
values = [7, -7, 3, -3, 1, 0.5, -2.5, True]
for a in values:
    for b in values:
        print(a, b, a // b, a % b, divmod(a, b))

for a, b in [(1, 0), (1.0, 0), (0, 0.0), (10 ** 30, 0), (True, False)]:
    for name, op in [("/", lambda x, y: x / y), ("//", lambda x, y: x // y), ("%", lambda x, y: x % y), ("divmod", divmod)]:
        try:
            print(op(a, b))
        except ZeroDivisionError as e:
            print(name, type(a).__name__, e)

print(-7 // 2, -(7 // 2), -7 % 3, 7 % -3, -7.5 // 2, -7.5 % 2, 5.5 % -2)
print(0.0 % 5, -0.0 % 5, 5 % 5.0, -5 % 5.0, 1e300 // 1e-300 == float("inf"))
print(10 ** 20 // 3, -10 ** 20 // 3, 10 ** 20 % 7, -10 ** 20 % 7, 10 ** 20 % -7)
print(2 ** 0.5, 2 ** -1, (-2) ** 3, -2 ** 2, 0 ** 0, 0.0 ** 0, (-8) ** -1)
try:
    print(0 ** -1)
except ZeroDivisionError as e:
    print(e)
try:
    print(0.0 ** -2)
except ZeroDivisionError as e:
    print(e)
