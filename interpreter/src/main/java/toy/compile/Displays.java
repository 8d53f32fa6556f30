package toy.compile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.syntax.Ast;
import toy.syntax.Ast.Expr;
import toy.value.ToyTuple;

/// Displays and comprehensions.
final class Displays {
  /// So many items are put into registers at once; more would only make the frame large.
  private static final int CHUNK = 64;

  /// From here on a display of constants is copied from one constant tuple.
  private static final int CONSTANTS = 8;

  private final FunctionCompiler f;
  private final CodeBuilder code;

  Displays(FunctionCompiler f) {
    this.f = f;
    this.code = f.code;
  }

  /// Whether a display is one instruction after its items.
  static boolean isSimple(List<Expr> items) {
    return items.size() < CONSTANTS && items.stream().noneMatch(i -> i instanceof Ast.Starred);
  }

  static boolean isSimpleDict(List<Ast.DictEntry> entries) {
    return entries.size() <= CHUNK && entries.stream().noneMatch(e -> e.key() == null);
  }

  void list(Ast at, List<Expr> items, int dst) {
    sequence(at, items, dst, Op.BUILD_LIST, Op.LIST_APPEND, Op.LIST_EXTEND);
  }

  void set(Ast.SetExpr set, int dst) {
    sequence(set, set.items(), dst, Op.BUILD_SET, Op.SET_ADD, Op.SET_UPDATE);
  }

  void tuple(Ast at, List<Expr> items, int dst) {
    boolean atOnce =
        items.size() <= CHUNK && items.stream().noneMatch(i -> i instanceof Ast.Starred);
    if (atOnce) {
      code.emit(Op.BUILD_TUPLE, dst, items(items, dst), items.size(), at);
    } else {
      int list = code.alloc();
      list(at, items, list);
      code.emit(Op.LIST_TO_TUPLE, dst, list, at);
    }
  }

  private void sequence(Ast at, List<Expr> items, int dst, Op build, Op append, Op extend) {
    ToyTuple constants = items.size() < CONSTANTS ? null : Folding.tuple(items);
    if (constants != null) {
      code.emit(build, dst, 0, 0, at);
      code.emit(extend, dst, code.operand(constants, at), at);
      return;
    }
    int first = 0;
    while (first < items.size() && first < CHUNK && !(items.get(first) instanceof Ast.Starred)) {
      first++;
    }
    int mark = code.mark();
    code.emit(build, dst, items(items.subList(0, first), dst), first, at);
    code.release(mark);
    for (Expr item : items.subList(first, items.size())) {
      if (item instanceof Ast.Starred star) {
        code.emit(extend, dst, f.expressions.operand(star.value()), star);
      } else {
        code.emit(append, dst, f.expressions.operand(item), item);
      }
      code.release(mark);
    }
  }

  /// Puts the items into consecutive registers, the first into `dst` if it can be; gives the first.
  private int items(List<Expr> items, int dst) {
    if (items.isEmpty()) {
      return 0;
    }
    int base = code.isTop(dst) ? dst : code.alloc();
    f.expressions.to(items.getFirst(), base);
    for (Expr item : items.subList(1, items.size())) {
      f.expressions.to(item, code.alloc());
    }
    return base;
  }

  void dict(Ast.DictExpr dict, int dst) {
    List<Ast.DictEntry> entries = dict.entries();
    int first = 0;
    while (first < entries.size() && first < CHUNK && entries.get(first).key() != null) {
      first++;
    }
    int mark = code.mark();
    int base = first == 0 ? 0 : code.isTop(dst) ? dst : code.alloc();
    for (Ast.DictEntry entry : entries.subList(0, first)) {
      f.expressions.to(key(entry), entry == entries.getFirst() ? base : code.alloc());
      f.expressions.to(entry.value(), code.alloc());
    }
    code.emit(Op.BUILD_DICT, dst, base, first, dict);
    code.release(mark);
    for (Ast.DictEntry entry : entries.subList(first, entries.size())) {
      Expr key = entry.key();
      if (key == null) {
        code.emit(Op.DICT_UPDATE, dst, f.expressions.operand(entry.value()), entry);
      } else {
        int k = f.expressions.operand(key);
        code.emit(Op.DICT_SET, dst, k, f.expressions.operand(entry.value()), entry);
      }
      code.release(mark);
    }
  }

  private static Expr key(Ast.DictEntry entry) {
    Expr key = entry.key();
    if (key == null) {
      throw new IllegalStateException();
    }
    return key;
  }

  // ---- comprehensions -------------------------------------------------------------------------

  /// List, set and dict comprehensions are loops in place; their names are registers of the
  /// function around.
  void comprehension(Ast.Comprehension e, int dst) {
    if (e.kind() == Ast.ComprehensionKind.GENERATOR) {
      int base = code.isTop(dst) ? dst : code.alloc();
      f.generator(e, base);
      Ast.CompFor first = e.clauses().getFirst();
      iterate(first.iterable(), first.isAsync(), code.alloc());
      code.emit(Op.CALL, dst, base, 1, e);
      return;
    }
    int iterator = code.alloc();
    Ast.CompFor first = e.clauses().getFirst();
    iterate(first.iterable(), first.isAsync(), iterator);
    Op build =
        switch (e.kind()) {
          case LIST -> Op.BUILD_LIST;
          case SET -> Op.BUILD_SET;
          case DICT -> Op.BUILD_DICT;
          case GENERATOR -> throw new IllegalStateException();
        };
    code.emit(build, dst, 0, 0, e);
    Names names = f.resolution.names(e);
    f.variables.open(names, e);
    clause(e, 0, iterator, () -> element(e, dst));
    f.variables.close(names);
  }

  /// The body of a generator expression's function.
  void generatorBody(Ast.Comprehension e, int iterator) {
    f.variables.open(f.resolution.names(e), e);
    clause(
        e,
        0,
        iterator,
        () -> {
          int value = f.expressions.operand(e.element());
          code.emit(Op.YIELD, code.alloc(), value, e.element());
        });
  }

  /// Puts the iterator of `e` into a register, or for `async for` its asynchronous iterator.
  void iterate(Expr e, boolean isAsync, int iterator) {
    int mark = code.mark();
    int iterable = f.expressions.operandInto(e, iterator);
    if (isAsync) {
      code.emit(Op.SPECIAL, iterator, iterable, code.name("__aiter__"), e);
      code.emit(Op.CALL, iterator, iterator, 0, e);
    } else {
      code.emit(Op.ITER, iterator, iterable, e);
    }
    code.release(mark);
  }

  private void clause(Ast.Comprehension e, int index, int iterator, Runnable element) {
    Ast.CompFor clause = e.clauses().get(index);
    Label next = new Label();
    f.targets.loop(
        clause.target(),
        iterator,
        clause.isAsync(),
        next,
        clause.iterable(),
        () -> {
          for (Expr condition : clause.conditions()) {
            f.conditions.jumpIf(condition, false, next);
          }
          int mark = code.mark();
          if (index + 1 < e.clauses().size()) {
            int inner = code.alloc();
            Ast.CompFor following = e.clauses().get(index + 1);
            iterate(following.iterable(), following.isAsync(), inner);
            clause(e, index + 1, inner, element);
          } else {
            element.run();
          }
          code.release(mark);
        });
  }

  private void element(Ast.Comprehension e, int dst) {
    int element = f.expressions.operand(e.element());
    @Nullable Expr value = e.value();
    if (value != null) {
      code.emit(Op.DICT_SET, dst, element, f.expressions.operand(value), e.element());
    } else {
      Op add = e.kind() == Ast.ComprehensionKind.SET ? Op.SET_ADD : Op.LIST_APPEND;
      code.emit(add, dst, element, e.element());
    }
  }
}
