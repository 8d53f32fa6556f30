package toy.compile;

/// Derives the `every` form of a function, which has a checkpoint after each instruction. Pure; the
/// caller keeps the result. The instruction at `pc` moves to `2 * pc`, its checkpoint follows it,
/// and every place that names a pc doubles.
public final class Checkpoints {
  private Checkpoints() {}

  /// The `every` form of `edges` and of the functions inside it.
  public static FunctionCode every(FunctionCode edges) {
    if (edges.every) {
      return edges;
    }
    return new FunctionCode(
        edges.name,
        edges.qualifiedName,
        edges.kind,
        edges.source,
        edges.parameters,
        code(edges.code),
        spans(edges.spans),
        constants(edges.constants),
        edges.names,
        edges.template,
        handlers(edges.handlers),
        edges.captures,
        edges.doc,
        edges.registerNames,
        true);
  }

  private static int[] code(int[] code) {
    int[] made = new int[code.length * 2];
    for (int pc = 0; pc < code.length; pc += 4) {
      Op op = Op.of(code[pc]);
      int at = pc * 2;
      made[at] = code[pc];
      made[at + 1] = moved(op.a, code[pc + 1]);
      made[at + 2] = moved(op.b, code[pc + 2]);
      made[at + 3] = moved(op.c, code[pc + 3]);
      made[at + 4] = Op.CHECK.ordinal();
    }
    return made;
  }

  private static int moved(Operand kind, int word) {
    return kind == Operand.TARGET ? word * 2 : word;
  }

  private static int[] spans(int[] spans) {
    int[] made = new int[spans.length * 2];
    for (int i = 0; i < spans.length; i += 2) {
      made[i * 2] = spans[i];
      made[i * 2 + 1] = spans[i + 1];
      made[i * 2 + 2] = spans[i];
      made[i * 2 + 3] = spans[i + 1];
    }
    return made;
  }

  private static Object[] constants(Object[] constants) {
    Object[] made = constants.clone();
    for (int i = 0; i < made.length; i++) {
      if (made[i] instanceof FunctionCode inner) {
        made[i] = every(inner);
      }
    }
    return made;
  }

  private static FunctionCode.Handler[] handlers(FunctionCode.Handler[] handlers) {
    FunctionCode.Handler[] made = new FunctionCode.Handler[handlers.length];
    for (int i = 0; i < made.length; i++) {
      FunctionCode.Handler h = handlers[i];
      made[i] =
          new FunctionCode.Handler(
              h.start() * 2, h.end() * 2, h.handler() * 2, h.register(), h.catches());
    }
    return made;
  }
}
