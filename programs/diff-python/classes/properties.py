# python 3.11
# Properties, static methods and class methods.
class Temperature:
    instances = 0

    def __init__(self, celsius=0.0):
        self.celsius = celsius
        type(self).instances += 1

    @property
    def celsius(self):
        return self._c

    @celsius.setter
    def celsius(self, value):
        if value < -273.15:
            raise ValueError("below absolute zero")
        self._c = value

    @property
    def fahrenheit(self):
        """Degrees Fahrenheit."""
        return self._c * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self.celsius = (value - 32) * 5 / 9

    @property
    def kelvin(self):
        return self._c + 273.15

    @staticmethod
    def valid(value):
        return value >= -273.15

    @classmethod
    def from_fahrenheit(cls, value):
        result = cls()
        result.fahrenheit = value
        return result

    @classmethod
    def made(cls):
        return f"{cls.__name__}: {cls.instances}"

class Fever(Temperature):
    @property
    def celsius(self):
        return round(self._c, 1)

    @celsius.setter
    def celsius(self, value):
        self._c = max(value, 37.0)

t = Temperature(25)
print(t.celsius, t.fahrenheit, t.kelvin, Temperature.valid(-300), t.valid(1), Temperature.from_fahrenheit(212).celsius, t.made(), Temperature.made())
t.fahrenheit = 14
print(t.celsius, t.__dict__)
f = Fever.from_fahrenheit(50)
print(type(f).__name__, f.celsius, f.fahrenheit, Fever.made(), Fever.valid(0))
f.celsius = 39.456
print(f.celsius, f._c)
def set_kelvin():
    t.kelvin = 5

def freeze():
    t.celsius = -500

def delete():
    delattr(t, "celsius")

for g in [set_kelvin, freeze, delete, lambda: Temperature(-999), lambda: t.fahrenheit(), lambda: Temperature.valid(), lambda: Temperature.from_fahrenheit(), lambda: t.made(1), lambda: setattr(t, "kelvin", 1)]:
    try:
        g()
        print("fine")
    except Exception as e:
        print(type(e).__name__, e)
print(Temperature.__dict__["valid"].__class__.__name__, type(Temperature.__dict__["fahrenheit"]).__name__, Temperature.fahrenheit.__doc__, isinstance(Temperature.celsius, property))

class Lazy:
    def __init__(self):
        self.calls = 0
        self._value = None

    @property
    def value(self):
        if self._value is None:
            self.calls += 1
            self._value = sum(range(100))
        return self._value

lazy = Lazy()
print(lazy.value, lazy.value, lazy.calls)

class Broken:
    @property
    def bad(self):
        return self.missing

    def __getattr__(self, name):
        return f"<{name}>"

print(Broken().bad, Broken().anything)
class Typed:
    def __setattr__(self, name, value):
        if not isinstance(value, int):
            raise TypeError(f"{name} must be int, not {type(value).__name__}")
        super().__setattr__(name, value)

typed = Typed()
typed.x = 4
try:
    typed.y = "a"
except TypeError as e:
    print(e, typed.__dict__)
