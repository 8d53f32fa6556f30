# Binding of arguments: defaults, keywords, stars, positional-only, keyword-only, and every error text.
def show(f, *args, **kwargs):
    try:
        print(f.__name__, args, kwargs, "->", f(*args, **kwargs))
    except TypeError as e:
        print(f.__name__, args, kwargs, "->", "TypeError:", e)

def none(): return "ok"
def one(a): return a
def two(a, b): return a, b
def default(a, b=2, c=3): return a, b, c
def star(a, *rest): return a, rest
def keys(a, **more): return a, more
def both(*args, **kwargs): return args, kwargs
def kwonly(a, *, b, c=3): return a, b, c
def two_kwonly(*, x, y): return x, y
def three_kwonly(*, x, y, z): return x, y, z
def posonly(a, b, /): return a, b
def mixed(a, /, b, *, c): return a, b, c
def everything(a, b=2, /, c=3, *rest, d, e=5, **more): return a, b, c, rest, d, e, more
def after_star(*rest, last="z"): return rest, last
def posonly_keys(a, /, **more): return a, more

show(none); show(none, 1); show(none, 1, 2); show(none, a=1)
show(one); show(one, 1); show(one, 1, 2); show(one, a=1); show(one, 1, a=2); show(one, b=2); show(one, 1, b=2)
show(two); show(two, 1); show(two, b=1); show(two, 1, 2, 3); show(two, b=1, a=2); show(two, 1, a=2); show(two, 1, 2, 3, 4, c=5)
show(default); show(default, 1); show(default, 1, c=9); show(default, 1, 2, 3, 4); show(default, c=1); show(default, 1, 2, b=3); show(default, 1, z=3)
show(star); show(star, 1); show(star, 1, 2, 3); show(star, a=1); show(star, 1, a=2); show(star, 1, x=2)
show(keys); show(keys, 1, x=2); show(keys, 1, 2); show(keys, a=1, b=2); show(keys, 1, a=2)
show(both); show(both, 1, 2, a=3)
show(kwonly); show(kwonly, 1); show(kwonly, 1, 2); show(kwonly, 1, b=2); show(kwonly, b=2); show(kwonly, 1, 2, 3, b=4); show(kwonly, 1, b=2, d=3); show(kwonly, 1, 2, b=2)
show(two_kwonly); show(two_kwonly, x=1); show(two_kwonly, 1, x=1); show(two_kwonly, y=1, x=2); show(three_kwonly); show(three_kwonly, y=1)
show(posonly, 1, 2); show(posonly, 1, b=2); show(posonly, 1); show(posonly); show(posonly, 1, 2, 3)
show(mixed, 1, 2, c=3); show(mixed, 1, b=2, c=3); show(mixed, a=1, b=2, c=3); show(mixed, 1, 2, 3); show(mixed, 1)
show(everything, 1, d=4); show(everything, 1, 2, 3, 4, 5, d=6, z=7); show(everything, d=1); show(everything, 1); show(everything, 1, b=9, d=4)
show(after_star); show(after_star, 1, 2); show(after_star, 1, last=2); show(posonly_keys, 1, a=2); show(posonly_keys, a=2)
def missing3(a, b, c): return a
def missing4(a, b, c, d): return a
show(missing3); show(missing4, 1); show(missing4)

class K:
    def method(self, a, b=1): return a, b
    @classmethod
    def klass(cls, a): return cls.__name__, a
    @staticmethod
    def static(a): return a

k = K()
print(k.method(1), k.method(b=2, a=1)); show(k.klass); show(k.klass, 1); show(K.klass, 1, 2); show(k.static); show(K.method)
show(lambda a: a)
def defaults(x, items=[], table={}):
    items.append(x)
    table[x] = len(items)
    return items, table

print(defaults(1), defaults(2), defaults(3, []), defaults(4))
n = 5
def frozen(x=n): return x
n = 6
print(frozen(), n, frozen.__name__, frozen.__defaults__, default.__defaults__)
args, kwargs = [1, 2], {"c": 9}
print(default(*args, **kwargs), default(*args, *[7]), both(*args, 3, *[4], k=1, **kwargs, **{"z": 0}), default(**{"a": 1, "b": 2}), both(*range(3), *"ab"))
def order(tag):
    print(tag, end=" ")
    return tag

print(both(order(1), *[order(2)], order(3), x=order(4), **{"y": order(5)}))
