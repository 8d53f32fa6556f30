package toy.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import toy.lib.StandardLibrary;
import toy.script.ScriptRun;
import toy.syntax.Source;
import toy.vm.Library;

/// Everything that a program can name, as the library itself lists it: what is added to it is
/// attacked too. Immutable.
///
/// @param builtins the functions and classes that are there without an import
/// @param modules the public names of each module
/// @param kinds values of the built-in classes
record Catalogue(List<String> builtins, Map<String, List<String>> modules, List<Kind> kinds) {
  /// A way to make a value, and the names of its attributes.
  ///
  /// @param module that it needs, or an empty text
  record Kind(String module, String make, List<String> members) {}

  /// Their call ends the program.
  private static final Set<String> LEFT_OUT = Set.of("exit", "quit");

  /// @param folder with a `data.txt`, where it may write
  static Catalogue read(Path folder) throws IOException, InterruptedException {
    Library library = StandardLibrary.create();
    Map<String, List<String>> modules = new TreeMap<>();
    for (String module : library.moduleNames()) {
      String names = printed("import " + module + "\nprint(*dir(" + module + "))");
      modules.put(module, usable(Arrays.asList(names.strip().split(" "))));
    }
    List<Kind> kinds = listed();
    StringBuilder asking = new StringBuilder();
    kinds.stream()
        .map(Kind::module)
        .filter(module -> !module.isEmpty())
        .distinct()
        .forEach(module -> asking.append("import ").append(module).append('\n'));
    for (int i = 0; i < kinds.size(); i++) {
      asking.append("try { let x = %s\n  print(%d, *dir(x)) } ".formatted(kinds.get(i).make, i));
      asking.append("except BaseException as e { print(").append(i).append(", '!', repr(e)) }\n");
    }
    List<Kind> known = new ArrayList<>();
    for (String line :
        printed(Placeholders.in(folder, 1).fill(asking.toString())).lines().toList()) {
      List<String> words = Arrays.asList(line.split(" "));
      if (words.size() > 1 && words.get(1).equals("!")) {
        throw new IllegalStateException("kinds.txt: " + line);
      }
      Kind kind = kinds.get(Integer.parseInt(words.getFirst()));
      known.add(new Kind(kind.module, kind.make, usable(words.subList(1, words.size()))));
    }
    return new Catalogue(usable(List.copyOf(library.builtinNames())), modules, known);
  }

  private static List<Kind> listed() throws IOException {
    try (InputStream in = Catalogue.class.getResourceAsStream("kinds.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(Catalogue::kind).toList();
    }
  }

  private static Kind kind(String line) {
    int colon = line.indexOf(": ");
    boolean named = colon > 0 && line.substring(0, colon).chars().allMatch(Catalogue::inName);
    return named
        ? new Kind(line.substring(0, colon), line.substring(colon + 2), List.of())
        : new Kind("", line, List.of());
  }

  private static boolean inName(int c) {
    return c == '.' || Character.isLetter(c);
  }

  private static List<String> usable(List<String> names) {
    return names.stream()
        .filter(name -> !LEFT_OUT.contains(name))
        .filter(name -> !name.startsWith("_") || name.startsWith("__"))
        .toList();
  }

  private static String printed(String text) throws InterruptedException {
    ScriptRun run = ScriptRun.of(new Source("catalogue.toy", text), options -> options);
    if (run.code() != 0) {
      throw new IllegalStateException(text + "\n" + run.err());
    }
    return run.out();
  }
}
