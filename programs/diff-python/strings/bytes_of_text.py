# Text to bytes and back.
for t in ("abc", "é", "日本", "🙂", ""):
    b = t.encode()
    print(t, b, len(b), list(b), b.hex(), b.decode() == t, b[:2])
try:
    b"\xff\xfe".decode()
except ValueError as e:
    print(type(e).__name__, e)
