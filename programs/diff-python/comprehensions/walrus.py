data = [1, 5, 2, 8]
print([y for x in data if (y := x * 2) > 4], (n := len(data)), n, [total := 0] and [total := total + x for x in data], total)
while (last := data.pop()) > 2:
    print(last, end=" ")
print(data)
