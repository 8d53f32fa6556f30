package toy.compile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import toy.syntax.Ast;
import toy.syntax.Diagnostic;
import toy.syntax.DiagnosticCode;
import toy.syntax.Source;
import toy.syntax.Spelling;

/// The diagnostics about names.
final class Messages {
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

  Messages(Source source) {
    this.source = source;
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
      return meant(diagnostic, near.name, line);
    }
    Set<String> builtins = new TreeSet<>(scopes.outside.builtins().builtinNames());
    builtins.removeIf(builtin -> builtin.startsWith("_"));
    String builtin = Spelling.closest(name, builtins);
    return builtin == null ? diagnostic : meant(diagnostic, builtin, "");
  }

  private static Diagnostic meant(Diagnostic diagnostic, String name, String line) {
    return diagnostic
        .withLabel("did you mean `" + name + "`" + line + "?")
        .withFix(diagnostic.start(), diagnostic.end(), name);
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

  /// What is visible here by that name, give or take a slip.
  private static @Nullable Variable nearest(Scopes scopes, String name) {
    Map<String, Variable> all = new LinkedHashMap<>();
    for (Names n = scopes.block; n != null; n = n.parent) {
      n.variables.forEach(all::putIfAbsent);
    }
    for (String global : scopes.outside.globals()) {
      all.putIfAbsent(global, new Variable(global, Variable.Place.GLOBAL, scopes.top.unit, -1));
    }
    String near = Spelling.closest(name, all.keySet());
    return near == null ? null : all.get(near);
  }
}
