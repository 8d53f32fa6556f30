errors = []
for x in (1, 0, "a", None):
    try:
        errors.append(10 / x)
    except ZeroDivisionError as e:
        errors.append(str(e))
    except TypeError as e:
        errors.append(str(e))
print(*errors, sep="\n")
