# A validator that collects errors, error classes with data, and chains of causes across layers.
class AppError(Exception):
    code = 500

    def __init__(self, message, **details):
        super().__init__(message)
        self.details = details

    def __str__(self):
        base = super().__str__()
        extra = ", ".join(f"{k}={v!r}" for k, v in sorted(self.details.items()))
        return f"[{self.code}] {base}" + (f" ({extra})" if extra else "")


class NotFound(AppError):
    code = 404


class Invalid(AppError):
    code = 422

    def __init__(self, problems):
        super().__init__(f"{len(problems)} problems")
        self.problems = problems

    def __iter__(self):
        return iter(self.problems)


rules = {
    "name": [(lambda v: isinstance(v, str), "must be text"), (lambda v: v.strip() != "", "must not be empty")],
    "age": [(lambda v: isinstance(v, int), "must be a number"), (lambda v: 0 <= v < 150, "out of range")],
    "tags": [(lambda v: len(v) <= 2, "too many")],
}


def validate(record):
    problems = []
    for field, checks in rules.items():
        try:
            value = record[field]
        except KeyError as e:
            problems.append((field, f"missing {e}"))
            continue
        for check, message in checks:
            try:
                if not check(value):
                    problems.append((field, message))
                    break
            except Exception as e:
                problems.append((field, f"{type(e).__name__}: {e}"))
    if problems:
        raise Invalid(problems)
    return record


class Repository:
    def __init__(self):
        self.rows = {}

    def save(self, key, record):
        try:
            self.rows[key] = validate(record)
        except Invalid as e:
            raise AppError("not saved", key=key) from e
        else:
            return key
        finally:
            print(f"<{len(self.rows)}>", end=" ")

    def load(self, key):
        try:
            return self.rows[key]
        except KeyError:
            raise NotFound("no such record", key=key) from None
        except TypeError as e:
            raise AppError("bad key") from e


def layers(e):
    while e is not None:
        yield f"{type(e).__name__}: {e}"
        e = e.__cause__ if e.__cause__ or e.__suppress_context__ else e.__context__


repository = Repository()
records = [
    ("a", {"name": "Ann", "age": 30, "tags": []}),
    ("b", {"name": " ", "age": 200, "tags": "xyz"}),
    ("c", {"age": "old", "tags": None}),
    ("d", {"name": 5, "age": -1, "tags": ()}),
]
for key, record in records:
    try:
        print("saved", repository.save(key, record))
    except AppError as e:
        print(" <- ".join(layers(e)))
        for field, message in e.__cause__:
            print("   ", field, message)
for key in ["a", "z", []]:
    try:
        print(repository.load(key))
    except NotFound as e:
        print("not found:", e, e.details, list(layers(e)))
    except AppError as e:
        print(list(layers(e)))
print(AppError("plain"), repr(NotFound("x", a=1)), NotFound("x", a=1).args, isinstance(Invalid([]), AppError))
