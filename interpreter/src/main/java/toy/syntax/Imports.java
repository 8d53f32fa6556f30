package toy.syntax;

import static toy.syntax.ExprBuilder.end;
import static toy.syntax.ExprBuilder.start;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;
import toy.grammar.ToyParser.*;
import toy.syntax.Ast.Stmt;

/// `import` in its two forms.
final class Imports {
  private final ExprBuilder exprs;
  private final Findings findings;

  Imports(ExprBuilder exprs, Findings findings) {
    this.exprs = exprs;
    this.findings = findings;
  }

  Stmt plain(ImportStatementContext tree) {
    return new Ast.Import(aliases(tree.alias(), true), start(tree), end(tree));
  }

  Stmt from(FromStatementContext tree) {
    String module = dots(tree.dotted()) + dotted(tree.dotted());
    List<Ast.Alias> names =
        tree.STAR() != null
            ? List.of(
                new Ast.Alias(
                    "*",
                    null,
                    tree.STAR().getSymbol().getStartIndex(),
                    tree.STAR().getSymbol().getStopIndex() + 1))
            : aliases(tree.alias(), false);
    return new Ast.FromImport(module, names, start(tree), end(tree));
  }

  private List<Ast.Alias> aliases(List<AliasContext> trees, boolean mayBeDotted) {
    List<Ast.Alias> aliases = new ArrayList<>();
    for (AliasContext tree : trees) {
      String name = dotted(tree.dotted());
      if (!dots(tree.dotted()).isEmpty()) {
        findings.error(
            DiagnosticCode.UNEXPECTED,
            "a relative name stands after `from` alone",
            tree.dotted(),
            "write `from . import " + name + "`");
      }
      if (!mayBeDotted && name.indexOf('.') >= 0) {
        findings.error(
            DiagnosticCode.UNEXPECTED, "after `import` stands a plain name here", tree.dotted());
      }
      String as = tree.name() == null ? null : exprs.id(tree.name());
      aliases.add(new Ast.Alias(name, as, start(tree), end(tree)));
    }
    return List.copyOf(aliases);
  }

  /// The dots that a relative name begins with.
  private static String dots(DottedContext tree) {
    StringBuilder dots = new StringBuilder();
    for (int i = 0; i < tree.getChildCount() && tree.getChild(i) instanceof TerminalNode t; i++) {
      dots.append(t.getText());
    }
    return dots.toString();
  }

  private String dotted(DottedContext tree) {
    StringBuilder name = new StringBuilder();
    for (NameContext part : tree.name()) {
      name.append(name.isEmpty() ? "" : ".").append(exprs.id(part));
    }
    return name.toString();
  }
}
