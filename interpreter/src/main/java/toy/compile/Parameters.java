package toy.compile;

import java.util.List;
import toy.syntax.Ast;
import toy.syntax.Ast.ParamKind;

/// Makes [FunctionCode.Parameters].
final class Parameters {
  private Parameters() {}

  static FunctionCode.Parameters of(Ast.Params params) {
    List<Ast.Param> all = Resolver.ordered(params);
    int positionalOnly = count(all, ParamKind.POSITIONAL_ONLY);
    List<Ast.Param> positional = all.subList(0, positionalOnly + count(all, ParamKind.POSITIONAL));
    List<Ast.Param> keywordOnly =
        all.stream().filter(p -> p.kind() == ParamKind.KEYWORD_ONLY).toList();
    return new FunctionCode.Parameters(
        all.stream().map(Ast.Param::name).toList(),
        positional.size(),
        positionalOnly,
        keywordOnly.size(),
        count(all, ParamKind.VARARGS) > 0,
        count(all, ParamKind.KWARGS) > 0,
        (int) positional.stream().filter(p -> p.defaultValue() != null).count(),
        keywordOnly.stream().map(p -> p.defaultValue() != null).toList());
  }

  /// One parameter that no Toy program can name.
  static FunctionCode.Parameters hidden(String name) {
    return new FunctionCode.Parameters(List.of(name), 1, 1, 0, false, false, 0, List.of());
  }

  private static int count(List<Ast.Param> params, ParamKind kind) {
    return (int) params.stream().filter(p -> p.kind() == kind).count();
  }
}
