package toy.fuzz;

import java.nio.file.Path;

/// What differs from run to run, under the same names in each program: so that a program is the
/// same from its seed everywhere.
///
/// @param inside the folder in which a program may write
/// @param outside the folder beside it that is none of its business
/// @param port of this machine, to which nobody may connect
record Placeholders(Path inside, Path outside, int port) {
  static Placeholders in(Path folder, int port) {
    return new Placeholders(folder.resolve("inside"), folder.resolve("outside"), port);
  }

  String fill(String text) {
    return text.replace("@DIR@", inside.toString())
        .replace("@OUT@", outside.toString())
        .replace("@PORT@", Integer.toString(port));
  }
}
