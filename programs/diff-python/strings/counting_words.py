text = "It was the best of times, it was the worst of times"
words = [w.strip(",.").lower() for w in text.split()]
for w in sorted(set(words), key=lambda w: (-words.count(w), w)):
    print(f"{w:<6}{words.count(w)}")
print(" ".join(w.capitalize() for w in words), max(words, key=lambda w: (len(w), w)), text.count("t"), text.title().swapcase())
