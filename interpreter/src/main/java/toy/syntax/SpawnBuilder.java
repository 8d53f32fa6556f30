package toy.syntax;

import static toy.syntax.ExprBuilder.end;
import static toy.syntax.ExprBuilder.start;

import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.grammar.ToyParser;
import toy.grammar.ToyParser.SpawnContext;
import toy.syntax.Ast.Arg;
import toy.syntax.Ast.ArgKind;
import toy.syntax.Ast.Expr;
import toy.syntax.Ast.SpawnModel;

/// `spawn MODEL (options) callee(arguments)` (rule 4). The parser reads any primary after the
/// model; here it must prove to be a chain of names, attributes and items, and one argument list.
final class SpawnBuilder {
  private SpawnBuilder() {}

  static Ast.Spawn build(SpawnContext tree, ExprBuilder exprs, Source source, Findings findings) {
    SpawnModel model =
        switch (tree.model.getType()) {
          case ToyParser.THREAD -> SpawnModel.THREAD;
          case ToyParser.PROCESS -> SpawnModel.PROCESS;
          default -> SpawnModel.TASK;
        };
    int start = start(tree);
    int end = end(tree);
    String head = "spawn " + tree.model.getText();
    List<Arg> options = tree.arguments() == null ? List.of() : exprs.arguments(tree.arguments());
    Expr callee = exprs.primary(tree.primary());
    if (options.stream().anyMatch(SpawnBuilder::isLambda)) {
      findings.add(Messages.spawnedLambda(head, start, end));
      return new Ast.Spawn(model, List.of(), callee, List.of(), start, end);
    }
    for (Arg option : options) {
      checkOption(option, head, findings);
    }
    boolean isBare = tree.primary().start.getType() != ToyParser.LPAREN;
    if (isBare && callee instanceof Ast.Call call && isChain(call.callee())) {
      return new Ast.Spawn(model, options, call.callee(), call.args(), start, end);
    }
    Expr first = isBare ? firstCall(callee) : null;
    if (first != null) {
      String spawned = source.slice(start, first.end());
      findings.add(
          Diagnostic.error(
                  DiagnosticCode.BAD_SPAWN,
                  "`" + head + "` ends at its argument list",
                  first.end(),
                  end,
                  "for the handle's part write `("
                      + spawned
                      + ")"
                      + source.slice(first.end(), end)
                      + "`")
              .withLabel("this cannot follow"));
    } else if (isBare && isChain(callee)) {
      findings.error(
          DiagnosticCode.BAD_SPAWN,
          "`" + head + "` needs a call: the `()` is missing",
          start,
          end,
          "write `" + source.slice(start, end) + "()`");
    } else {
      findings.error(
          DiagnosticCode.BAD_SPAWN,
          "`" + head + "` starts one call of a named function",
          callee,
          "write `" + head + " f(x)`; options stand before it: `" + head + "(name=\"w\") f(x)`");
    }
    return new Ast.Spawn(model, options, callee, List.of(), start, end);
  }

  private static boolean isLambda(Arg option) {
    return option.value() instanceof Ast.Lambda;
  }

  private static void checkOption(Arg option, String head, Findings findings) {
    String name = option.kind() == ArgKind.KEYWORD ? option.name() : null;
    boolean isKnown =
        name != null
            && switch (name) {
              case "name", "daemon", "os" -> true;
              default -> false;
            };
    if (!isKnown) {
      findings.error(
          DiagnosticCode.BAD_SPAWN,
          name == null
              ? "what stands here are options of `" + head + "`, and they have names"
              : "`" + head + "` has no option `" + name + "`",
          option,
          "the options are `name=…`, `daemon=…`, `os=…`; then the call: `"
              + head
              + "(name=\"w\") f(x)`");
    }
  }

  /// Names, attributes and items only.
  private static boolean isChain(Expr expr) {
    Expr at = expr;
    while (true) {
      switch (at) {
        case Ast.Name _ -> {
          return true;
        }
        case Ast.Attribute attribute -> at = attribute.object();
        case Ast.Index index -> at = index.object();
        default -> {
          return false;
        }
      }
    }
  }

  /// The call that should have been the end: the innermost along the chain whose callee is a chain.
  private static @Nullable Expr firstCall(Expr expr) {
    Expr found = null;
    Expr at = expr;
    while (true) {
      switch (at) {
        case Ast.Call call -> {
          found = isChain(call.callee()) ? call : found;
          at = call.callee();
        }
        case Ast.Attribute attribute -> at = attribute.object();
        case Ast.Index index -> at = index.object();
        default -> {
          return found;
        }
      }
    }
  }
}
