package toy.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.Transition;
import toy.grammar.ToyLexer;
import toy.grammar.ToyParser;

/// Which places of the parser's grammar some texts have reached. A *place* is where a rule names a
/// token or another rule; each token of a choice between tokens is a place of its own. So every
/// alternative of every rule, and every part that may be left out, is told from every other.
final class GrammarCoverage {
  /// @param state of the automaton, one for each place in the text of the grammar
  /// @param what the type of a token, or -2 - the index of a rule
  private record Place(int state, int what) {}

  private final Set<Place> reached = new HashSet<>();
  private final Set<Integer> tokens = new HashSet<>();

  void read(String text) {
    CommonTokenStream stream =
        new CommonTokenStream(new ToyLexer(new TextStream(new Source("reference", text))));
    stream.fill(); // the lexer may still change a bracket that it has read
    Recorder parser = new Recorder(stream);
    parser.removeErrorListeners();
    parser.module();
  }

  /// The places that no text has reached, as `rule: what it names`, with the number of the place
  /// where the rule names that more than once.
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    List<Place> all = places();
    for (Place place : all) {
      if (!reached.contains(place)) {
        List<Place> alike = all.stream().filter(other -> isAlike(place, other)).toList();
        String number =
            alike.size() == 1
                ? ""
                : " (%d of %d)".formatted(alike.indexOf(place) + 1, alike.size());
        missing.add(rule(place) + ": " + name(place.what()) + number);
      }
    }
    return missing;
  }

  /// The names of the tokens that the parser has not seen in any text.
  Set<String> missingTokens() {
    Set<String> missing = new HashSet<>();
    for (int type = 1; type <= ToyParser.VOCABULARY.getMaxTokenType(); type++) {
      if (!tokens.contains(type)) {
        missing.add(ToyParser.VOCABULARY.getSymbolicName(type));
      }
    }
    return missing;
  }

  static int size() {
    return places().size();
  }

  private static List<Place> places() {
    List<Place> all = new ArrayList<>();
    for (ATNState state : ToyParser._ATN.states) {
      for (Transition transition : state.getTransitions()) {
        if (transition instanceof RuleTransition call) {
          all.add(new Place(state.stateNumber, -2 - call.target.ruleIndex));
        } else if (transition.label() != null) {
          for (int type : transition.label().toArray()) {
            all.add(new Place(state.stateNumber, type));
          }
        }
      }
    }
    all.sort(Comparator.comparing(Place::state).thenComparing(Place::what));
    return all;
  }

  private static boolean isAlike(Place a, Place b) {
    return a.what() == b.what() && rule(a).equals(rule(b));
  }

  private static String rule(Place place) {
    return ToyParser.ruleNames[ToyParser._ATN.states.get(place.state()).ruleIndex];
  }

  private static String name(int what) {
    if (what == Token.EOF) {
      return "EOF";
    }
    return what < 0 ? ToyParser.ruleNames[-2 - what] : ToyParser.VOCABULARY.getSymbolicName(what);
  }

  /// Notes each token and rule with the state in which the parser asks for it.
  private final class Recorder extends ToyParser {
    Recorder(TokenStream input) {
      super(input);
    }

    @Override
    public Token consume() {
      int type = getCurrentToken().getType();
      tokens.add(type);
      reached.add(new Place(getState(), type));
      return super.consume();
    }

    @Override
    public void enterRule(ParserRuleContext context, int state, int rule) {
      reached.add(new Place(context.invokingState, -2 - rule));
      super.enterRule(context, state, rule);
    }

    @Override
    public void enterRecursionRule(ParserRuleContext context, int state, int rule, int precedence) {
      reached.add(new Place(context.invokingState, -2 - rule));
      super.enterRecursionRule(context, state, rule, precedence);
    }
  }
}
