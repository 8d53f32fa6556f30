package toy.lib;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import toy.value.None;
import toy.value.Rebuilt;
import toy.value.ToyByteArray;
import toy.value.ToyClass;
import toy.value.ToyDeque;
import toy.value.ToyDict;
import toy.value.ToyTuple;
import toy.value.Types;
import toy.vm.Library;
import toy.vm.Library.Table;
import toy.vm.Native;

/// The tables of all natives. A table is filled when it is first asked for.
public final class StandardLibrary implements Library.Source {
  private static final List<String> MODULES =
      Stream.concat(
              Stream.of("io", "math", "os", "os.path", "random", "sys", "time"),
              Modules.NAMES.stream())
          .toList();

  /// Classes whose values do not change, or are whole after each operation even where threads run
  /// at once.
  private static final Set<String> FREE =
      Set.of(
          "object",
          "int",
          "bool",
          "float",
          "str",
          "bytes",
          "list",
          "tuple",
          "dict",
          "dict_values",
          "dict_keys",
          "dict_items",
          "set",
          "frozenset",
          "range",
          "slice",
          "enumerate",
          "zip",
          "map",
          "filter",
          "reversed",
          "generator");

  private StandardLibrary() {}

  /// A fresh library, for one machine.
  public static Library create() {
    Library library = new Library(new StandardLibrary());
    Builtins.fill(library.builtins());
    Concurrency.install(library);
    return library;
  }

  @Override
  public List<String> moduleNames() {
    return MODULES;
  }

  @Override
  public @Nullable String prelude(String module) {
    return Modules.prelude(module);
  }

  @Override
  public Set<String> late(String module) {
    return Modules.late(module);
  }

  @Override
  public Map<String, String> elsewhere(String module) {
    return Modules.elsewhere(module);
  }

  @Override
  public @Nullable Rebuilt blank(String type, long limit) {
    return switch (type) {
      case "deque" -> new ToyDeque(limit);
      case "bytearray" -> new ToyByteArray("");
      case "partial" -> new Partial(None.NONE, ToyTuple.EMPTY, new ToyDict());
      case "_lru_cache_wrapper" -> new LruCache(None.NONE, 0, false);
      default -> Getter.blank(type);
    };
  }

  @Override
  public @Nullable Native hidden(String name) {
    Native known = NamedTuples.hidden(name);
    return known == null ? FunctoolsModule.hidden(name) : known;
  }

  @Override
  public String childEntry() {
    return ChildProcess.class.getName();
  }

  @Override
  public void fillModule(String name, Table t) {
    switch (name) {
      case "io" -> IoModule.fill(t);
      case "math" -> MathModule.fill(t.free());
      case "os" -> OsModule.fill(t);
      case "os.path" -> PathModule.fill(t);
      case "random" -> RandomModule.fillModule(t);
      case "sys" -> SysModule.fill(t);
      case "time" -> TimeModule.fill(t.free());
      default -> Modules.fill(name, t);
    }
  }

  @Override
  public void fillType(ToyClass type, Table t) {
    if (type.isSubclassOf(Types.BASE_EXCEPTION)) {
      ExceptionMethods.fill(type, t);
      ExceptionDocs.fill(type, t);
      return;
    }
    if (Modules.NAMES.contains(type.module)) {
      Modules.fillClass(type, t);
      return;
    }
    if (FREE.contains(type.name())) {
      t.free();
    }
    switch (type.name()) {
      case "object" -> ObjectMethods.fillObject(t);
      case "type" -> ObjectMethods.fillType(t);
      case "int" -> IntMethods.fillInt(t);
      case "bool" -> IntMethods.fillBool(t);
      case "float" -> FloatMethods.fill(t);
      case "str" -> StrMethods.fill(t);
      case "bytes" -> BytesMethods.fill(t);
      case "bytearray" -> ByteArrayMethods.fill(t);
      case "list" -> ListMethods.fill(t);
      case "tuple" -> TupleMethods.fill(t);
      case "dict" -> DictMethods.fill(t);
      case "dict_values" -> DictMethods.fillView(t);
      case "dict_keys", "dict_items" -> DictMethods.fillSetView(t);
      case "set" -> SetMethods.fillSet(t);
      case "frozenset" -> SetMethods.fillFrozenSet(t);
      case "range" -> RangeMethods.fillRange(t);
      case "slice" -> RangeMethods.fillSlice(t);
      case "iterator", "enumerate", "zip", "map", "filter", "reversed" -> Iterators.fill(type, t);
      case "generator" -> GeneratorMethods.fillGenerator(t);
      case "async_generator" -> GeneratorMethods.fillAsyncGenerator(t);
      case "coroutine" -> GeneratorMethods.fillCoroutine(t);
      case "Random" -> RandomModule.fillClass(t);
      case "TextIOWrapper" -> FileMethods.fillFile(t);
      case "StringIO" -> FileMethods.fillText(t);
      case "BytesIO" -> ByteFileMethods.fillBytes(t);
      case "FileIO", "BufferedReader", "BufferedWriter", "BufferedRandom" ->
          ByteFileMethods.fillFile(t);
      case "TextStream" -> SysModule.fillStream(t);
      case "_Environ" -> EnvironMethods.fill(t);
      default -> FunctionMethods.fill(type, t);
    }
  }
}
