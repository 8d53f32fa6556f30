# python 3.11
# Slices of strings, lists, tuples and ranges with all kinds of bounds.
text, items, pair, numbers = "abcdefg", [0, 1, 2, 3, 4, 5, 6], tuple("abcdefg"), range(0, 70, 10)
bounds = [None, 0, 2, 5, 7, 100, -1, -3, -7, -100]
for start in bounds:
    for stop in bounds:
        a = text[start:stop]
        b = "".join(pair[start:stop])
        c = [n // 10 for n in numbers[start:stop]]
        print(start, stop, a, a == b, items[start:stop] == c, text[start:stop:2], text[start:stop:-1], text[stop:start:-2])
print(text[::-1], text[::3], text[-2::-2], text[5:1:-1], text[:], items[::-3], numbers[::-1], numbers[1:5:2], numbers[2], numbers[-1], len(numbers[5:1]))
items[1:3] = ["a", "b", "c"]
print(items)
items[::2] = [None] * len(items[::2])
print(items)
items[2:2] = [9, 9]
print(items)
items[5:] = []
print(items)
items[:] = range(4)
print(items)
items[-1:] = "xyz"
print(items)
items[100:] = [7]
items[0:0] = (1,)
print(items)
for f in [lambda: text[::0], lambda: items[1, 2], lambda: items["a":], lambda: items[1.5:], lambda: text[None], lambda: numbers[9], lambda: items[10 ** 30], lambda: pair[7], lambda: pair[-8], lambda: items[-99], lambda: {}[1:2]]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
def assign(key, value):
    items[key] = value

for key, value in [(slice(0, 4, 2), [1]), (slice(0, 2), 5), (99, 0), ("a", 1), (slice(None, None, -1), [1, 2]), (slice(1, 2, 0), [])]:
    try:
        assign(key, value)
        print(items)
    except Exception as e:
        print(type(e).__name__, e)
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, s.indices(5), slice(3), slice(None, 3).indices(10), slice(None, None, -1).indices(4), text[s], s == slice(1, 10, 2))
