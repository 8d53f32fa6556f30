package toy.lib;

import toy.value.ToyClass;
import toy.value.Types;

/// The built-in classes that this package adds to [Types].
public final class LibraryTypes {
  private LibraryTypes() {}

  public static final ToyClass ENUMERATE = type("enumerate");
  public static final ToyClass ZIP = type("zip");
  public static final ToyClass MAP = type("map");
  public static final ToyClass FILTER = type("filter");
  public static final ToyClass REVERSED = type("reversed");
  public static final ToyClass TEXT_FILE = type("TextIOWrapper");
  public static final ToyClass RANDOM = type("Random");

  public static final ToyClass UNSUPPORTED_OPERATION =
      ToyClass.builtin("UnsupportedOperation", Types.OS_ERROR);

  public static final ToyClass STREAM = type("TextStream");

  private static ToyClass type(String name) {
    return ToyClass.builtin(name, Types.OBJECT);
  }

  /// A class of a module, which shows in its repr.
  static ToyClass of(String module, String name) {
    return of(module, name, Types.OBJECT);
  }

  static ToyClass of(String module, String name, ToyClass base) {
    return ToyClass.builtin(module, name, base);
  }
}
