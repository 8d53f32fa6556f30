package toy.syntax;

import static toy.syntax.ExprBuilder.end;
import static toy.syntax.ExprBuilder.start;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import toy.grammar.ToyParser.FPartContext;
import toy.grammar.ToyParser.FStringContext;
import toy.grammar.ToyParser.FieldContext;
import toy.grammar.ToyParser.StringAtomContext;
import toy.syntax.Ast.Expr;
import toy.syntax.Ast.FField;
import toy.syntax.Ast.FPart;
import toy.syntax.Ast.FString;
import toy.syntax.Ast.FText;
import toy.syntax.Ast.Literal;
import toy.value.ToyBytes;

/// String literals side by side, plain ones and f-strings, as one value.
final class FStringBuilder {
  private final ExprBuilder exprs;
  private final Source source;
  private final Findings findings;
  private final Strings strings;

  FStringBuilder(ExprBuilder exprs, Source source, Findings findings) {
    this.exprs = exprs;
    this.source = source;
    this.findings = findings;
    this.strings = new Strings(findings);
  }

  Expr build(StringAtomContext tree) {
    if (!tree.BYTES().isEmpty()) {
      return bytes(tree);
    }
    Parts parts = new Parts();
    boolean isPlain = true;
    for (ParseTree child : tree.children) {
      switch (child) {
        case FStringContext fString -> {
          isPlain = false;
          boolean isRaw = fString.start.getText().toLowerCase(java.util.Locale.ROOT).contains("r");
          parts(fString.fPart(), isRaw, false, parts);
        }
        case TerminalNode literal ->
            parts.text(
                strings.plain(literal.getText(), start(literal)), start(literal), end(literal));
        default -> {}
      }
    }
    if (isPlain) {
      return new Literal(parts.wholeText(), start(tree), end(tree));
    }
    return new FString(parts.finish(), start(tree), end(tree));
  }

  private Expr bytes(StringAtomContext tree) {
    if (tree.BYTES().size() < tree.getChildCount()) {
      findings.error(DiagnosticCode.BAD_STRING, "cannot mix bytes and nonbytes literals", tree);
    }
    StringBuilder octets = new StringBuilder();
    for (TerminalNode literal : tree.BYTES()) {
      octets.append(strings.bytes(literal.getText(), start(literal)));
    }
    return new Literal(new ToyBytes(octets.toString()), start(tree), end(tree));
  }

  private void parts(List<FPartContext> trees, boolean isRaw, boolean inSpec, Parts parts) {
    for (FPartContext tree : trees) {
      if (tree.field() != null) {
        field(tree.field(), isRaw, parts);
      } else {
        String text = strings.ofFString(tree.start.getText(), start(tree), isRaw, inSpec);
        parts.text(text, start(tree), end(tree));
      }
    }
  }

  private void field(FieldContext tree, boolean isRaw, Parts parts) {
    if (tree.rhs() == null) {
      findings.error(
          DiagnosticCode.BAD_FIELD,
          "f-string: empty expression not allowed",
          tree,
          "write a value between the braces, or `{{}}` for the two characters");
      return;
    }
    Expr value = exprs.rhs(tree.rhs());
    char conversion = conversion(tree);
    FString spec = null;
    if (tree.COLON() != null) {
      Parts specParts = new Parts();
      parts(tree.fPart(), isRaw, true, specParts);
      spec = new FString(specParts.finish(), end(tree.COLON()), start(tree.FIELD_CLOSE()));
    }
    if (tree.ASSIGN() != null) {
      int from = end(tree.FIELD_OPEN());
      int to = start(tree.getChild(tree.children.indexOf(tree.ASSIGN()) + 1));
      parts.text(source.slice(from, to), from, to);
      if (conversion == 0 && spec == null) {
        conversion = 'r';
      }
    }
    parts.all.add(new FField(value, conversion, spec, start(tree), end(tree)));
  }

  private char conversion(FieldContext tree) {
    if (tree.BANG() == null) {
      return 0;
    }
    String name = exprs.id(tree.name());
    return switch (name) {
      case "r", "s", "a" -> name.charAt(0);
      default -> {
        findings.error(
            DiagnosticCode.BAD_FIELD,
            "f-string: invalid conversion character '" + name + "': expected 's', 'r', or 'a'",
            tree.name());
        yield 0;
      }
    };
  }

  /// Parts while they are collected; texts side by side become one.
  private static final class Parts {
    private final List<FPart> all = new ArrayList<>();

    void text(String text, int start, int end) {
      if (text.isEmpty()) {
        return;
      }
      if (!all.isEmpty() && all.getLast() instanceof FText before) {
        all.removeLast();
        all.add(new FText(before.text() + text, before.start(), end));
      } else {
        all.add(new FText(text, start, end));
      }
    }

    String wholeText() {
      return all.isEmpty() ? "" : ((FText) all.getFirst()).text();
    }

    List<FPart> finish() {
      return List.copyOf(all);
    }
  }
}
