package toy.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import toy.lib.StandardLibrary;
import toy.syntax.Ast;
import toy.vm.Library;

/// Every word of the language has a script that uses it: the list `words.txt`, all kinds of syntax,
/// and all that the library defines. Prints the table; a gap fails.
final class WordCoverageTest {
  private static final List<Script> SCRIPTS = Script.all();
  private static final List<Usage> USAGES = SCRIPTS.stream().map(Usage::of).toList();

  @Test
  void everyWordOfTheListIsUsed() throws IOException {
    Map<String, List<String>> sections = words();
    assertTrue(sections.size() > 5, "the list of words is cut short");
    List<String> gaps = new ArrayList<>();
    for (Map.Entry<String, List<String>> section : sections.entrySet()) {
      System.out.printf("%n%s%n", section.getKey());
      report(section.getValue(), gaps);
    }
    assertEquals(List.of(), gaps, "words that no script uses");
  }

  @Test
  void everyKindOfSyntaxIsUsed() {
    Set<String> kinds = new TreeSet<>();
    collect(Ast.class, kinds);
    assertTrue(kinds.size() > 60, "the syntax was not walked: " + kinds);
    Set<String> used = new TreeSet<>();
    USAGES.forEach(usage -> used.addAll(usage.syntax()));
    System.out.printf("%nsyntax: %d kinds%n", kinds.size());
    kinds.removeAll(used);
    assertEquals(Set.of(), kinds, "kinds of syntax that no script uses");
  }

  @Test
  void everythingThatTheLibraryDefinesIsUsed() throws InterruptedException {
    Library library = StandardLibrary.create();
    List<String> names = new ArrayList<>(library.builtins().entries().keySet());
    for (String module : library.moduleNames()) {
      for (String name : dir(module)) {
        names.add(module + "." + name);
      }
    }
    names.removeIf(name -> name.matches("(.*\\.)?_.*"));
    assertTrue(names.size() > 60, "the library was not read: " + names);
    List<String> gaps = new ArrayList<>();
    System.out.printf("%nlibrary%n");
    report(names, gaps);
    assertEquals(List.of(), gaps, "names of the library that no script uses");
  }

  /// What a script sees in a built-in module.
  private static String[] dir(String module) throws InterruptedException {
    String text = "import " + module + " as m\nprint(*dir(m))\n";
    Script script = new Script(module, Path.of(module), text, Expectations.of(text));
    ScriptRun run = ScriptRun.of(script, Mode.DEFAULT);
    assertEquals(0, run.code(), run.err());
    return run.out().strip().split(" ");
  }

  /// One line a word: how many scripts use it, and the first.
  private static void report(List<String> words, List<String> gaps) {
    for (String word : words) {
      int count = 0;
      String first = "-";
      for (int i = 0; i < USAGES.size(); i++) {
        if (USAGES.get(i).has(word) || usesFrom(USAGES.get(i), word)) {
          first = count++ == 0 ? SCRIPTS.get(i).name() : first;
        }
      }
      System.out.printf("  %-28s %4d  %s%n", word, count, first);
      if (count == 0) {
        gaps.add(word);
      }
    }
  }

  /// `from math import sqrt` uses `math.sqrt` too.
  private static boolean usesFrom(Usage usage, String word) {
    int dot = word.lastIndexOf('.');
    return dot > 0
        && usage.has("from " + word.substring(0, dot) + " import")
        && usage.has(word.substring(dot + 1));
  }

  private static void collect(Class<?> type, Set<String> kinds) {
    if (type.isSealed()) {
      for (Class<?> permitted : type.getPermittedSubclasses()) {
        collect(permitted, kinds);
      }
    } else if (type.isRecord()) {
      kinds.add(type.getSimpleName());
    }
    for (Class<?> member : type.getDeclaredClasses()) {
      if (member.isEnum()) {
        for (Object constant : member.getEnumConstants()) {
          kinds.add(Usage.name((Enum<?>) constant));
        }
      }
    }
  }

  /// Sections begin with `[name]`; words stand one or more a line, with two blanks between them.
  private static Map<String, List<String>> words() throws IOException {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    try (InputStream in = WordCoverageTest.class.getResourceAsStream("words.txt")) {
      if (in == null) {
        throw new IOException("no words.txt beside the class");
      }
      List<String> section = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (line.startsWith("[")) {
          section = new ArrayList<>();
          sections.put(line.substring(1, line.indexOf(']')), section);
        } else if (!line.isBlank() && !line.startsWith("#")) {
          section.addAll(List.of(line.strip().split(" {2,}")));
        }
      }
    }
    return sections;
  }
}
