package toy.syntax;

import static toy.syntax.ExprBuilder.end;
import static toy.syntax.ExprBuilder.start;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;
import toy.grammar.ToyParser;
import toy.grammar.ToyParser.*;
import toy.syntax.Ast.ComprehensionKind;
import toy.syntax.Ast.Expr;
import toy.syntax.Ast.Literal;
import toy.value.BinaryDigits;
import toy.value.None;
import toy.value.Singleton;

/// The smallest expressions: names, numbers, strings, and what stands in brackets.
final class AtomBuilder {
  /// As many decimal digits as CPython reads (its guard against quadratic time).
  private static final int MAX_DIGITS = 4300;

  private final ExprBuilder exprs;
  private final Findings findings;
  private final FStringBuilder strings;

  AtomBuilder(ExprBuilder exprs, Source source, Findings findings) {
    this.exprs = exprs;
    this.findings = findings;
    this.strings = new FStringBuilder(exprs, source, findings);
  }

  Expr atom(AtomContext tree) {
    return switch (tree) {
      case NameAtomContext atom -> new Ast.Name(exprs.id(atom.name()), start(tree), end(tree));
      case LiteralAtomContext atom -> new Literal(literal(atom.start), start(tree), end(tree));
      case StringAtomContext atom -> strings.build(atom);
      case ParenAtomContext atom -> paren(atom);
      case ListAtomContext atom -> list(atom);
      case BraceAtomContext atom -> brace(atom);
      default -> throw new IllegalStateException("an atom without a case: " + tree.getClass());
    };
  }

  // ---- numbers and constants ----------------------------------------------------------------

  private Object literal(Token token) {
    return switch (token.getType()) {
      case ToyParser.TRUE -> Boolean.TRUE;
      case ToyParser.FALSE -> Boolean.FALSE;
      case ToyParser.NONE -> None.NONE;
      case ToyParser.INT -> integer(token);
      case ToyParser.FLOAT -> Double.valueOf(token.getText().replace("_", ""));
      case ToyParser.ELLIPSIS -> Singleton.ELLIPSIS;
      default -> badNumber(token);
    };
  }

  private Object integer(Token token) {
    String text = token.getText().replace("_", "").toLowerCase(Locale.ROOT);
    int radix =
        text.startsWith("0x") ? 16 : text.startsWith("0o") ? 8 : text.startsWith("0b") ? 2 : 10;
    String digits = radix == 10 ? text : text.substring(2);
    if (radix == 10 && digits.length() > MAX_DIGITS) {
      findings.error(
          DiagnosticCode.BAD_NUMBER,
          "Exceeds the limit ("
              + MAX_DIGITS
              + " digits) for integer string conversion: value has "
              + digits.length()
              + " digits",
          token,
          "write huge integers in hexadecimal, `0x…`, or compute them");
      return 0L;
    }
    if (digits.length() <= 15) {
      return Long.parseLong(digits, radix);
    }
    BigInteger value = radix == 10 ? new BigInteger(digits) : BinaryDigits.parse(digits, radix);
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }

  private Object badNumber(Token token) {
    String text = token.getText();
    String lower = text.toLowerCase(Locale.ROOT);
    String message = "`" + text + "` is no number";
    if (lower.matches("[0-9_]+")) {
      findings.error(
          DiagnosticCode.BAD_NUMBER,
          text.endsWith("_") || text.contains("__")
              ? "`_` stands between two digits"
              : "leading zeros in decimal integer literals are not permitted",
          token,
          text.startsWith("0") ? "an octal number begins with `0o`" : "for example `10_000`");
    } else if (lower.matches("[0-9][0-9_]*j")) {
      findings.error(
          DiagnosticCode.NOT_IN_THIS_VERSION,
          "complex numbers are not in this version of Toy",
          token);
    } else if (lower.matches("0[xob].*")) {
      findings.error(
          DiagnosticCode.BAD_NUMBER,
          message,
          token,
          "digits after `0x` are 0–9 and a–f, after `0o` 0–7, after `0b` 0 and 1");
    } else {
      findings.error(DiagnosticCode.BAD_NUMBER, message, token, "a name cannot begin with a digit");
    }
    return 0L;
  }

  // ---- brackets -----------------------------------------------------------------------------

  Expr item(ItemContext tree) {
    return tree.STAR() == null ? exprs.named(tree.namedExpr()) : exprs.starred(tree, tree.arith());
  }

  private List<Expr> items(List<ItemContext> trees) {
    List<Expr> items = new ArrayList<>();
    for (ItemContext tree : trees) {
      items.add(item(tree));
    }
    return List.copyOf(items);
  }

  private Expr paren(ParenAtomContext tree) {
    if (tree.yieldExpr() != null) {
      return exprs.yielded(tree.yieldExpr());
    }
    List<Expr> items = items(tree.item());
    if (!tree.compFor().isEmpty()) {
      return exprs.comprehension(
          ComprehensionKind.GENERATOR, items.getFirst(), null, tree.compFor(), tree);
    }
    if (items.size() == 1 && tree.COMMA().isEmpty()) {
      if (items.getFirst() instanceof Ast.Starred) {
        findings.error(
            DiagnosticCode.BAD_STAR,
            "cannot use starred expression here",
            items.getFirst(),
            "a comma makes it a tuple: `(*xs,)`");
      }
      return items.getFirst();
    }
    return new Ast.TupleExpr(items, start(tree), end(tree));
  }

  private Expr list(ListAtomContext tree) {
    List<Expr> items = items(tree.item());
    return tree.compFor().isEmpty()
        ? new Ast.ListExpr(items, start(tree), end(tree))
        : exprs.comprehension(ComprehensionKind.LIST, items.getFirst(), null, tree.compFor(), tree);
  }

  private Expr brace(BraceAtomContext tree) {
    int start = start(tree);
    int end = end(tree);
    List<EntryContext> entries = tree.entry();
    if (entries.isEmpty()) {
      return new Ast.DictExpr(List.of(), start, end);
    }
    boolean isDict = entries.getFirst().POW() != null || entries.getFirst().value != null;
    List<Ast.DictEntry> pairs = new ArrayList<>();
    List<Expr> members = new ArrayList<>();
    for (EntryContext entry : entries) {
      Expr key = entry.namedExpr() == null ? null : exprs.named(entry.namedExpr());
      boolean isPair = entry.POW() != null || entry.value != null;
      if (isPair != isDict) {
        findings.error(
            DiagnosticCode.BAD_DISPLAY,
            isDict ? "this entry of the dict has no `key: value`" : "a set has no `key: value`",
            entry,
            "a dict is `{k: v, …}`, a set `{a, b, …}`");
        continue;
      }
      if (isPair) {
        Expr value = entry.value != null ? exprs.expr(entry.value) : exprs.arith(entry.arith());
        pairs.add(new Ast.DictEntry(key, value, start(entry), end(entry)));
      } else {
        members.add(key != null ? key : exprs.starred(entry, entry.arith()));
      }
    }
    if (!tree.compFor().isEmpty()) {
      return displayComprehension(tree, isDict, pairs, members);
    }
    return isDict
        ? new Ast.DictExpr(List.copyOf(pairs), start, end)
        : new Ast.SetExpr(List.copyOf(members), start, end);
  }

  private Expr displayComprehension(
      BraceAtomContext tree, boolean isDict, List<Ast.DictEntry> pairs, List<Expr> members) {
    if (!isDict) {
      return exprs.comprehension(
          ComprehensionKind.SET, members.getFirst(), null, tree.compFor(), tree);
    }
    Ast.DictEntry pair = pairs.getFirst();
    Expr key = pair.key();
    if (key == null) {
      findings.error(
          DiagnosticCode.BAD_STAR, "dict unpacking cannot be used in dict comprehension", pair);
      key = pair.value();
    }
    return exprs.comprehension(ComprehensionKind.DICT, key, pair.value(), tree.compFor(), tree);
  }
}
