package toy.repl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import toy.front.Interval;
import toy.front.UsageException;
import toy.gil.Policy;
import toy.syntax.Diagnostic;
import toy.syntax.Source;

/// `:save`: the entries of this session that ran, as a program.
///
/// @param overwrites `:save!`
record SaveCommand(boolean overwrites) implements MetaCommand {
  @Override
  public String name() {
    return overwrites ? "save!" : "save";
  }

  @Override
  public String arguments() {
    return "FILE";
  }

  @Override
  public String meaning() {
    return overwrites
        ? "as :save, over a file that exists"
        : "the entries that ran; :save! overwrites";
  }

  @Override
  public String example() {
    return typed() + " work.toy";
  }

  @Override
  public List<String> more() {
    return List.of(
        "Those since the last :reset. Rules of the lock that are not the default go to the",
        "file's first line.");
  }

  @Override
  public void run(Workspace at, String argument) throws UsageException {
    if (argument.isEmpty()) {
      throw new UsageException(typed() + " takes a file, such as " + example());
    }
    List<Entries.Entry> entries = at.log().standing();
    if (entries.isEmpty()) {
      throw new UsageException("no entry has run so far, so there is nothing to save");
    }
    String name = argument.contains(".") ? argument : argument + ".toy";
    String text =
        header(at.machine().policy())
            + entries.stream()
                .map(entry -> entry.code().strip() + "\n")
                .collect(Collectors.joining());
    write(name, text);
    at.say(entries.size() + (entries.size() == 1 ? " entry" : " entries") + " saved in " + name);
    // An entry may name what a file does not have: `_`, `_1`.
    at.engine().compile(new Source(name, text)).diagnostics().stream()
        .filter(found -> found.severity() == Diagnostic.Severity.ERROR)
        .findFirst()
        .ifPresent(found -> at.say("it does not run as it is: " + where(name, text, found)));
  }

  private static String where(String name, String text, Diagnostic found) {
    return name + ":" + new Source(name, text).lineOf(found.start()) + ": " + found.message();
  }

  private void write(String name, String text) throws UsageException {
    try {
      Path file = Path.of(UserFiles.path(name));
      if (overwrites) {
        Files.writeString(file, text, StandardCharsets.UTF_8);
      } else {
        Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
      }
    } catch (FileAlreadyExistsException _) {
      throw new UsageException(name + " exists: `:save! " + name + "` overwrites it");
    } catch (IOException | InvalidPathException _) {
      throw new UsageException("cannot write " + name);
    }
  }

  private static String header(Policy policy) {
    Policy plain = Policy.cpython();
    if (policy.equals(plain)) {
      return "";
    }
    Policy named = Policy.named(policy.name());
    StringBuilder flags = new StringBuilder("# toy: --gil ").append(policy.name());
    if (policy.switchEvery() > 0
        && (named == null || named.switchEvery() != policy.switchEvery())) {
      flags.append(" --switch-every ").append(policy.switchEvery());
    }
    if (policy.intervalNanos() > 0
        && (named == null || named.intervalNanos() != policy.intervalNanos())) {
      String interval = Interval.text(policy.intervalNanos()).replace(" ", "").replace('µ', 'u');
      flags.append(" --switch-interval ").append(interval);
    }
    return flags.append('\n').toString();
  }
}
