# Character tests, ciphers on classes of characters, counting kinds.
def kinds(text):
    return [sum(f(c) for c in text) for f in (str.isalpha, str.isdigit, str.isspace, str.isupper, str.islower, str.isalnum)]
for text in ["Hello World 42", "", "ÀÉ ñ ß", "tab\tnew\n", "١٢٣ 45", "snake_case-kebab", "ALLCAPS123"]:
    print(repr(text), kinds(text), text.swapcase(), text.title(), text.capitalize(), text.istitle(), text.isupper(), text.islower())
def password(p):
    problems = [name for name, ok in [("length", len(p) >= 8), ("upper", any(map(str.isupper, p))), ("digit", any(c.isdigit() for c in p)), ("other", not p.isalnum())] if not ok]
    return "strong" if not problems else "needs " + ", ".join(problems)
print([password(p) for p in ("abc", "Abcdefg1", "Abcdef1!", "")])
print("".join(chr((ord(c) - 33 + 47) % 94 + 33) if 33 <= ord(c) <= 126 else c for c in "Hello, World!"), "".join(sorted("Hello World", key=lambda c: (c.lower(), c))), "".join(dict.fromkeys("mississippi")), "".join(c * 2 if c in "aeiou" else c for c in "education"))
def atbash(s): return s.translate(str.maketrans("abcdefghijklmnopqrstuvwxyz", "zyxwvutsrqponmlkjihgfedcba"))
print(atbash("hello world"), atbash(atbash("same")), "hello".translate({ord("l"): None, ord("h"): "J"}), "x".isidentifier(), "1x".isidentifier(), "".isidentifier(), "_".isidentifier(), "é".isidentifier())
