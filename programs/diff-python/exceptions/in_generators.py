def g():
    for i in range(3):
        try:
            yield i
        except ValueError as e:
            yield f"handled {e}"
        finally:
            print("f", i)
it = g()
print(next(it), it.throw(ValueError("x")), next(it), next(it), next(it, "end"))
