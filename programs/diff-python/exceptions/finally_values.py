def f(n):
    try:
        return "try" if n else 1 / 0
    except ZeroDivisionError:
        return "except"
    finally:
        print("finally", n)
        if n == 2:
            return "override"
print(f(0), f(1), f(2))
