# Primes, Euclid, modular inverses, continued fractions and RSA with small keys.
def sieve(limit):
    flags = [True] * (limit + 1)
    flags[0] = flags[1] = False
    for i in range(2, int(limit ** 0.5) + 1):
        if flags[i]:
            for j in range(i * i, limit + 1, i):
                flags[j] = False
    return [i for i, prime in enumerate(flags) if prime]

def factors(n):
    found = {}
    p = 2
    while p * p <= n:
        while n % p == 0:
            found[p] = found.get(p, 0) + 1
            n //= p
        p += 1
    if n > 1:
        found[n] = found.get(n, 0) + 1
    return found

def egcd(a, b):
    if b == 0:
        return a, 1, 0
    g, x, y = egcd(b, a % b)
    return g, y, x - a // b * y

def is_probable_prime(n):
    if n < 2:
        return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0:
            return n == p
    d, r = n - 1, 0
    while d % 2 == 0:
        d //= 2
        r += 1
    for a in (2, 3, 5, 7, 11, 13, 17):
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(r - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True

primes = sieve(200)
print(len(primes), primes[-5:], sum(primes))
for n in [1, 2, 12, 97, 360, 1001, 2 ** 20, 600851475143, 999999]:
    print(n, factors(n), " * ".join(f"{p}^{k}" if k > 1 else str(p) for p, k in factors(n).items()))
for a, b in [(12, 18), (17, 5), (240, 46), (-6, 4), (0, 5), (10 ** 20, 3 ** 30)]:
    g, x, y = egcd(a, b)
    print(a, b, g, x, y, a * x + b * y == g)
print([n for n in range(10 ** 9, 10 ** 9 + 100) if is_probable_prime(n)], is_probable_prime(2 ** 127 - 1), is_probable_prime(2 ** 128 + 1))

def continued(p, q):
    terms = []
    while q:
        terms.append(p // q)
        p, q = q, p % q
    return terms

def convergents(terms):
    h0, h1, k0, k1 = 0, 1, 1, 0
    for t in terms:
        h0, h1 = h1, t * h1 + h0
        k0, k1 = k1, t * k1 + k0
        yield h1, k1

print(continued(415, 93), continued(314159265, 100000000))
for p, q in convergents(continued(314159265, 100000000)):
    print(f"{p}/{q} = {p / q:.10f}")

p, q = 1000003, 1000033
n, phi, e = p * q, (p - 1) * (q - 1), 65537
d = pow(e, -1, phi)
message = int.from_bytes("TOY".encode(), "big") if False else 5525081
cipher = pow(message, e, n)
print(n, d, cipher, pow(cipher, d, n) == message)

def collatz(n):
    steps = 0
    while n != 1:
        n = 3 * n + 1 if n & 1 else n >> 1
        steps += 1
    return steps

print(max(((collatz(i), i) for i in range(1, 2000))), collatz(27), collatz(2 ** 70 - 1))
