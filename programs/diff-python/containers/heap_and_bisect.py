import heapq
import bisect
h = [5, 1, 8, 3]
heapq.heapify(h)
heapq.heappush(h, 2)
print([heapq.heappop(h) for _ in range(5)], heapq.nlargest(2, [4, 9, 1]), heapq.nsmallest(2, "hello"), bisect.bisect([1, 3, 3, 5], 3), bisect.bisect_left([1, 3, 3, 5], 3))
xs = []
for n in (5, 2, 9, 2):
    bisect.insort(xs, n)
print(xs)
