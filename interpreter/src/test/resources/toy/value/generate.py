"""Writes the tables beside it: expressions and what CPython 3.11 makes of them.

Run as `python3.11 generate.py`. A line is `expression ⇒ repr` or `expression ⇒ !Type: message`.
"""

import itertools
import os
import random
import struct

HERE = os.path.dirname(os.path.abspath(__file__))
RANDOM = random.Random(20240601)
INTS = [0, 1, -1, 2, 3, -7, 10, 2**31, 2**53 + 1, -(2**53) - 1, 2**62, 2**63 - 1, -(2**63), 2**63,
        2**64, -(2**64) + 1, 10**30, -(10**30)]
FLOATS = ["0.0", "-0.0", "0.5", "-1.5", "3.0", "0.1", "1e16", "9007199254740992.0", "2.0**63", "-2.0**63",
          "1e308", "5e-324", "float('inf')", "float('-inf')", "float('nan')"]
ARITHMETIC = ["+", "-", "*", "/", "//", "%", "&", "|", "^"]
COMPARISONS = ["<", "<=", ">", ">=", "==", "!="]


def value(expression):
    """The line's right side, or None for what Toy has not."""
    try:
        result = eval(expression)
    except Exception as e:
        return f"!{type(e).__name__}: {e}".replace("\n", "\\n")
    return None if isinstance(result, complex) else repr(result).replace("\n", "\\n")


def write(name, expressions):
    seen = dict.fromkeys(expressions)
    lines = [f"{e} ⇒ {v}" for e in seen if (v := value(e)) is not None]
    with open(os.path.join(HERE, name), "w", encoding="utf-8", errors="surrogatepass") as out:
        out.write("\n".join(lines) + "\n")


def numbers():
    ints = [f"({i})" for i in INTS]
    floats = [f"({f})" for f in FLOATS]
    some = ints + floats + ["True", "False"]
    pairs = list(itertools.product(some, some))
    for op in ARITHMETIC + COMPARISONS:
        for a, b in RANDOM.sample(pairs, 110):
            yield f"{a} {op} {b}"
    for a, b in RANDOM.sample(pairs, 200):
        yield f"divmod({a}, {b})"
    for a in ints:
        for n in [0, 1, 5, 62, 63, 64, 100]:
            yield f"{a} << {n}"
            yield f"{a} >> {n}"
        for f in ["-", "+", "~", "abs", "float", "hash", "str", "bool", "int"]:
            yield f"{f}({a})"
    for a in floats:
        for f in ["-", "+", "~", "abs", "float", "hash", "str", "bool", "int", "round"]:
            if f != "hash" or "nan" not in a:
                yield f"{f}({a})"
    small = ["(0)", "(1)", "(-1)", "(2)", "(-3)", "(7)", "(10)", "(63)", "(64)", "True", "(0.5)", "(-0.5)",
             "(2.0)", "(0.0)", "(-0.0)", "(-2.0)", "float('inf')", "float('-inf')", "float('nan')"]
    for a, b in itertools.product(small, small):
        yield f"{a} ** {b}"
    for _ in range(60):
        a, b, c = RANDOM.randint(-10**20, 10**20), RANDOM.randint(-20, 10**6), RANDOM.randint(-99, 10**12)
        yield f"pow({a}, {b}, {c})"
    for _ in range(120):
        a, b = RANDOM.getrandbits(RANDOM.randint(1, 500)), RANDOM.getrandbits(RANDOM.randint(1, 500)) + 1
        yield f"{a} / {b}"
    for _ in range(150):
        a, b = RANDOM.getrandbits(RANDOM.randint(1, 90)), RANDOM.getrandbits(RANDOM.randint(1, 90)) + 1
        yield f"-{a} / {b} / {10**300} / {10**RANDOM.randint(0, 30)}"
        yield f"{a} // -{b}"
        yield f"-{a} % {b}"
        yield f"divmod({a}, -{b})"
    for _ in range(60):
        yield f"{RANDOM.getrandbits(40) + 1} / {(10**RANDOM.randint(310, 335))}"
    for _ in range(100):
        x = RANDOM.choice([RANDOM.uniform(-100, 100), RANDOM.randint(-10**6, 10**6) / 8])
        yield f"round({x!r}, {RANDOM.randint(-3, 5)})"
        yield f"round({x!r})"
        yield f"round({RANDOM.randint(-10**6, 10**6)}, {RANDOM.randint(-6, 2)})"
        yield f"hash({x!r})"
        yield f"hash({RANDOM.getrandbits(70) - 2**69})"
        a, b = RANDOM.uniform(-1e3, 1e3), RANDOM.choice([RANDOM.uniform(-10, 10), float(RANDOM.randint(1, 9))])
        yield f"{a!r} // {b!r}"
        yield f"{a!r} % {b!r}"
    yield from """
round(2.5) round(3.5) round(-2.5) round(2.675,2) round(12345,-2) round(15,-1) round(25,-1) round(1e300,-300) round(1e308,-308)
round(1.7e308,-308) round(float('nan')) round(float('inf')) round('a') round(1.5,1.5) round(5,2) round(1234.5,-2) round(5e-324,3)
round(1e22,2) round(True) round(-0.4) round(10**30,-29) round(0.15,400) round(0.15,-400) round(7,-10**6)
1/0 1//0 1%0 1.0/0 1.0//0 1.0%0 divmod(1,0) divmod(1.0,0) divmod(10**30,0) 10**30//0 10**30%0 10**30/0
0**-1 0.0**-1 10.0**400 2**-1 2**0.5 2**1000 (-2)**63 (-2)**64 3**40 3**39 (2**70)**2 (-(2**70))**3 0**(2**70) 1**(2**70)
1/2**1074 1/2**1075 3/2**1075 5/2**1075 -3/2**1075 (2**53+1)/2**1075 (2**53-1)/2**1075 (-1)**(2**70) (-1)**(2**70+1) 2.0**10000 1e200**2 1**float('nan') 6**100 (-6)**101 12**0 10**22 10**23
1<<-1 1>>-1 1>>(1<<70) -1>>(1<<70) 0<<(1<<70) 1<<(1<<70) True<<3 2**100>>-1 2**100<<-1
10**400/1 10**400/10**399 float(10**400) 10**400*1.0 10**400<1e308 10**400<float('inf') 10**400==float('nan')
pow(2,3,0) pow(2,-1,4) pow(2,-1,5) pow(2,3,-5) pow(2.0,3,5) pow(2,10) pow('a',2)
hash(1.5) hash(float('inf')) hash(float('-inf')) hash(-1) hash(-1.0) hash(2**61) hash(2**61-1) hash(-(2**61)+1) hash((1,2,3)) hash(())
hash((1,)) hash((1.0,True,2**70)) hash(range(10)) hash(0.1) hash(1e300) hash(-2**70) hash(True)
hash(5e-324) hash(-5e-324) hash(1e-310) hash(0.5) hash(-0.0) hash(2.0**63) hash(-2.0**63) hash(-2.0**61)
hash(1)==hash(1.0)==hash(True) hash([]) hash({}) hash((1,[])) hash({1}) hash(slice(1)) hash({1:2}.keys()) {[]:1} {{}}
True+True True&1 True&True ~True -True True|False True^True True*3 True/2 True//True +True 1.5&1 1.5<<1 ~1.5
int('abc') int('1_0') int('1__0') int('_1') int('1_') int('0x1f',16) int('0x1f',0) int('0X_1f',0) int('012',0) int('00',0) int('0_0',0)
int('z',36) int('1',37) int('1',1) int('1',-1) int(1.5) int(-1.5) int(float('nan')) int(float('inf')) int(None) int([]) int('+5') int('-0b11',2)
int('Ａ',16) int('１２') int('12',10) int('9'*4300) int('9'*4301) int('f'*5000,16)%1000 int('') int('-') int('0b12',2) int('0b',2) int('0b',0) int('0o17',0) int('1e5') int('٣٤') int(12,10)
int(1e300) int(-1e19) int(9.3e18) int(True) str(10**4299) str(10**4300) str(-10**4299) str(-10**4300)
float('abc') float('1_0.5') float(None) float('') float('-Infinity') float('1e400') float('-1e-400') float('1_e5') float('.5') float('5.')
float('.') float('1e') float('1e+5') float('0x10') float('1d') float('1f') float('nan') float('+inf') float('infin') float('1__0') float('٣.٥') float([])
1+'a' 'a'+1 []+1 ()+1 'a'*'b' 'a'*1.5 1.5*'a' None*[1] 'a'-1 'a'**2 divmod('a',1) -'a' +'a' ~'a' None+1 {}+{} []-[] 1+None abs('a') abs(None)
'a'*(1<<70) [1]*(1<<70) [1]*(1<<62) (1,)*(1<<62) 'ab'*(1<<62) ''*(1<<62) []*(1<<62) [1,2]*True [1,2]*-1 True*'ab' 3*(1,2) 2*'ab' 'ab'*0 (1,)*0 [0]*5 [1,2,3]*3
1<'a' []<() {}<{} None<None 'a'<1 [1]<['a'] 1<None (1,)<[1] {1}<[1] 1=='1' None==None ''<'a' {}<1 range(3)<range(4)
""".split()
    for e in ["int('  12  ')", "int(' - 1')", "float('  nan ')", "float(' 1 2 ')", "int('1 2')", "int('\\n7\\t')"]:
        yield e


def sequences():
    items = list(range(10))
    for _ in range(250):
        part = [RANDOM.choice(["", "", *map(str, range(-13, 14))]) for _ in range(3)]
        if part[2] == "0" and RANDOM.random() < 0.8:
            part[2] = "2"
        kind = RANDOM.choice(["[0,1,2,3,4,5,6,7,8,9]", "(0,1,2,3,4,5,6,7,8,9)", "'abcdefghij'", "range(10)",
                              "range(5,-15,-2)", "'añ𝄞日x😀z'", "[]", "''"])
        yield f"{kind}[{part[0]}:{part[1]}:{part[2]}]"
    for i in [-11, -10, -1, 0, 9, 10, 2**70, "True", "'a'", "1.5", "None", "[]"]:
        for kind in ["[0,1,2,3,4,5,6,7,8,9]", "(0,1,2,3,4,5,6,7,8,9)", "'abcdefghij'", "range(10)", "'añ𝄞日x😀z'"]:
            yield f"{kind}[{i}]"
    for a, b in itertools.product(["[]", "[1]", "[1,2]", "[1,[2,3]]", "[1.0]", "[True,2]", "[2]"], repeat=2):
        for op in COMPARISONS:
            yield f"{a} {op} {b}"
    for a, b in itertools.product(["()", "(1,)", "(1,2)", "('a',)", "((),)"], repeat=2):
        for op in ["<", "==", ">="]:
            yield f"{a} {op} {b}"
    sets = ["set()", "{1}", "{1,2}", "{3}", "frozenset([1])", "frozenset()", "{1:0}.keys()", "{1:2}.items()", "{(1,2)}"]
    for a, b in itertools.product(sets, repeat=2):
        for op in COMPARISONS:
            yield f"{a} {op} {b}"
        for op in ["&", "|", "-", "^"]:
            yield f"sorted(({a}) {op} ({b}), key=repr)"
            yield f"type(({a}) {op} ({b}))"
    strings = ["''", "'a'", "'b'", "'ab'", "'A'", "'é'", "'日'", "'😀'", "'\\uffff'", "'\\ue000'"]
    for a, b in itertools.product(strings, repeat=2):
        for op in ["<", "<=", "==", ">"]:
            yield f"{a} {op} {b}"
    yield from """
5[0] None[0] len(5) len('añ😀') len([1,2]) len({1:2}) len(range(5)) len(range(0,10,3)) len(range(10,0,-3)) len({1}) len(()) len({1:2}.items()) len(None)
{}[1] {}[[]] {}['a'] {1:2}[1] {1:2}[True] {1:2}[1.0] {1.0:2}[1] {2**70:1}[2.0**70] {(1,2):3}[(1.0,2)] {1:'a',1.0:'b',True:'c'} {1,1.0,True} {0:1,False:2}
[1][::0] [1]['a':] 'abc'[::0] range(3)[::0] range(3)[1:] range(0,10,3)[::-1] range(10)[2:8:3]
5 range(1,2) range(1,2,3) range(5,1,-1) range(0) range(1,0) range(1,5,0) range(1.5) range('a') range(10)==range(0,10) range(0)==range(5,5,2) range(0,3,2)==range(0,4,2) range(1)==[0]
(1,) () (1,2) [] [1,[2]] {} {1:2} {1:{2:[3]}} set() {1} frozenset() frozenset([1]) frozenset({2}) {1:2}.keys() {1:2}.items() {1:2}.values() {}.keys()
slice(1) slice(1,2) slice(1,2,3) slice(None) slice(1,2)==slice(1,2) slice(1)==slice(2)
list('añ😀') list({1:2}) list({1:2}.items()) list(range(5,0,-2)) tuple([1,2]) list(reversed([1,2,3])) list(reversed(range(0,10,3))) list(reversed({1:2,3:4}))
list(reversed({1:2,3:4}.items())) list(reversed('añ😀')) list(reversed((1,2))) reversed({1}) reversed(5) iter(5) list(5) tuple(None) set(5) list(reversed(range(0)))
sorted([3,1,2]) sorted([3,1,2],reverse=True) sorted('hello') sorted([1.5,-1,True]) sorted(['b','a','é','😀','\\uffff']) sorted([1,'a']) sorted([(2,1),(1,2),(1,1)]) sorted([3.5,1.5]) sorted([])
sorted([[2],[1,1],[1]]) sorted([None,1]) sorted({3:1,1:2}) sorted([2**70,1,-2**70]) sorted([True,False,0,1]) sorted([0,False,True,1],reverse=True) sorted([-0.0,0.0]) sorted([0.0,-0.0])
{1:2}|{3:4} {1:2}|{1:3} {}|[] {1}|[1] {1}-[1] {1}+{2} {1:2}&{1:2} {1:2}.keys()&[1] {1:2}.items()|{(3,)} {1:2}.keys()-{1} [1]|{1:2}.keys() {1:2}.values()|{1} {1}.keys()
bool([]) bool([0]) bool('') bool('a') bool(0.0) bool(-0.0) bool(float('nan')) bool({}) bool({1:2}) bool(set()) bool(range(0)) bool(range(1)) bool(None) bool(2**70) bool({}.keys())
[1]+(1,) [1]+[2] (1,)+(2,) 'a'+'b' (1,)+[1] ''+'a' []+[] range(1)+range(1)
{1:[1,2]}=={1:[1,2]} {1:2}=={1.0:2} {1:2}=={1:3} {1:2}!={2:1} {1:2}=={1:2,3:4} {1:2}==[1] [1]==(1,) {1:2}.values()=={1:2}.values() {1:2}.keys()=={1} {1:2}.items()>={(1,2)}
""".split()
    yield from ["5 in 5", "5 in 'abc'", "'b' in 'abc'", "'' in ''", "1 in [1.0]", "'a' in [1]", "1 in {}", "None in {}", "[] in {}",
                "[] in {1}", "2 in (1,2)", "3 in range(5)", "3.0 in range(5)", "2.5 in range(5)", "'a' in range(5)", "True in range(2)",
                "10**30 in range(5)", "4 in range(0,10,3)", "6 in range(9,-1,-3)", "1 in {1:2}.keys()", "2 in {1:2}.values()",
                "(1,2) in {1:2}.items()", "1 in {1:2}.items()", "5 in None", "[1] in [[1]]", "1 in {True}", "2 in range(5)[::-1]",
                "[] in [[]]", "len(range(-2**63, 2**63-1))", "range(2**63-2, 2**63-1)[0]"]


SPECS = ["", "5", "<8", ">8", "^9", "*^9", "=+8", "+", " ", "-", "05", "<05", "08.3", ".3", ".0", ".10", "#", "#x", "#010x", "#X", "x", "b",
         "#b", "#o", "o", "c", "n", "d", ",", "_", "_x", ",x", ",.2f", "_b", "#_b", "010,", "09,", "08,", "07,", "012,.1f", "012_x", "e",
         ".0e", "#.0e", ".3E", "f", ".0f", "#.0f", "F", ".2f", "g", "#g", ".3g", "G", "%", ".1%", ".0%", "+.2f", " .1f", "z", "z.1f", "#.3",
         "#.1", ".1", ".2", ".5", ".17", ".20", "+e", "010", "s", "10s", ".2s", "q", "ff", "5.", ".", ",,", ",_", "_,", "é>6", "😀^7", "99999999999999999999",
         "=10", "<", ">>5", "{<5", "010.2f", "+010d", " d", "#d", "015,d", "020,.3f", ".3%", "-_d", "+,d", "x<+#12x", "=+#12b", "0", "00", "z<5", "d ", "+c", "#c", ",c", "+s", "0s", "05s"]


def formats():
    values = ["0", "1", "-1", "97", "255", "1234", "-1234567", "10**30", "True", "0.0", "-0.0", "1.0", "1.5", "-2.5", "0.5", "9.5", "99.99", "100.0", "1234.5",
              "1234567.891", "-0.001", "1e-5", "0.0001", "1e15", "1e16", "1e22", "123456789.0", "1e300", "5e-324", "2.675", "float('inf')",
              "float('-inf')", "float('nan')", "'a'", "'añ😀'", "'abc'", "''", "None", "[]", "1114112"]
    for v in values:
        for s in SPECS:
            if RANDOM.random() < 0.45:
                yield f"format({v}, {s!r})"
    for v in ["5", "-5", "True", "1e20", "1.5", "-0.0", "'x'", "None", "10**20", "float('nan')", "float('-inf')", "0.5", "123456.789", "255", "'é'", "65"]:
        for f in ["d", "i", "u", "5d", "-5d|", "+d", " d", "05d", "-05d|", ".3d", "+.3d", "08.3d", "x", "#x", "#010x", "X", "o", "#o", "e", "E", "f", "F",
                  "g", "G", ".2f", "10.3f", "-10.3f|", "010.2f", "+f", " f", "#.0f", ".0f", ".0e", "#g", "s", "r", "a", "5s", "-5s|", "05s", ".1s", ".2r", "c", "5c", "ld", "z"]:
            if RANDOM.random() < 0.5:
                yield f"'%{f}' % ({v},)"
    yield from ["'%s %s' % 1", "'%s' % (1,2)", "'%s' % ((1,2),)", "'%(a)s' % 1", "'%' % 1", "'%5' % 1", "'%%' % ()", "'%%%s' % 1", "'%c' % 'ab'", "'%c' % -1",
                "'%c' % 1114112", "'%*d' % (5,1)", "'%*d|' % (-5,1)", "'%.*f' % (2,1.239)", "'%*d' % ('a',5)", "'%(a)d %(b)s' % {'a':1,'b':2}", "'%s' % {}",
                "'a' % 1", "'a' % {}", "'a' % []", "'a' % ()", "'a' % [1]", "'%s' % [1,2]", "'%s %s' % [1,2]", "'%(a)s' % {}", "'%(a)s %s' % {'a':1}",
                "'%(a' % {}", "'%(a(b)c)s' % {'a(b)c':1}", "'%.-1f' % 1.0", "'%5%|' % ()", "'%.1000000000000f' % 1", "'%99999999999d' % 1", "'añ😀%s%z' % 1",
                "'%s %d' % ('a', 3.7)", "'%r %a' % ('é','é')", "'%a' % '\\n'", "'%x' % -255", "'%#x' % -255", "'% x' % 255", "'%+x' % 255", "'%s' % None", "'%d%%' % 50"]


def texts():
    for s in ["", "a", "it's", 'a"b', "a'\"b", "\\", "\n\r\t\0\x07\x1b\x7f\x80\xa0\xad\xff", "é日😀", "\u200b\u2028\ufeff\ue000\U000e0001", "\ud800", "a\ud83dz",
              "\u0378", "ʰ", "\u3000", "'", '"', "\x1f ~"]:
        yield ascii(s)
        yield f"str([{ascii(s)}])"
        yield f"ascii({ascii(s)})"
        yield f"len({ascii(s)})"
    yield from ["ascii(['é'])", "ascii(5)", "str('é')", "str(None)", "str(True)", "str([1,'a',None])", "repr(1.0)", "str({'a':1})", "str((1.5,))", "repr({'k':{1}})", "str(range(3))"]


def doubles():
    """Floats by their bits, and their repr."""
    patterns = set()
    for _ in range(700):
        patterns.add(RANDOM.getrandbits(64))
    for _ in range(400):
        patterns.add(struct.unpack(">Q", struct.pack(">d", RANDOM.choice([-1, 1]) * RANDOM.uniform(1, 10) * 10 ** RANDOM.randint(-8, 20)))[0])
    for _ in range(200):
        patterns.add(struct.unpack(">Q", struct.pack(">d", round(RANDOM.uniform(0, 1000), RANDOM.randint(0, 4))))[0])
    for n in range(120):
        patterns.add(n)
        patterns.add(1 << (n % 52))
    for e in range(-325, 309):
        patterns.add(struct.unpack(">Q", struct.pack(">d", float(f"1e{e}")))[0])
        patterns.add(struct.unpack(">Q", struct.pack(">d", float(f"9.5e{e}" if e < 308 else "1.5e308")))[0])
    for k in range(0, 2046, 13):
        patterns.add(k << 52)
        patterns.add((k << 52) + 1)
        patterns.add((k << 52) - 1 if k else 0)
    with open(os.path.join(HERE, "doubles.txt"), "w", encoding="utf-8") as out:
        for bits in sorted(patterns):
            x = struct.unpack(">d", struct.pack(">Q", bits))[0]
            out.write(f"{bits:016x} {x!r}\n")


write("numbers.txt", numbers())
write("sequences.txt", sequences())
write("formats.txt", formats())
write("texts.txt", texts())
doubles()
