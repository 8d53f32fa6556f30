# Substrings, rotations, palindromes, common prefixes, de Bruijn.
def longest_palindrome(s):
    best = ""
    for i in range(len(s)):
        for j in (i, i + 1):
            l, r = i, j
            while l >= 0 and r < len(s) and s[l] == s[r]:
                l, r = l - 1, r + 1
            best = max(best, s[l + 1:r], key=len)
    return best
print([longest_palindrome(s) for s in ("babad", "cbbd", "", "a", "forgeeksskeegfor")])
def prefix(words):
    out = ""
    for chars in zip(*words):
        if len(set(chars)) > 1:
            break
        out += chars[0]
    return out
print(prefix(["flower", "flow", "flight"]), repr(prefix(["a", "b"])), prefix(["same", "same"]), repr(prefix([])))
print(sorted({"banana"[i:j] for i in range(6) for j in range(i + 1, 7)}), ["abcd"[i:] + "abcd"[:i] for i in range(4)], "cdab" in "abcd" * 2)
def longest_unique(s):
    seen, start, best = {}, 0, ""
    for i, c in enumerate(s):
        if seen.get(c, -1) >= start:
            start = seen[c] + 1
        seen[c] = i
        if i + 1 - start > len(best):
            best = s[start:i + 1]
    return best
print([longest_unique(s) for s in ("abcabcbb", "bbbb", "pwwkew", "")])
def compress(s):
    out, i = [], 0
    while i < len(s):
        for size in range(len(s) - i, 2, -1):
            at = s.find(s[i:i + size], 0, i)
            if at >= 0:
                out.append((i - at, size))
                i += size
                break
        else:
            out.append(s[i])
            i += 1
    return out
def expand(parts):
    s = ""
    for p in parts:
        s += p if isinstance(p, str) else s[len(s) - p[0]:][:p[1]]
    return s
for s in ("abcabcabcabc", "hello hello hello", "xyz"):
    print(compress(s), expand(compress(s)) == s)
