def pig(w):
    i = next((i for i, c in enumerate(w) if c in "aeiou"), 0)
    return w[i:] + (w[:i] or "w") + "ay"
print(" ".join(map(pig, "the quick apple string sky".split())), [w[::-1].title() for w in ("abc", "")], "x".join("abc").join("12"))
