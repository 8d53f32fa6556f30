# Cents, percentages and rounding of halves.
for cents in (0, 5, 99, 100, 123456, -250):
    sign = "-" if cents < 0 else ""
    print(f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}", f"{cents / 100:,.2f}", round(cents * 0.19), divmod(cents, 100))
print([round(x * 0.5) for x in range(8)], [round(x / 4, 1) for x in range(8)], f"{0.125:.2f} {0.375:.2f} {2.5:.0f} {3.5:.0f} {1.005:.2f}")
