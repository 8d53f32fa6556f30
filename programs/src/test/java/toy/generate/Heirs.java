package toy.generate;

import java.util.ArrayList;
import java.util.List;

/// A class that derives from a built-in one, and what can be done with its objects: what the base
/// gives, what stays an heir, and what its own methods change.
final class Heirs {
  private final Expressions e;
  private final Chance chance;

  Heirs(Expressions expressions) {
    e = expressions;
    chance = expressions.chance;
  }

  private record Base(String name, Type type, List<String> own, List<String> uses) {}

  private Base base() {
    return chance.<Base>one(this::list, this::dict, this::text, this::integer, this::tuple);
  }

  private Base list() {
    return new Base(
        "list",
        Type.INTS,
        List.of(
            "def append(self, item):super().append(item * 2)",
            "def __getitem__(self, key):return ('item', super().__getitem__(key))",
            "def __len__(self):return super().__len__() + 1",
            "def __contains__(self, x):return not super().__contains__(x)",
            "def __iter__(self):return (x + 1 for x in super(type(self), self).__iter__())",
            "def __add__(self, other):return type(self)(super().__add__(other))",
            "def __setitem__(self, key, value):super().__setitem__(key, -value)"),
        List.of(
            "x.append(3)",
            "x.extend(y)",
            "x[0]",
            "x[-1:]",
            "x + y",
            "y + x",
            "x * 2",
            "x += [1]",
            "x.pop()",
            "x.insert(0, 9)",
            "x.sort()",
            "x.reverse()",
            "x.index(3)",
            "x.copy()",
            "sorted(x)",
            "sum(x)",
            "list(reversed(x))",
            "list(x)",
            "x[0] = 4",
            "x[1:2] = [7, 8]",
            "del x[0]",
            "x == y",
            "x < y",
            "x.count(1)",
            "max(x, default=0)",
            "[*x]",
            "3 in x",
            "hash(x) == 7",
            "x.extra"));
  }

  private Base dict() {
    return new Base(
        "dict",
        Type.MAP,
        List.of(
            "def __missing__(self, key):return key + '?'",
            "def __getitem__(self, key):return ('item', super().__getitem__(key))",
            "def __setitem__(self, key, value):super().__setitem__(key, (value, 1))",
            "def __contains__(self, key):return key == 'zz'",
            "def __len__(self):return 7",
            "def keys(self):return ['b']"),
        List.of(
            "x['a']",
            "x['nowhere']",
            "x.get('nowhere')",
            "x['n'] = 5",
            "x.setdefault('m', 6)",
            "x.update(y)",
            "x.pop('a', 0)",
            "x | y",
            "y | x",
            "x |= {'w': 1}",
            "list(x)",
            "dict(x)",
            "x.copy()",
            "sorted(x.items())",
            "'a' in x",
            "del x['a']",
            "x == y",
            "{**x}",
            "x.fromkeys('ab', 0)",
            "[k for k in x]",
            "x.keys()",
            "len(x.values())",
            "x.popitem()",
            "list(reversed(x))",
            "hash(x) == 7",
            "f'{x}'"));
  }

  private Base text() {
    return new Base(
        "str",
        Type.STR,
        List.of(
            "def upper(self):return 'up ' + super().upper()",
            "def __add__(self, other):return type(self)(super().__add__(str(other)))",
            "def __getitem__(self, key):return super().__getitem__(key) * 2",
            "def __eq__(self, other):return True",
            "def __hash__(self):return 7",
            "def __len__(self):return 2",
            "def __format__(self, spec):return 'fmt' + spec",
            "def __str__(self):return 'text'"),
        List.of(
            "x.upper()",
            "x + 'b'",
            "'a' + x",
            "x * 2",
            "x[0:2]",
            "x[0]",
            "len(x)",
            "x == 'a'",
            "{x: 1}",
            "x in {'a': 1}",
            "f'{x}'",
            "f'{x:>60}'",
            "'%s' % x",
            "x.replace('a', 'b')",
            "x.join(['1', '2'])",
            "','.join([x, x])",
            "x.split()",
            "str(x)",
            "repr(x)",
            "x.strip()",
            "x < 'm'",
            "sorted(x)",
            "x.lower().title()",
            "x.encode()",
            "'abc'.startswith(x)",
            "x.extra",
            "int(x)",
            "list(x)",
            "hash(x) == 7"));
  }

  private Base integer() {
    return new Base(
        chance.of("int", "int", "float"),
        Type.INT,
        List.of(
            "def __add__(self, other):return type(self)(super().__add__(other))",
            "def __radd__(self, other):return ('radd', other)",
            "def __eq__(self, other):return False",
            "def __hash__(self):return 3",
            "def __bool__(self):return False",
            "def __repr__(self):return 'N' + super().__repr__()",
            "def __str__(self):return 'S'",
            "def __int__(self):return 8",
            "def __lt__(self, other):return True",
            "def __index__(self):return 1"),
        List.of(
            "x + 1",
            "1 + x",
            "x + y",
            "y + x",
            "x - 1",
            "2 - x",
            "-x",
            "abs(x)",
            "x == x",
            "x == 5",
            "x < 3",
            "3 < x",
            "max(x, 2)",
            "x * 1.5",
            "x // 2",
            "x % 3",
            "x ** 2",
            "'ab' * x",
            "[1, 2, 3][x]",
            "range(x)",
            "bool(x)",
            "x or 'no'",
            "int(x)",
            "float(x)",
            "str(x)",
            "f'{x}'",
            "f'{x:60}'",
            "'%d' % x",
            "{x: 1}",
            "hash(x) == 7",
            "round(x)",
            "divmod(x, 2)",
            "sum([x, x])",
            "x.real",
            "x += 2",
            "x & 3",
            "isinstance(x, int)",
            "sorted([x, 2, y])",
            "repr(x)",
            "~x",
            "x.extra"));
  }

  private Base tuple() {
    return new Base(
        "tuple",
        Type.INTS,
        List.of(
            "def __getitem__(self, key):return ('item', super().__getitem__(key))",
            "def __len__(self):return 9",
            "def __iter__(self):return iter('xy')",
            "def __add__(self, other):return type(self)(super().__add__(tuple(other)))",
            "def __eq__(self, other):return 'eq'",
            "def __repr__(self):return 'T' + super().__repr__()"),
        List.of(
            "x[0]",
            "x[1:]",
            "x + (1,)",
            "(1,) + x",
            "x * 2",
            "len(x)",
            "list(x)",
            "tuple(x)",
            "[*x]",
            "x == (1, 2)",
            "x < (5,)",
            "hash(x) is None",
            "{x: 1}",
            "x.count(1)",
            "x.index(1)",
            "sorted(x)",
            "sum(x)",
            "max(x)",
            "1 in x",
            "x + y",
            "x += (3,)",
            "'%s' % x",
            "'%s %s' % x",
            "repr(x)",
            "x.extra",
            "bool(x)"));
  }

  List<Node> heir() {
    Base base = base();
    String name = e.fresh("Heir");
    String x = e.fresh("h");
    String y = e.fresh("h");
    List<Node> all = new ArrayList<>(List.of(definition(name, base)));
    all.add(new Node.Let(x, name + "(" + e.plain(base.type) + ")"));
    all.add(new Node.Let(y, chance.of(name + "(", "(") + e.plain(base.type) + ")"));
    for (int i = chance.between(6, 14); i > 0; i--) {
      all.add(guarded(use(base.uses.get(chance.below(base.uses.size())), x, y)));
      if (chance.oneIn(3)) {
        all.add(
            guarded(Node.line("print(type(%s).__name__, repr(%s), len(%s))".formatted(x, x, x))));
      }
    }
    return chance.use(Feature.HEIR, all);
  }

  private Node definition(String name, Base base) {
    List<Node> body = new ArrayList<>(List.of(new Node.Let("extra", "'more'")));
    for (String method : base.own) {
      if (chance.oneIn(4)) {
        int at = method.indexOf("):") + 1;
        body.add(Node.block(method.substring(0, at), Node.line(method.substring(at + 1))));
      }
    }
    return Node.block("class " + name + "(" + base.name + ")", body);
  }

  private Node use(String text, String x, String y) {
    String use = text.replaceAll("\\bx\\b", x).replaceAll("\\by\\b", y);
    boolean isStatement =
        use.matches(".*[^=<>!]=[^=].*") && !use.contains("default=") || use.startsWith("del ");
    return Node.line(isStatement ? use : "print(" + use + ")");
  }

  private static Node guarded(Node node) {
    return new Node.Compound(
        List.of(
            new Node.Clause("try", List.of(node)),
            new Node.Clause(
                "except Exception as e", List.of(Node.line("print(type(e).__name__, e)")))));
  }
}
