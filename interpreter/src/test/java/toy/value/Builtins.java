package toy.value;

import java.util.List;

/// The built-in functions that the tables use, over this package alone.
final class Builtins {
  private Builtins() {}

  static Object call(String name, List<Object> args, boolean reverse, StubCallbacks calls) {
    Object a = args.isEmpty() ? None.NONE : args.get(0);
    Object b = args.size() > 1 ? args.get(1) : None.NONE;
    return switch (name) {
      case "int" -> toInt(args, calls);
      case "float" -> toFloat(a);
      case "str" -> Text.str(a, calls);
      case "repr" -> Text.repr(a, calls);
      case "ascii" -> Text.ascii(a, calls);
      case "bool" -> Truth.of(a, calls);
      case "format" -> Text.format(a, (String) b, calls);
      case "hash" -> Hash.of(a, calls);
      case "len" -> Items.length(a, calls);
      case "abs" -> Arith.abs(a, calls);
      case "divmod" -> Arith.divmod(a, b, calls);
      case "pow" -> Arith.power(a, b, args.size() > 2 ? args.get(2) : None.NONE, calls);
      case "round" -> Numbers.round(a, args.size() > 1 ? b : null, calls);
      case "type" -> Types.of(a);
      case "list" -> Iteration.toList(a, calls);
      case "tuple" -> ToyTuple.of(Iteration.toArray(a, calls));
      case "set" -> args.isEmpty() ? new ToySet() : ToySet.of(a, calls);
      case "frozenset" -> args.isEmpty() ? new ToyFrozenSet() : ToyFrozenSet.of(a, calls);
      case "iter" -> Iteration.iterator(a, calls);
      case "reversed" -> Iteration.reversed(a, calls);
      case "sorted" -> {
        ToyList list = Iteration.toList(a, calls);
        Sorting.sort(list, args.size() > 1 ? b : null, reverse, calls);
        yield list;
      }
      case "range" -> range(args, calls);
      case "slice" ->
          args.size() == 1
              ? new ToySlice(None.NONE, a, None.NONE)
              : new ToySlice(a, b, args.size() > 2 ? args.get(2) : None.NONE);
      default -> throw new IllegalStateException(name);
    };
  }

  private static Object toInt(List<Object> args, Callbacks calls) {
    Object a = args.get(0);
    if (args.size() == 2) {
      if (!(a instanceof String s)) {
        throw ToyError.typeError("int() can't convert non-string with explicit base");
      }
      return Numbers.parseInt(s, Numbers.asLong(args.get(1), calls));
    }
    return switch (a) {
      case String s -> Numbers.parseInt(s, 10);
      case Double d -> Numbers.fromDouble(d);
      default -> {
        if (!Numbers.isInt(a)) {
          throw ToyError.typeError(
              "int() argument must be a string, a bytes-like object or a real number, not '"
                  + Special.typeName(a)
                  + "'");
        }
        yield Numbers.asInt(a);
      }
    };
  }

  private static Object toFloat(Object a) {
    if (a instanceof String s) {
      return Numbers.parseFloat(s);
    }
    if (!Numbers.isNumber(a)) {
      throw ToyError.typeError(
          "float() argument must be a string or a real number, not '" + Special.typeName(a) + "'");
    }
    return Numbers.toDouble(a);
  }

  private static Object range(List<Object> args, Callbacks calls) {
    long[] n = new long[args.size()];
    for (int i = 0; i < n.length; i++) {
      n[i] = Numbers.asLong(args.get(i), calls);
    }
    return switch (n.length) {
      case 1 -> new ToyRange(0, n[0], 1);
      case 2 -> new ToyRange(n[0], n[1], 1);
      default -> new ToyRange(n[0], n[1], n[2]);
    };
  }
}
