package toy.syntax;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Collectors;

/// An [Ast] as an S-expression without places: `(Binary ADD a 1)`. Lists are in brackets, what is
/// absent is `_`.
final class AstText {
  private AstText() {}

  static String of(Object node) {
    return switch (node) {
      case null -> "_";
      case Ast.Name name -> name.id();
      case Ast.Literal literal -> literal(literal.value());
      case Ast.ExprStmt statement -> of(statement.value());
      case Ast.Module module -> lines(module.body());
      case Ast.Block block -> "{" + lines(block.body()) + "}";
      case Ast.Arg arg when arg.kind() == Ast.ArgKind.POSITIONAL -> of(arg.value());
      case Ast.Arg arg when arg.kind() == Ast.ArgKind.KEYWORD -> arg.name() + "=" + of(arg.value());
      case Ast.Params params -> of(params.all());
      case Ast.FText text -> quoted(text.text());
      case String text -> text;
      case Character c -> c == 0 ? "_" : c.toString();
      case List<?> list ->
          list.stream().map(AstText::of).collect(Collectors.joining(" ", "[", "]"));
      case Record ast -> fields(ast);
      default -> node.toString();
    };
  }

  private static String lines(List<?> statements) {
    return statements.stream().map(AstText::of).collect(Collectors.joining("; "));
  }

  private static String literal(Object value) {
    return switch (value) {
      case String text -> quoted(text);
      case java.math.BigInteger big -> big + "n";
      default -> value.toString();
    };
  }

  private static String quoted(String text) {
    return "'" + text.replace("\n", "\\n") + "'";
  }

  private static String fields(Record ast) {
    StringBuilder text = new StringBuilder("(").append(ast.getClass().getSimpleName());
    for (RecordComponent component : ast.getClass().getRecordComponents()) {
      switch (component.getName()) {
        case "start", "end", "nameStart", "opStart" -> {}
        case "isAsync" -> text.append(isAsync(ast, component));
        default -> text.append(' ').append(of(value(ast, component)));
      }
    }
    return text.append(')').toString();
  }

  /// Of a `def` always said, elsewhere where it is true.
  private static String isAsync(Record ast, RecordComponent component) {
    boolean is = (boolean) value(ast, component);
    return ast instanceof Ast.Def ? " " + is : is ? " async" : "";
  }

  private static Object value(Record ast, RecordComponent component) {
    try {
      return component.getAccessor().invoke(ast);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
