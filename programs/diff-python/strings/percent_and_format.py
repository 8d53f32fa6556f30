# The older ways of formatting: % and str.format.
print("%s %r %d %i %5d|%-5d|%05d %+d % d" % ("a", "a", 3, 4.9, 42, 42, 42, 42, 42))
print("%x %X %o %#x %#o %e %E %f %.2f %g %G %c %c %%" % (255, 255, 8, 255, 8, 1234.5, 0.00012, 2.5, 2.345, 1e-5, 1e20, "z", 65))
print("%10s|%-10s|%.2s|%10.3s|%5.1f|%-8.3f|%08.3f" % ("right", "left", "cut", "cutting", 2.25, 2.5, -3.14159))
print("%(name)s is %(age)d, %(name)r %(h).1f%%" % {"name": "Bo", "age": 9, "h": 1.25})
print("%*d|%-*d|%.*f" % (6, 42, 6, 42, 2, 3.14159))
print("one %s" % 1, "tuple %s" % ((1, 2),), "list %s" % [1], "none %s" % None, "%s" % "", "%d" % True, "%s" % {"k": 1})
print("{} {} {!r}".format(1, "b", "c"), "{0} {1} {0}".format("x", "y"), "{a} {b:>5}|".format(a=1, b=2), "{0[1]} {1[k]} {2.real}".format([1, 2], {"k": "v"}, 5))
print("{:>10}|{:^10}|{:<10}|{:*^10}".format("a", "b", "c", "d"), "{:,} {:.3f} {:e} {:%}".format(1234567, 1.5, 12345.678, 0.25), "{{}} {{{}}}".format(1))
print("{:{}}|{:{w}.{p}f}|{:>{}}".format("a", 5, 3.14159, "b", 4, w=8, p=2), "{0!s:>5} {0!r:>5}".format("x"))
cases = [
    lambda: "%d" % "a", lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: "%q" % 1, lambda: "%" % 1, lambda: "%(a)s" % {"b": 1}, lambda: "%(a)s" % 5, lambda: "%c" % "ab", lambda: "%x" % 1.5, lambda: "%f" % "x", lambda: "%d" % None, lambda: "no" % 1, lambda: "%s" % (), lambda: "%c" % -1, lambda: "%c" % 1.5, lambda: "no" % [],
    lambda: "{} {}".format(1), lambda: "{a}".format(b=1), lambda: "{0} {}".format(1, 2), lambda: "{} {0}".format(1, 2), lambda: "{".format(1), lambda: "}".format(1), lambda: "{!x}".format(1), lambda: "{0.nope}".format(1), lambda: "{0[9]}".format([1]), lambda: "{:d}".format("a"), lambda: "{[k]}".format({"j": 1}), lambda: "{a.b}".format(a=None),
]
for f in cases:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
template = "Dear {title} {name}, you owe us {amount:.2f} {currency}."
for person in [{"title": "Dr", "name": "Who", "amount": 10, "currency": "EUR"}, {"title": "Ms", "name": "Fit", "amount": 3.999, "currency": "GBP"}]:
    print(template.format(**person))
    print("%(title)s. %(name)-6s|%(amount)8.2f" % person)
    print(template.format_map(person))
