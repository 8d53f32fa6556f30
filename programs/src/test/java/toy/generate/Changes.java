package toy.generate;

import java.util.List;

/// Statements that change what is in a list, dict or set.
final class Changes {
  private final Expressions e;
  private final Chance chance;

  Changes(Expressions expressions) {
    e = expressions;
    chance = expressions.chance;
  }

  List<Node> setting() {
    Type type = chance.of(Type.INTS, Type.MAP, Type.STRS);
    List<Scope.Variable> known = e.scope.all(type);
    if (known.isEmpty()) {
      return List.of();
    }
    String name = known.get(chance.below(known.size())).name();
    String line =
        switch (type) {
          case INTS ->
              chance.<String>one(
                  () ->
                      "%s[%s] %s= clip(%s)"
                          .formatted(
                              name,
                              chance.oneIn(3) ? e.operand(Type.INT, 1) : chance.of("0", "-1"),
                              chance.of("", "+", "-"),
                              e.of(Type.INT, 2)),
                  () ->
                      "%s[%d:%d] = %s[:3]"
                          .formatted(
                              name,
                              chance.between(-2, 3),
                              chance.between(0, 4),
                              e.of(Type.INTS, 1)),
                  () -> "%s[::2] = %s[:3]".formatted(name, e.of(Type.INTS, 1)));
          case MAP ->
              "%s[%s] %s= clip(%s)"
                  .formatted(name, e.key(1), chance.of("", "", "+", "*"), e.of(Type.INT, 2));
          default -> "%s[0] = cut(%s)".formatted(name, e.of(Type.STR, 2));
        };
    return chance.use(Feature.ITEM_ASSIGN, List.of(Node.line(line)));
  }

  List<Node> change() {
    Type type = chance.of(Type.INTS, Type.INTS, Type.MAP, Type.SET);
    List<Scope.Variable> known = e.scope.all(type);
    if (known.isEmpty()) {
      return List.of();
    }
    String name = known.get(chance.below(known.size())).name();
    return switch (type) {
      case INTS -> chance.use(Feature.LIST_METHOD, List.of(Node.line(listMethod(name))));
      case MAP -> chance.use(Feature.DICT_METHOD, List.of(Node.line(dictMethod(name))));
      default -> chance.use(Feature.SET_METHOD, List.of(Node.line(setMethod(name))));
    };
  }

  private String listMethod(String name) {
    String n = "clip(" + e.of(Type.INT, 1) + ")";
    return chance.<String>one(
        () -> name + ".append(" + n + ")",
        () -> name + ".insert(" + e.operand(Type.INT, 1) + ", " + n + ")",
        () -> "print(" + name + ".pop(" + chance.of("", "0", "-1", "7") + "))",
        () -> name + ".remove(" + n + ")",
        () -> name + ".sort(" + chance.of("", "reverse=True", "key=abs", "key=lambda k: -k") + ")",
        () -> name + ".reverse()",
        () -> name + ".extend(" + e.operand(Type.INTS, 1) + "[:3])",
        () -> "print(" + name + ".clear())",
        () -> "print(" + name + ".copy(), " + name + ".index(" + n + "))");
  }

  private String dictMethod(String name) {
    return chance.<String>one(
        () -> name + ".update(" + e.operand(Type.MAP, 1) + ")",
        () -> "print(" + name + ".pop(" + e.key(1) + chance.of("", ", None", ", 0") + "))",
        () -> "print(" + name + ".setdefault(" + e.key(1) + ", clip(" + e.of(Type.INT, 1) + ")))",
        () -> "print(" + name + ".popitem())",
        () -> "print(list(" + name + ".items()), " + name + ".keys(), " + name + ".values())",
        () -> name + ".clear()");
  }

  private String setMethod(String name) {
    return name
        + chance.<String>one(
            () -> "." + chance.of("add", "discard", "remove") + "(" + e.of(Type.INT, 1) + ")",
            () -> ".update(" + e.of(Type.INTS, 1) + ")",
            () -> ".difference_update(" + e.of(Type.INTS, 1) + ")",
            () -> ".intersection_update(" + e.of(Type.INTS, 1) + ")");
  }

  /// `del` of items and slices.
  List<Node> deletion() {
    Type type = chance.of(Type.INTS, Type.MAP, Type.STRS);
    List<Scope.Variable> known = e.scope.all(type);
    if (known.isEmpty()) {
      return List.of();
    }
    String name = known.get(chance.below(known.size())).name();
    if (type == Type.MAP) {
      return chance.use(
          Feature.DEL_ITEM, List.of(Node.line("del %s[%s]".formatted(name, e.key(1)))));
    }
    if (chance.oneIn(2)) {
      String index = chance.oneIn(3) ? e.operand(Type.INT, 1) : chance.of("0", "-1", "1");
      return chance.use(
          Feature.DEL_ITEM,
          List.of(
              Node.line(
                  "del %s[%s]%s".formatted(name, index, chance.of("", ", " + name + "[:1]")))));
    }
    String slice =
        chance.<String>one(
            () -> chance.of("[:1]", "[-1:]", "[::2]", "[1::2]", "[::-2]", "[5:]", "[2:1]", "[::0]"),
            () -> "[%d:%d]".formatted(chance.between(-4, 4), chance.between(-4, 6)),
            () ->
                "[%d:%d:%d]"
                    .formatted(
                        chance.between(-4, 4), chance.between(-4, 6), chance.of(-2, -1, 2, 3)));
    return chance.use(
        Feature.DEL_SLICE,
        List.of(Node.line("del " + name + slice), Node.line("print(" + name + ")")));
  }
}
