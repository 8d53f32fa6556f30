package toy.vm;

/// How a unit is spawned; the ordinals are those of `toy.syntax.Ast.SpawnModel`.
public enum Model {
  THREAD,
  PROCESS,
  TASK;

  private static final Model[] VALUES = values();

  static Model of(int ordinal) {
    return VALUES[ordinal];
  }
}
