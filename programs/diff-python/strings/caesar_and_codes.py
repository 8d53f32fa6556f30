# Ciphers and codes: Caesar, Vigenere, run lengths, Roman numerals, Morse, Soundex, base64 by hand.
def caesar(text, shift):
    out = []
    for ch in text:
        if ch.isupper():
            out.append(chr((ord(ch) - 65 + shift) % 26 + 65))
        elif ch.islower():
            out.append(chr((ord(ch) - 97 + shift) % 26 + 97))
        else:
            out.append(ch)
    return "".join(out)

def vigenere(text, key, sign=1):
    result, i = "", 0
    for ch in text:
        if ch.isalpha():
            result += caesar(ch, sign * (ord(key[i % len(key)].lower()) - 97))
            i += 1
        else:
            result += ch
    return result

def rle(text):
    parts = []
    i = 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] == text[i]:
            j += 1
        parts.append((text[i], j - i))
        i = j
    return parts

def roman(n):
    out = ""
    for value, sign in [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]:
        while n >= value:
            out += sign
            n -= value
    return out

def unroman(text):
    values = dict(I=1, V=5, X=10, L=50, C=100, D=500, M=1000)
    total = 0
    for a, b in zip(text, text[1:] + "I"):
        total += values[a] if values[a] >= values[b] else -values[a]
    return total

MORSE = dict(zip("abcdefghijklmnopqrstuvwxyz", ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..".split()))
BACK = {v: k for k, v in MORSE.items()}

def soundex(word):
    codes = {}
    for group, digit in [("bfpv", "1"), ("cgjkqsxz", "2"), ("dt", "3"), ("l", "4"), ("mn", "5"), ("r", "6")]:
        for ch in group:
            codes[ch] = digit
    word = word.lower()
    out, last = word[0].upper(), codes.get(word[0])
    for ch in word[1:]:
        code = codes.get(ch)
        if code and code != last:
            out += code
        if ch not in "hw":
            last = code
    return (out + "000")[:4]

def base64(text):
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    bits = "".join(f"{ord(c):08b}" for c in text)
    bits += "0" * (-len(bits) % 6)
    out = "".join(alphabet[int(bits[i:i + 6], 2)] for i in range(0, len(bits), 6))
    return out + "=" * (-len(out) % 4)

for text in ["Hello, World!", "xyz XYZ", ""]:
    print([caesar(text, k) for k in (1, 13, -3, 29)], caesar(caesar(text, 7), -7) == text)
code = vigenere("Attack at Dawn!", "lemon")
print(code, vigenere(code, "lemon", -1))
for text in ["aaabccd", "", "x", "wwwwbbbw"]:
    print(rle(text), "".join(f"{n}{c}" if n > 1 else c for c, n in rle(text)), "".join(c * n for c, n in rle(text)) == text)
for n in [1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999]:
    print(n, roman(n), unroman(roman(n)), end="; ")
print()
print(" / ".join(" ".join(MORSE[c] for c in w) for w in "sos the toy".split()), "".join(BACK[c] for c in "- --- -.--".split()))
print([soundex(w) for w in ["Robert", "Rupert", "Ashcraft", "Tymczak", "Pfister", "Honeyman"]])
print([base64(t) for t in ["", "f", "fo", "foo", "foob", "Many hands"]])
words = "the quick brown fox jumps over the lazy dog the end".split()
counts = {}
for w in words:
    counts[w] = counts.get(w, 0) + 1
print(sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])), max(words, key=len), sorted(set(words), key=lambda w: (len(w), w)))
def is_palindrome(t):
    t = "".join(c.lower() for c in t if c.isalnum())
    return t == t[::-1]

print([is_palindrome(t) for t in ["A man, a plan, a canal: Panama", "no", "", "Was it a car?"]])
def anagrams(ws):
    groups = {}
    for w in ws:
        groups.setdefault("".join(sorted(w)), []).append(w)
    return [g for g in groups.values() if len(g) > 1]

print(anagrams("listen silent enlist google elgoog abc cab tac cat".split()))
