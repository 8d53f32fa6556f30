package toy.sched;

import org.jspecify.annotations.Nullable;
import toy.vm.Fiber;
import toy.wire.CodeIn;
import toy.wire.CodeOut;
import toy.wire.WireError;
import toy.wire.WireIn;
import toy.wire.WireOut;

/// What a process of the operating system is told about itself.
///
/// @param id as the account calls it
/// @param isNamed whether the program gave it its name
/// @param function that it runs
/// @param parent the id of the VM that spawned it
/// @param originNs the reading from which times in reports count
/// @param createdNs the reading at which its making began
/// @param seeds the number of its first random stream
/// @param tellsAtOnce whether its error is told in full by itself, see [Handle#tellsAtOnce]
/// @param parentName what the program calls the process that spawned it
record Birth(
    String id,
    String name,
    boolean isNamed,
    String function,
    String parent,
    long originNs,
    long createdNs,
    long seeds,
    boolean tellsAtOnce,
    String parentName,
    Fiber.@Nullable Place spawnedAt) {

  /// As messages call it.
  String label() {
    return "process " + VmProcess.label(id, name, isNamed, function);
  }

  void write(CodeOut codes, WireOut out) {
    out.text(id);
    out.text(name);
    out.bool(isNamed);
    out.text(function);
    out.text(parent);
    out.num(originNs);
    out.num(createdNs);
    out.num(seeds);
    out.bool(tellsAtOnce);
    out.text(parentName);
    codes.place(spawnedAt, out);
  }

  static Birth read(CodeIn codes, WireIn in) throws WireError {
    return new Birth(
        in.text(),
        in.text(),
        in.bool(),
        in.text(),
        in.text(),
        in.num(),
        in.num(),
        in.num(),
        in.bool(),
        in.text(),
        codes.place());
  }
}
