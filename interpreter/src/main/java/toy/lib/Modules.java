package toy.lib;

import java.util.List;
import toy.value.ToyClass;
import toy.vm.Library.Table;

/// The modules of containers, functions and data: tables of their names and of their classes.
final class Modules {
  private Modules() {}

  static final List<String> NAMES =
      List.of("bisect", "collections", "functools", "heapq", "itertools", "json", "operator");

  static void fill(String name, Table t) {
    switch (name) {
      case "bisect" -> HeapModule.fillBisect(t);
      case "collections" -> CollectionsModule.fill(t);
      case "functools" -> FunctoolsModule.fill(t);
      case "heapq" -> HeapModule.fill(t);
      case "itertools" -> ItertoolsModule.fill(t);
      case "json" -> JsonModule.fill(t);
      case "operator" -> OperatorModule.fill(t);
      default -> {}
    }
  }

  /// The table of a class of one of these modules.
  static void fillClass(ToyClass type, Table t) {
    switch (type.module) {
      case "collections" -> CollectionsModule.fillClass(type, t);
      case "functools" -> FunctoolsModule.fillClass(type, t);
      case "itertools" -> ItertoolsModule.fillClass(type, t);
      case "operator" -> Getter.fill(type, t);
      default -> {}
    }
  }
}
