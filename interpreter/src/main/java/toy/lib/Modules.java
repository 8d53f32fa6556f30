package toy.lib;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import toy.value.ToyClass;
import toy.vm.Library.Table;

/// The modules of containers, functions and data: tables of their names and of their classes.
final class Modules {
  private Modules() {}

  static final List<String> NAMES =
      List.of(
          "aiofiles",
          "asyncio.streams",
          "bisect",
          "collections",
          "copy",
          "dis",
          "functools",
          "heapq",
          "http.server",
          "itertools",
          "json",
          "operator",
          "socket",
          "statistics",
          "string",
          "urllib",
          "urllib.error",
          "urllib.parse",
          "urllib.request");

  static void fill(String name, Table t) {
    switch (name) {
      case "aiofiles" -> FileErrands.fill(t);
      case "bisect" -> HeapModule.fillBisect(t);
      case "collections" -> CollectionsModule.fill(t);
      case "copy" -> CopyModule.fill(t);
      case "dis" -> DisModule.fill(t);
      case "functools" -> FunctoolsModule.fill(t);
      case "heapq" -> HeapModule.fill(t);
      case "itertools" -> ItertoolsModule.fill(t);
      case "json" -> JsonModule.fill(t);
      case "operator" -> OperatorModule.fill(t);
      case "socket" -> SocketModule.fill(t);
      default -> {}
    }
  }

  /// Modules of which a part is written in Toy.
  private static final List<String> WITH_PRELUDE =
      List.of(
          "aiofiles",
          "asyncio",
          "asyncio.streams",
          "collections",
          "concurrent.futures",
          "functools",
          "http",
          "http.server",
          "json",
          "multiprocessing",
          "multiprocessing.pool",
          "os",
          "os.path",
          "socket",
          "statistics",
          "string",
          "threading",
          "time",
          "urllib.error",
          "urllib.parse",
          "urllib.request");

  /// That part, or null.
  static @Nullable String prelude(String module) {
    if (!WITH_PRELUDE.contains(module)) {
      return null;
    }
    try (InputStream in = Modules.class.getResourceAsStream(module + ".toy")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final Set<String> ASYNCIO =
      Set.of(
          "Lock",
          "Event",
          "Semaphore",
          "BoundedSemaphore",
          "Condition",
          "Queue",
          "LifoQueue",
          "PriorityQueue",
          "QueueEmpty",
          "QueueFull",
          "IncompleteReadError",
          "LimitOverrunError",
          "TaskGroup",
          "Barrier",
          "BrokenBarrierError",
          "Runner",
          "set_event_loop",
          "run_coroutine_threadsafe",
          "wait",
          "as_completed",
          "shield",
          "FIRST_COMPLETED",
          "FIRST_EXCEPTION",
          "ALL_COMPLETED",
          "get_running_loop",
          "get_event_loop",
          "new_event_loop",
          "ensure_future",
          "wrap_future",
          "iscoroutine",
          "iscoroutinefunction",
          "isfuture",
          "_next_or");

  /// What the part written in Toy defines, of modules that many programs use without it: to compile
  /// it costs some tens of milliseconds.
  static Set<String> late(String module) {
    return switch (module) {
      case "collections" -> Set.of("ChainMap", "UserDict", "UserList", "UserString");
      case "functools" ->
          Set.of(
              "WRAPPER_ASSIGNMENTS",
              "WRAPPER_UPDATES",
              "partialmethod",
              "singledispatch",
              "singledispatchmethod");
      case "json" -> Set.of("JSONDecoder", "JSONEncoder");
      case "os" ->
          Set.of(
              "altsep",
              "extsep",
              "pathsep",
              "defpath",
              "devnull",
              "F_OK",
              "X_OK",
              "W_OK",
              "R_OK",
              "walk",
              "fspath",
              "removedirs",
              "renames");
      case "os.path" ->
          Set.of(
              "curdir",
              "pardir",
              "extsep",
              "pathsep",
              "altsep",
              "defpath",
              "devnull",
              "normcase",
              "splitdrive",
              "commonprefix",
              "commonpath",
              "relpath",
              "samefile",
              "expanduser",
              "expandvars");
      case "time" ->
          Set.of(
              "struct_time",
              "gmtime",
              "localtime",
              "mktime",
              "asctime",
              "ctime",
              "strftime",
              "strptime",
              "timezone",
              "altzone",
              "daylight",
              "tzname");
      case "socket" ->
          Set.of("create_connection", "create_server", "socketpair", "getaddrinfo", "_makefile");
      case "threading" ->
          Set.of("Thread", "Timer", "local", "ExceptHookArgs", "excepthook", "__excepthook__");
      case "asyncio" -> ASYNCIO;
      default -> Set.of();
    };
  }

  private static final Map<String, String> STREAMS =
      Stream.of("open_connection", "start_server", "StreamReader", "StreamWriter", "Server")
          .collect(Collectors.toUnmodifiableMap(name -> name, _ -> "asyncio.streams"));

  /// Names of a module that another one defines, which is imported when one of them is asked for.
  static Map<String, String> elsewhere(String module) {
    return module.equals("asyncio") ? STREAMS : Map.of();
  }

  /// The table of a class of one of these modules.
  static void fillClass(ToyClass type, Table t) {
    switch (type.module) {
      case "collections" -> CollectionsModule.fillClass(type, t);
      case "functools" -> FunctoolsModule.fillClass(type, t);
      case "itertools" -> ItertoolsModule.fillClass(type, t);
      case "operator" -> Getter.fill(type, t);
      case "socket" -> SocketModule.fillClass(type, t);
      default -> {}
    }
  }
}
