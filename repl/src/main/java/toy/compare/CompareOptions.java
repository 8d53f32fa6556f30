package toy.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toy.front.Suggestion;
import toy.front.UsageException;
import toy.gil.Policy;
import toy.syntax.Source;

/// What to compare, and how often. Null is what was not said, so that the command line can win over
/// the `# toy compare:` lines of a file.
///
/// @param units how many units run the work at once
/// @param rounds how many rounds are measured
/// @param policies of the lock, by name
/// @param call the work, where it is not `work()`
public record CompareOptions(
    @Nullable Integer units,
    @Nullable Integer rounds,
    @Nullable List<Way> models,
    @Nullable List<String> policies,
    @Nullable String call) {
  public static final CompareOptions NONE = new CompareOptions(null, null, null, null, null);

  /// How many units run the work where nothing else was said.
  public static final int UNITS = 4;

  /// How many rounds are measured where nothing else was said.
  public static final int ROUNDS = 5;

  private static final int MAX_UNITS = 10_000;
  private static final int MAX_ROUNDS = 1_000;
  private static final Pattern HEADER = Pattern.compile("\\s*#\\s*toy compare:(.*)");
  private static final Pattern WORD =
      Pattern.compile("(n|rounds|models|gil)\\s*=\\s*([^\\s=]+)(?:\\s+|$)(.*)", Pattern.DOTALL);
  private static final List<String> NAMES =
      List.of("-n", "--rounds", "--models", "--gil", "--call");

  int n() {
    return units == null ? UNITS : units;
  }

  int count() {
    return rounds == null ? ROUNDS : rounds;
  }

  List<Way> ways() {
    return models == null ? List.of(Way.values()) : models;
  }

  /// These options, and where they say nothing, those of `other`.
  public CompareOptions over(CompareOptions other) {
    return new CompareOptions(
        units != null ? units : other.units,
        rounds != null ? rounds : other.rounds,
        models != null ? models : other.models,
        policies != null ? policies : other.policies,
        call != null ? call : other.call);
  }

  /// The same with one more option; `value` is checked here, for every way of giving it.
  public CompareOptions with(String name, String value) throws UsageException {
    return switch (name) {
      case "-n" ->
          new CompareOptions(number(name, value, MAX_UNITS), rounds, models, policies, call);
      case "--rounds" ->
          new CompareOptions(units, number(name, value, MAX_ROUNDS), models, policies, call);
      case "--models" -> new CompareOptions(units, rounds, ways(name, value), policies, call);
      case "--gil" -> new CompareOptions(units, rounds, models, policies(name, value), call);
      case "--call" -> new CompareOptions(units, rounds, models, policies, value);
      default ->
          throw new UsageException("unknown option " + name + Suggestion.phrase(name, NAMES));
    };
  }

  /// What the prompt's `:compare` was given: `n=4 models=thread,task f(x)`; the rest is the call.
  public static CompareOptions typed(String words) throws UsageException {
    CompareOptions options = NONE;
    String rest = words.strip();
    for (Matcher word = WORD.matcher(rest); word.matches(); word = WORD.matcher(rest)) {
      String name = word.group(1);
      options = options.with(name.equals("n") ? "-n" : "--" + name, word.group(2));
      rest = word.group(3).strip();
    }
    return rest.isEmpty() ? options : options.with("--call", rest);
  }

  /// The options that a file carries for itself, in the comments above its first line of code: `#
  /// toy compare: -n 1000 --models thread,task`.
  public static CompareOptions header(Source source) throws UsageException {
    CompareOptions options = NONE;
    for (int line = 1; line <= source.lineCount(); line++) {
      String text = source.line(line);
      if (!text.isBlank() && !text.stripLeading().startsWith("#")) {
        break;
      }
      Matcher header = HEADER.matcher(text);
      if (header.matches()) {
        String[] words = header.group(1).strip().split("\\s+");
        for (int i = 0; i < words.length; i += 2) {
          if (i + 1 == words.length) {
            throw new UsageException(
                source.name() + ":" + line + ": " + words[i] + " needs a value");
          }
          options = options.with(words[i], words[i + 1]);
        }
      }
    }
    return options;
  }

  private static int number(String name, String value, int most) throws UsageException {
    try {
      int number = Integer.parseInt(value);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Falls through to the one message.
    }
    throw new UsageException(name + ": `" + value + "` is not a number from 1 to " + most);
  }

  private static List<Way> ways(String name, String value) throws UsageException {
    List<String> names = Arrays.stream(Way.values()).map(Way::key).toList();
    List<Way> ways = new ArrayList<>();
    for (String word : value.split(",")) {
      Way way = Way.values()[checked(name, word, names)];
      if (!ways.contains(way)) {
        ways.add(way);
      }
    }
    return List.copyOf(ways);
  }

  private static List<String> policies(String name, String value) throws UsageException {
    List<String> policies = new ArrayList<>();
    for (String word : value.split(",")) {
      checked(name, word, Policy.selectable());
      if (!policies.contains(word)) {
        policies.add(word);
      }
    }
    return List.copyOf(policies);
  }

  private static int checked(String name, String word, List<String> allowed) throws UsageException {
    int index = allowed.indexOf(word);
    if (index < 0) {
      throw new UsageException(
          "%s: no `%s`%s (%s)"
              .formatted(name, word, Suggestion.phrase(word, allowed), String.join(", ", allowed)));
    }
    return index;
  }
}
