# python 3.11
# Lists: methods, comparison, repetition, aliasing, error texts.
xs = [3, 1, 2]
print(xs.append(4), xs, xs.extend("ab"), xs, xs.insert(1, "i"), xs, xs.insert(-1, "j"), xs.insert(99, "k"), xs)
print(xs.pop(), xs.pop(0), xs.pop(-2), xs, xs.remove("i"), xs, xs.index(2), xs.count(4), xs.reverse(), xs)
xs.clear()
print(xs, not xs, bool([0]))
ys = [5, 3, 9, 1]
zs = ys
ws = ys.copy()
ys.sort()
print(ys, zs, ws, zs is ys, ws is ys, sorted(ws, reverse=True), ws, list(reversed(ws)))
words = ["banana", "Apple", "cherry", "apple", "Banana", "fig"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=lambda w: (-len(w), w.lower())), sorted(words, key=len, reverse=True))
print([1, 2] + [3], [0] * 3, [[]] * 2, [1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 99], [1, "a"] == [1, "a"], [1, 2] != (1, 2), [[1, 2], [3]] < [[1, 2], [4]])
grid = [[0] * 3] * 2
grid[0][1] = 7
print(grid)
grid = [[0] * 3 for _ in range(2)]
grid[0][1] = 7
print(grid)
xs = [1, 2, 3]
xs += (4, 5)
xs *= 2
print(xs, 3 in xs, 9 not in xs, xs.index(3, 4), xs.index(1, -5), len(xs), min(xs), max(xs), sum(xs))
xs.append(xs)
print(xs)
for f in [lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1][1], lambda: [1] + (2,), lambda: [1] + 2, lambda: [1] * [2], lambda: [1] < 2, lambda: sorted([1, "a"]), lambda: sorted([None, 1]), lambda: max([]), lambda: min(()), lambda: sum(["a", "b"]), lambda: [].nope, lambda: [1].insert("a", 1), lambda: list(5), lambda: [1].append(), lambda: [1].append(1, 2), lambda: [1].sort(len), lambda: [1].sort(key=1), lambda: [1].extend(3), lambda: {[1]: 2}, lambda: hash([1]), lambda: [1].index(), lambda: [1].pop("a"), lambda: [1].count(), lambda: max(1), lambda: sum(5), lambda: sum([1], "a"), lambda: sum([[1], [2]], []), lambda: [1, 2, 3].index(3, 0, 2), lambda: [1].pop(-2), lambda: reversed(5), lambda: enumerate(5), lambda: zip(1), lambda: max([1, "a"]), lambda: max(1, 2, key=5), lambda: min([], default="none"), lambda: max(1, 2, default=3)]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
people = [("Eve", 30), ("Bob", 25), ("Ann", 30), ("Dan", 25), ("Cy", 41)]
people.sort(key=lambda p: p[1])
print(people)
people.sort(key=lambda p: p[1], reverse=True)
print(people, sorted(people), sorted(people, key=lambda p: (p[1], p[0])))
