package toy.compile;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import toy.syntax.Ast;
import toy.syntax.Diagnostic;
import toy.syntax.DiagnosticCode;
import toy.syntax.Source;

/// The diagnostics about names.
final class Messages {
  private static final String LETTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";

  private final Source source;

  /// Modules that have to be imported.
  private static final Set<String> MODULES = Set.of("math", "os", "random", "sys");

  /// What other languages call what Toy has.
  private static final Map<String, String> FOREIGN =
      Map.of(
          "true", "write `True`",
          "false", "write `False`",
          "null", "write `None`",
          "nil", "write `None`",
          "undefined", "write `None`",
          "this", "a method's first parameter, usually `self`, is the object",
          "console", "write `print(…)`",
          "println", "write `print(…)`");

  private final Predicate<String> isBuiltin;

  Messages(Source source, Predicate<String> isBuiltin) {
    this.source = source;
    this.isBuiltin = isBuiltin;
  }

  Diagnostic unknown(Scopes scopes, String name, Ast at) {
    Variable ended = endedBlock(scopes, name);
    if (ended != null) {
      return ended(ended, at);
    }
    String help = MODULES.contains(name) ? "write `import " + name + "` first" : FOREIGN.get(name);
    return help == null
        ? guess(
            scopes,
            Diagnostic.error(DiagnosticCode.UNKNOWN_NAME, noVariable(name), at.start(), at.end()),
            name)
        : Diagnostic.error(
            DiagnosticCode.UNKNOWN_NAME, noVariable(name), at.start(), at.end(), help);
  }

  Diagnostic unknownTarget(Scopes scopes, String name, Ast at) {
    Variable ended = endedBlock(scopes, name);
    if (ended != null) {
      return ended(ended, at);
    }
    String help = "to make a new variable write `let " + name + " = …`";
    return guess(
        scopes,
        Diagnostic.error(
            DiagnosticCode.UNKNOWN_TARGET, noVariable(name), at.start(), at.end(), help),
        name);
  }

  private static String noVariable(String name) {
    return "no variable named `" + name + "`";
  }

  private Diagnostic guess(Scopes scopes, Diagnostic diagnostic, String name) {
    Variable near = nearest(scopes, name);
    if (near != null) {
      String line = near.start < 0 ? "" : " (line " + source.lineOf(near.start) + ")";
      return diagnostic.withLabel("did you mean `" + near.name + "`" + line + "?");
    }
    String builtin = nearBuiltin(name);
    return builtin == null ? diagnostic : diagnostic.withLabel("did you mean `" + builtin + "`?");
  }

  private Diagnostic ended(Variable v, Ast at) {
    String help =
        "write `let " + v.name + " = None` above that block, and `" + v.name + " = …` in it";
    return Diagnostic.error(
            DiagnosticCode.ENDED_WITH_BLOCK,
            "`" + v.name + "` ended with the block that declared it",
            at.start(),
            at.end(),
            help)
        .withSecondary(v.start, v.start + v.name.length(), "declared here, in an inner block");
  }

  Diagnostic tooEarly(Variable v, Ast at) {
    return Diagnostic.error(
            DiagnosticCode.USED_TOO_EARLY,
            "`" + v.name + "` is used before its `let`",
            at.start(),
            at.end(),
            "a `let` makes a new variable for its whole block; move it up, or use another name")
        .withSecondary(v.start, v.start + v.name.length(), "declared here");
  }

  Diagnostic hides(Variable outer, int start, boolean isLet) {
    String name = outer.name;
    String help =
        isLet
            ? "drop `let` to change the shared one"
            : "the `" + name + "` of the module keeps its value; use another name here";
    Diagnostic made =
        Diagnostic.warning(
            DiagnosticCode.HIDES_SHARED,
            "this makes a new `" + name + "`",
            start,
            start + name.length(),
            help);
    return outer.start < 0
        ? made
        : made.withSecondary(outer.start, outer.start + name.length(), "the shared one");
  }

  /// A variable of this name in a block that cannot be seen from here.
  private static @Nullable Variable endedBlock(Scopes scopes, String name) {
    for (Unit u = scopes.unit; u != null; u = u.parent) {
      for (Names names : u.blocks) {
        Variable v = names.variables.get(name);
        if (v != null && v.place == Variable.Place.LOCAL && !v.parameter) {
          return v;
        }
      }
    }
    return null;
  }

  private static @Nullable Variable nearest(Scopes scopes, String name) {
    Set<Variable> all = new LinkedHashSet<>();
    for (Names n = scopes.block; n != null; n = n.parent) {
      all.addAll(n.variables.values());
    }
    for (String global : scopes.outside.globals()) {
      all.add(new Variable(global, Variable.Place.GLOBAL, scopes.top.unit, -1));
    }
    int limit = name.length() < 3 ? 0 : name.length() < 5 ? 1 : 2;
    return all.stream()
        .filter(v -> distance(v.name, name) <= limit)
        .min(Comparator.comparingInt(v -> distance(v.name, name)))
        .orElse(null);
  }

  /// Built-ins can only be asked for by name, so the names near `name` are made and asked for.
  private @Nullable String nearBuiltin(String name) {
    if (name.length() < 3) {
      return null;
    }
    Set<String> near = edits(name);
    for (String candidate : near) {
      if (isBuiltin.test(candidate)) {
        return candidate;
      }
    }
    if (name.length() < 5 || name.length() > 20) {
      return null;
    }
    for (String once : near) {
      for (String candidate : edits(once)) {
        if (isBuiltin.test(candidate)) {
          return candidate;
        }
      }
    }
    return null;
  }

  private static Set<String> edits(String name) {
    Set<String> made = new LinkedHashSet<>();
    for (int i = 0; i <= name.length(); i++) {
      String head = name.substring(0, i);
      String tail = name.substring(i);
      if (tail.length() > 1) {
        made.add(head + tail.charAt(1) + tail.charAt(0) + tail.substring(2));
      }
      if (!tail.isEmpty()) {
        made.add(head + tail.substring(1));
      }
      for (int c = 0; c < LETTERS.length(); c++) {
        made.add(head + LETTERS.charAt(c) + tail);
        if (!tail.isEmpty()) {
          made.add(head + LETTERS.charAt(c) + tail.substring(1));
        }
      }
    }
    return made;
  }

  /// Edits between two words; swapping neighbours is one (optimal string alignment).
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
