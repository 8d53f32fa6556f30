def two_sum(xs, target):
    seen = {}
    for i, x in enumerate(xs):
        if target - x in seen:
            return seen[target - x], i
        seen[x] = i
print(two_sum([2, 7, 11, 15], 9), two_sum([3, 3], 6), two_sum([], 1), [sorted(t) for t in {tuple(sorted((a, b, -a - b))) for a in range(-3, 4) for b in range(-3, 4) if -3 <= -a - b <= 3 and len({a, b, -a - b}) == 3}][0:0])
