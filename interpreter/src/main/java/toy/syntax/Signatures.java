package toy.syntax;

import static toy.syntax.ExprBuilder.end;
import static toy.syntax.ExprBuilder.start;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import toy.grammar.ToyParser.*;
import toy.syntax.Ast.Arg;
import toy.syntax.Ast.ArgKind;
import toy.syntax.Ast.ComprehensionKind;
import toy.syntax.Ast.Expr;
import toy.syntax.Ast.Param;
import toy.syntax.Ast.ParamKind;
import toy.syntax.Ast.Params;

/// Parameters and arguments, and the orders in which they may stand.
final class Signatures {
  private final ExprBuilder exprs;
  private final Findings findings;

  Signatures(ExprBuilder exprs, Findings findings) {
    this.exprs = exprs;
    this.findings = findings;
  }

  /// @param at where an empty list stands
  Params def(@Nullable ParamsContext tree, int at) {
    Collector params = new Collector();
    if (tree == null) {
      return new Params(List.of(), at, at);
    }
    for (ParamContext param : tree.param()) {
      for (ExprContext part : param.expr()) {
        if (part != param.defaultValue) {
          exprs.ignored(part);
        }
      }
      params.add(param, param.STAR(), param.POW(), param.SLASH(), param.name(), param.defaultValue);
    }
    return params.finish(tree);
  }

  Params lambda(@Nullable LambdaParamsContext tree, int at) {
    Collector params = new Collector();
    if (tree == null) {
      return new Params(List.of(), at, at);
    }
    for (LambdaParamContext param : tree.lambdaParam()) {
      params.add(param, param.STAR(), param.POW(), param.SLASH(), param.name(), param.defaultValue);
    }
    return params.finish(tree);
  }

  /// One parameter list while it is read.
  private final class Collector {
    private final List<Param> all = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private boolean isAfterStar;
    private boolean isAfterSlash;
    private boolean isAfterDoubleStar;
    private boolean isAfterDefault;
    private @Nullable ParserRuleContext bareStar;

    void add(
        ParserRuleContext tree,
        @Nullable TerminalNode star,
        @Nullable TerminalNode doubleStar,
        @Nullable TerminalNode slash,
        @Nullable NameContext name,
        @Nullable ExprContext defaultValue) {
      if (isAfterDoubleStar) {
        refuse("arguments cannot follow var-keyword argument", tree);
      }
      if (slash != null) {
        slash(tree);
        return;
      }
      if (star != null && isAfterStar) {
        refuse("* argument may appear only once", tree);
      }
      if (name == null) {
        isAfterStar = true;
        bareStar = tree;
        return;
      }
      ParamKind kind =
          star != null
              ? ParamKind.VARARGS
              : doubleStar != null
                  ? ParamKind.KWARGS
                  : isAfterStar ? ParamKind.KEYWORD_ONLY : ParamKind.POSITIONAL;
      String id = exprs.id(name);
      if (!names.add(id)) {
        refuse("duplicate argument '" + id + "' in function definition", name);
      }
      if (kind == ParamKind.POSITIONAL && defaultValue == null && isAfterDefault) {
        refuse("non-default argument follows default argument", tree);
      }
      isAfterDefault |= kind == ParamKind.POSITIONAL && defaultValue != null;
      isAfterStar |= star != null;
      isAfterDoubleStar |= doubleStar != null;
      if (kind == ParamKind.KEYWORD_ONLY) {
        bareStar = null;
      }
      all.add(new Param(kind, id, exprs.orNull(defaultValue), start(tree), end(tree)));
    }

    private void slash(ParserRuleContext tree) {
      if (isAfterSlash) {
        refuse("/ may appear only once", tree);
      } else if (isAfterStar) {
        refuse("/ must be ahead of *", tree);
      } else if (all.isEmpty()) {
        refuse("at least one argument must precede /", tree);
      }
      isAfterSlash = true;
      all.replaceAll(param ->
          param.kind() != ParamKind.POSITIONAL
              ? param
              : new Param(
                  ParamKind.POSITIONAL_ONLY,
                  param.name(),
                  param.defaultValue(),
                  param.start(),
                  param.end()));
    }

    Params finish(ParserRuleContext tree) {
      if (bareStar != null) {
        refuse("named arguments must follow bare *", bareStar);
      }
      return new Params(List.copyOf(all), start(tree), end(tree));
    }

    private void refuse(String message, ParserRuleContext at) {
      findings.error(DiagnosticCode.BAD_ARGUMENTS, message, at);
    }
  }

  List<Arg> arguments(ArgumentsContext tree) {
    List<Arg> args = new ArrayList<>();
    for (ArgumentContext argument : tree.argument()) {
      args.add(argument(argument));
      if (!argument.compFor().isEmpty()
          && (tree.argument().size() > 1 || !tree.COMMA().isEmpty())) {
        findings.error(
            DiagnosticCode.BAD_ARGUMENTS, "Generator expression must be parenthesized", argument);
      }
    }
    checkOrder(args);
    return List.copyOf(args);
  }

  private Arg argument(ArgumentContext tree) {
    int start = start(tree);
    int end = end(tree);
    if (tree.namedExpr() == null) {
      ArgKind kind = tree.STAR() != null ? ArgKind.STAR : ArgKind.DOUBLE_STAR;
      return new Arg(kind, null, exprs.expr(tree.expr()), start, end);
    }
    Expr first = exprs.named(tree.namedExpr());
    if (!tree.compFor().isEmpty()) {
      Expr generator =
          exprs.comprehension(ComprehensionKind.GENERATOR, first, null, tree.compFor(), tree);
      return new Arg(ArgKind.POSITIONAL, null, generator, start, end);
    }
    if (tree.ASSIGN() == null) {
      return new Arg(ArgKind.POSITIONAL, null, first, start, end);
    }
    if (!(first instanceof Ast.Name name)) {
      findings.error(
          DiagnosticCode.BAD_ARGUMENTS,
          "expression cannot contain assignment, perhaps you meant \"==\"?",
          first);
      return new Arg(ArgKind.POSITIONAL, null, first, start, end);
    }
    return new Arg(ArgKind.KEYWORD, name.id(), exprs.expr(tree.value), start, end);
  }

  private void checkOrder(List<Arg> args) {
    boolean hasKeyword = false;
    boolean hasDoubleStar = false;
    Set<String> names = new HashSet<>();
    for (Arg arg : args) {
      switch (arg.kind()) {
        case POSITIONAL -> {
          if (hasKeyword || hasDoubleStar) {
            findings.error(
                DiagnosticCode.BAD_ARGUMENTS,
                hasDoubleStar
                    ? "positional argument follows keyword argument unpacking"
                    : "positional argument follows keyword argument",
                arg);
          }
        }
        case STAR -> {
          if (hasDoubleStar) {
            findings.error(
                DiagnosticCode.BAD_ARGUMENTS,
                "iterable argument unpacking follows keyword argument unpacking",
                arg);
          }
        }
        case KEYWORD -> {
          hasKeyword = true;
          if (arg.name() != null && !names.add(arg.name())) {
            findings.error(
                DiagnosticCode.BAD_ARGUMENTS, "keyword argument repeated: " + arg.name(), arg);
          }
        }
        case DOUBLE_STAR -> hasDoubleStar = true;
      }
    }
  }
}
