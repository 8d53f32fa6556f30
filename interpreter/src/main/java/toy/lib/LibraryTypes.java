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
  static final ToyClass IO_BASE = of("io", "IOBase");
  static final ToyClass RAW_IO_BASE = of("io", "RawIOBase", IO_BASE);
  static final ToyClass BUFFERED_IO_BASE = of("io", "BufferedIOBase", IO_BASE);
  static final ToyClass TEXT_IO_BASE = of("io", "TextIOBase", IO_BASE);
  public static final ToyClass TEXT_FILE = of("_io", "TextIOWrapper", TEXT_IO_BASE);
  public static final ToyClass STRING_IO = of("_io", "StringIO", TEXT_IO_BASE);
  public static final ToyClass BYTES_IO = of("_io", "BytesIO", BUFFERED_IO_BASE);
  public static final ToyClass FILE_IO = of("_io", "FileIO", RAW_IO_BASE);
  public static final ToyClass BUFFERED_READER = of("_io", "BufferedReader", BUFFERED_IO_BASE);
  public static final ToyClass BUFFERED_WRITER = of("_io", "BufferedWriter", BUFFERED_IO_BASE);
  public static final ToyClass BUFFERED_RANDOM = of("_io", "BufferedRandom", BUFFERED_IO_BASE);
  public static final ToyClass RANDOM = type("Random");

  public static final ToyClass UNSUPPORTED_OPERATION =
      ToyClass.builtin("io", "UnsupportedOperation", Types.OS_ERROR, Types.VALUE_ERROR);

  public static final ToyClass STREAM = type("TextStream");
  public static final ToyClass ENVIRON = type("_Environ");

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
