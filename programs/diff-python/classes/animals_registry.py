# A registry of classes, polymorphic dispatch, a visitor, and class-level state.
class Registry:
    kinds = {}

    @classmethod
    def register(cls, kind):
        cls.kinds[kind.__name__.lower()] = kind
        return kind

    @classmethod
    def make(cls, name, *args, **kwargs):
        if name not in cls.kinds:
            raise LookupError(f"unknown kind {name!r}; known: {', '.join(sorted(cls.kinds))}")
        return cls.kinds[name](*args, **kwargs)

class Animal:
    legs = 4
    sound = "..."
    population = 0

    def __init__(self, name, *, age=1):
        self.name, self.age = name, age
        Animal.population += 1
        self.serial = Animal.population

    def speak(self):
        return f"{self.name} the {type(self).__name__.lower()} says {self.sound}"

    def accept(self, visitor):
        method = getattr(visitor, "visit_" + type(self).__name__.lower(), visitor.visit_default)
        return method(self)

    def __str__(self):
        return f"#{self.serial} {self.name}"

    def __lt__(self, other):
        return (self.age, self.name) < (other.age, other.name)

class Dog(Animal):
    sound = "woof"

class Bird(Animal):
    legs = 2
    sound = "tweet"

    def speak(self):
        return super().speak().replace("says", "sings")

class Fish(Animal):
    legs = 0

    def speak(self):
        return None

for kind in (Dog, Bird, Fish):
    Registry.register(kind)

class Vet:
    def __init__(self):
        self.bill = {}

    def visit_dog(self, dog):
        self.bill[dog.name] = 50 + 10 * dog.age
        return "checked teeth of " + dog.name

    def visit_default(self, animal):
        self.bill[animal.name] = 20
        return f"looked at {animal.name} ({animal.legs} legs)"

zoo = [Registry.make(kind, name, age=age) for kind, name, age in [("dog", "Rex", 5), ("bird", "Tweety", 1), ("fish", "Nemo", 2), ("dog", "Ada", 5), ("bird", "Polly", 30)]]
vet = Vet()
for animal in zoo:
    print(animal, "|", animal.speak(), "|", animal.accept(vet))
print(vet.bill, sum(vet.bill.values()), Animal.population, sum(a.legs for a in zoo))
print([a.name for a in sorted(zoo)], min(zoo).name, max(zoo).name, [a.name for a in sorted(zoo, key=lambda a: (a.legs, a.name), reverse=True)])
by_kind = {}
for animal in zoo:
    by_kind.setdefault(type(animal), []).append(animal.name)
print({k.__name__: v for k, v in by_kind.items()})
for args in [("cat", "Tom"), ("dog",), ("dog", "x", 3), ("fish", "y", "age")]:
    try:
        Registry.make(*args)
    except (LookupError, TypeError) as e:
        print(type(e).__name__, e)
print([k.sound for k in Registry.kinds.values()], hasattr(Fish, "legs"), Fish.__dict__.get("sound", "inherited"))
Dog.sound = "WOOF"
zoo[0].sound = "yip"
print(zoo[0].speak(), zoo[3].speak(), "sound" in vars(zoo[0]), "sound" in vars(zoo[3]))
