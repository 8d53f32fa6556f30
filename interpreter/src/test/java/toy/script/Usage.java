package toy.script;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import toy.grammar.ToyLexer;
import toy.syntax.Ast;
import toy.syntax.ParseResult;
import toy.syntax.Parser;
import toy.syntax.Source;

/// What a text uses of the language: its tokens, and the kinds of its syntax.
///
/// @param tokens all visible tokens, each between spaces, so that words of several tokens are found
/// @param syntax names of the records of [Ast] and of the constants of its enums
record Usage(String tokens, Set<String> syntax) {

  static Usage of(Script script) {
    Set<String> syntax = new TreeSet<>();
    ParseResult parsed = Parser.parse(new Source(script.name(), script.text()), Parser.Mode.FILE);
    if (parsed.module() != null) {
      walk(parsed.module(), syntax);
    }
    return new Usage(tokensOf(script.text()), syntax);
  }

  /// Whether `word`, which may have several tokens as in `not in` or `time.sleep`, stands in it.
  boolean has(String word) {
    return tokens.contains(tokensOf(word));
  }

  private static String tokensOf(String text) {
    ToyLexer lexer = new ToyLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    CommonTokenStream stream = new CommonTokenStream(lexer);
    stream.fill();
    StringBuilder tokens = new StringBuilder(" ");
    for (Token token : stream.getTokens()) {
      if (token.getType() != Token.EOF && !token.getText().isBlank()) {
        tokens.append(token.getText()).append(' ');
      }
    }
    return tokens.toString();
  }

  private static void walk(Object node, Set<String> found) {
    switch (node) {
      case List<?> list -> list.forEach(item -> walk(item, found));
      case Enum<?> constant -> found.add(name(constant));
      case Ast ast -> {
        found.add(ast.getClass().getSimpleName());
        for (RecordComponent part : ast.getClass().getRecordComponents()) {
          Object value = valueOf(part, ast);
          if (value != null) {
            walk(value, found);
          }
        }
      }
      default -> {}
    }
  }

  static String name(Enum<?> constant) {
    return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
  }

  private static @org.jspecify.annotations.Nullable Object valueOf(RecordComponent part, Ast node) {
    try {
      return part.getAccessor().invoke(node);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
