# __init_subclass__, __class_getitem__, class attributes as registries, and __new__.
class Plugin:
    registry = {}

    def __init_subclass__(cls, **rest):
        super().__init_subclass__(**rest)
        cls.name = vars(cls).get("name") or cls.__name__.lower()
        Plugin.registry[cls.name] = cls

    @classmethod
    def create(cls, name, *args):
        return cls.registry[name](*args)


class Adder(Plugin):
    name = "add"

    def __init__(self, n=0):
        self.n = n

    def run(self, x):
        return x + self.n


class Doubler(Plugin):
    def run(self, x):
        return x * 2


print(sorted(Plugin.registry), Plugin.create("add", 5).run(1), Plugin.create("doubler").run(4), Adder.name, Doubler().name)


class Singleton:
    instance = None

    def __new__(cls, *args):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
            print("made", end=" ")
        return cls.instance

    def __init__(self, value):
        self.value = value


a, b = Singleton(1), Singleton(2)
print(a is b, a.value)


class Other:
    def __new__(cls, kind):
        return {"text": "a text", "self": super().__new__(cls)}[kind]

    def __init__(self, kind):
        self.kind = kind


print(Other("text"), Other("self").kind)


class Cached:
    made = {}

    def __new__(cls, key):
        if key not in cls.made:
            cls.made[key] = object.__new__(cls)
            cls.made[key].key = key
        return cls.made[key]


print(Cached("a") is Cached("a"), Cached("a") is Cached("b"), sorted(Cached.made))


class Meta:
    count = 0

    @classmethod
    def bump(cls):
        cls.count += 1
        return cls.count


class Sub(Meta):
    pass


print(Meta.bump(), Sub.bump(), Sub.bump(), Meta.count, Sub.count, "count" in vars(Sub))


print(Adder.__name__, Adder.__bases__, Adder.__mro__[1].__name__, Adder.__doc__, Plugin.__module__, type(Adder()).__qualname__)
Klass = type("Klass", (Doubler,), {"extra": 1, "run": lambda self, x: ("made by type", super(Klass, self).run(x))})
k = Klass()
print(k.run(2), Klass.extra, Klass.name, Klass.__name__, isinstance(k, Plugin))
for bad in (lambda: type("X"), lambda: Plugin.create("none"), lambda: Adder(1, 2)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
