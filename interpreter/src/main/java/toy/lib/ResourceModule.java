package toy.lib;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.util.List;
import toy.value.Callbacks;
import toy.value.HasRepr;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library;
import toy.vm.Library.Table;

/// The module `resource`, as far as `getrusage`: what the operating system says that this run has
/// used. It asks the system's own `getrusage`, since nothing in Java tells the resident memory or
/// the context switches of a whole process. All VMs of a run, and the JVM around them, are counted
/// together. As in Python there is no such thing on Windows.
final class ResourceModule {
  private ResourceModule() {}

  private static final ToyClass USAGE = ToyClass.builtin("struct_rusage", Types.OBJECT);

  /// The members of C's `struct rusage` behind its two times; each is a `long`.
  private static final List<String> COUNTS =
      List.of(
          "ru_maxrss",
          "ru_ixrss",
          "ru_idrss",
          "ru_isrss",
          "ru_minflt",
          "ru_majflt",
          "ru_nswap",
          "ru_inblock",
          "ru_oublock",
          "ru_msgsnd",
          "ru_msgrcv",
          "ru_nsignals",
          "ru_nvcsw",
          "ru_nivcsw");

  private static final long TIMEVAL_BYTES = 16; // seconds, and microseconds padded to the same size
  private static final long SELF = 0;

  /// What `getrusage` gave, at one moment.
  private record Usage(double userSeconds, double systemSeconds, long[] counts) implements HasRepr {
    @Override
    public String repr(Callbacks calls) {
      StringBuilder text = new StringBuilder("resource.struct_rusage(ru_utime=" + userSeconds);
      text.append(", ru_stime=").append(systemSeconds);
      for (int i = 0; i < counts.length; i++) {
        text.append(", ").append(COUNTS.get(i)).append('=').append(counts[i]);
      }
      return text.append(')').toString();
    }

    @Override
    public ToyClass type() {
      return USAGE;
    }
  }

  static void register(Library library) {
    library.module("resource", ResourceModule::fill);
    library.type(USAGE, ResourceModule::fillUsage);
  }

  private static void fill(Table t) {
    t.value("RUSAGE_SELF", SELF);
    t.value("struct_rusage", USAGE);
    t.define("getrusage", "(who): what this run has used so far", ResourceModule::usage);
  }

  private static void fillUsage(Table t) {
    t.property("ru_utime", (_, self) -> ((Usage) self).userSeconds);
    t.property("ru_stime", (_, self) -> ((Usage) self).systemSeconds);
    for (int i = 0; i < COUNTS.size(); i++) {
      int at = i;
      t.property(COUNTS.get(i), (_, self) -> ((Usage) self).counts[at]);
    }
  }

  private static Object usage(Fiber f, Object who) {
    if (Arguments.number(who, f) != SELF) {
      throw ToyError.valueError("invalid who parameter: Toy has RUSAGE_SELF only");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment struct = arena.allocate(2 * TIMEVAL_BYTES + 8L * COUNTS.size(), 8);
      ask(struct);
      long[] counts = new long[COUNTS.size()];
      for (int i = 0; i < counts.length; i++) {
        counts[i] = struct.get(JAVA_LONG, 2 * TIMEVAL_BYTES + 8L * i);
      }
      return new Usage(seconds(struct, 0), seconds(struct, TIMEVAL_BYTES), counts);
    }
  }

  private static double seconds(MemorySegment struct, long offset) {
    // The microseconds are an int on macOS; on little-endian machines its place is the same.
    return struct.get(JAVA_LONG, offset) + struct.get(JAVA_INT, offset + 8) / 1e6;
  }

  @SuppressWarnings("restricted") // the signature below is that of POSIX
  private static void ask(MemorySegment struct) {
    Linker linker = Linker.nativeLinker();
    MemorySegment function =
        linker
            .defaultLookup()
            .find("getrusage")
            .orElseThrow(() -> ToyError.runtimeError("this system does not tell what a run uses"));
    try {
      int failed =
          (int)
              linker
                  .downcallHandle(function, FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS))
                  .invokeExact((int) SELF, struct);
      if (failed != 0) {
        throw ToyError.runtimeError("this system does not tell what a run uses");
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) { // declared by invokeExact; a downcall throws none
      throw new IllegalStateException(e);
    }
  }
}
