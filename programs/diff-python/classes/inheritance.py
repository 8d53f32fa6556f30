# Single and multiple inheritance, super() through the order of resolution, overriding.
class Shape:
    def __init__(self, name):
        self.name = name

    def area(self):
        raise NotImplementedError(f"{type(self).__name__}.area")

    def describe(self):
        return f"{self.name} with area {self.area():.2f}"

class Rect(Shape):
    def __init__(self, w, h, name="rect"):
        super().__init__(name)
        self.w, self.h = w, h

    def area(self):
        return self.w * self.h

class Square(Rect):
    def __init__(self, side):
        super().__init__(side, side, name="square")

    def describe(self):
        return "regular " + super().describe()

class Circle(Shape):
    def __init__(self, r):
        Shape.__init__(self, "circle")
        self.r = r

    def area(self):
        return 3.14159 * self.r ** 2

for shape in [Rect(2, 3), Square(4), Circle(1.5)]:
    print(shape.describe(), type(shape).__name__, isinstance(shape, Rect), [c.__name__ for c in type(shape).__mro__])
try:
    Shape("blob").describe()
except NotImplementedError as e:
    print(repr(e))
print(sorted([Rect(2, 3), Square(4), Circle(1)], key=lambda s: s.area())[0].name, issubclass(Square, Shape), issubclass(Circle, Rect), Square.__bases__ == (Rect,), Square.__base__ is Rect)

class Base:
    log = []

    def run(self):
        self.log.append("Base")
        return "base"

class Left(Base):
    def run(self):
        self.log.append("Left")
        return "left>" + super().run()

class Right(Base):
    def run(self):
        self.log.append("Right")
        return "right>" + super().run()

class Bottom(Left, Right):
    def run(self):
        self.log.append("Bottom")
        return "bottom>" + super().run()

print(Bottom().run(), Base.log, [c.__name__ for c in Bottom.__mro__], [c.__name__ for c in Bottom.mro()])

class Mixin:
    def to_text(self):
        return ", ".join(f"{k}={v!r}" for k, v in sorted(self.__dict__.items()))

class Named:
    def __init__(self, name, **rest):
        super().__init__(**rest)
        self.name = name

class Aged:
    def __init__(self, age, **rest):
        super().__init__(**rest)
        self.age = age

class Person(Named, Aged, Mixin):
    pass

print(Person(name="Al", age=3).to_text())
for f in [lambda: Person(name="x"), lambda: type("Bad", (Base, Left), {}), lambda: Left().nope, lambda: Bottom.run(), lambda: Bottom.run(5)]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e)[:40])

class Counter:
    total = 0

    def bump(self):
        self.total += 1
        return self.total

class Sub(Counter):
    pass

c1, c2, s1 = Counter(), Counter(), Sub()
print(c1.bump(), c1.bump(), c2.bump(), Counter.total, "total" in c1.__dict__, s1.bump(), Sub.total)
Counter.total = 50
print(c1.total, Counter().total, Sub().bump(), "total" in vars(Counter))
class Abstract:
    def template(self):
        return [self.step_one(), self.step_two()]
    def step_one(self): return "default one"
    def step_two(self): return "default two"

class Concrete(Abstract):
    def step_two(self): return "own two"

print(Abstract().template(), Concrete().template())
Dynamic = type("Dynamic", (Concrete,), {"step_one": lambda self: "dynamic one", "tag": 7})
print(Dynamic().template(), Dynamic.tag, Dynamic.__name__, isinstance(Dynamic(), Abstract))
