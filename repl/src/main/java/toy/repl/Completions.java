package toy.repl;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import toy.explain.Pages;
import toy.front.UsageException;
import toy.gil.Policy;
import toy.sched.Session;
import toy.syntax.Highlight;
import toy.terminal.Candidates;

/// What Tab offers at the prompt: names, members, words of the language, `:` commands and what they
/// take. For the prompt's thread.
final class Completions implements Candidates {
  private static final int MOST_FILES = 1_000;
  private static final Pattern CHAIN =
      Pattern.compile("(?<![\\w.)\\]}\"'])((?:[A-Za-z_]\\w*\\.)+)(\\w*)$");
  private static final List<String> MODELS = List.of("thread", "process", "task");

  private final Supplier<Session> session; // `:reset` makes another
  private final MetaCommands commands;

  Completions(Supplier<Session> session, MetaCommands commands) {
    this.session = session;
    this.commands = commands;
  }

  @Override
  public List<String> of(String before, String word) {
    String entry = (before + word).stripLeading();
    if (!entry.startsWith(":")) {
      return inCode(before, word);
    }
    return before.isBlank() ? names(commandNames(), word) : ofCommand(entry, word);
  }

  private List<String> commandNames() {
    return commands.all().stream().map(MetaCommand::typed).toList();
  }

  // ---- code

  /// @param word a name, as far as it is typed
  private List<String> inCode(String before, String word) {
    Matcher chain = CHAIN.matcher(before + word);
    if (chain.find()) {
      String of = chain.group(1);
      return names(session.get().members(of.substring(0, of.length() - 1)), word);
    }
    if (before.endsWith(".") || isInText(before)) {
      return List.of();
    }
    if (before.matches("(?s).*\\bspawn +")) {
      return names(MODELS, word);
    }
    List<String> all = new ArrayList<>(names(session.get().names(), word));
    for (String keyword : Highlight.words()) {
      if (keyword.startsWith(word) && all.stream().noneMatch(keyword::equals)) {
        all.add(keyword);
      }
    }
    return all;
  }

  /// Whether what comes next stands in a string or a comment.
  private static boolean isInText(String before) {
    List<Highlight.Span> spans = Highlight.of(before + "x");
    if (spans.isEmpty() || spans.getLast().end() <= before.length()) {
      return false;
    }
    return switch (spans.getLast().kind()) {
      case STRING, COMMENT -> true;
      case KEYWORD, SPAWN, CONSTANT, NUMBER -> false;
    };
  }

  /// Those that continue `word`; names with `_` in front only where that is typed.
  private static List<String> names(List<String> all, String word) {
    List<String> found = new ArrayList<>();
    for (String name : all) {
      if (name.startsWith(word) && (!name.startsWith("_") || word.startsWith("_"))) {
        found.add(name);
      }
    }
    return found;
  }

  // ---- commands

  /// What stands behind a command's name, by what its help says that it takes: words in small
  /// letters as they are, POLICY, TOPIC, COMMAND, FILE, else code.
  private List<String> ofCommand(String entry, String word) {
    String takes;
    try {
      takes = commands.named(entry.split("\\s+", 2)[0]).arguments();
    } catch (UsageException _) {
      return List.of();
    }
    List<String> words = new ArrayList<>();
    boolean code = false;
    for (String one : takes.split("[^\\w-]+")) {
      switch (one) {
        case "POLICY" -> words.addAll(Policy.selectable());
        case "TOPIC" -> words.addAll(Pages.all());
        case "COMMAND" -> commands.all().forEach(command -> words.add(command.name()));
        case "FILE" -> {
          return files(word);
        }
        default -> {
          if (one.equals(one.toLowerCase(Locale.ROOT))) {
            words.add(one);
          } else {
            code |= one.length() > 1;
          }
        }
      }
    }
    List<String> found = new ArrayList<>(names(words, word));
    if (code) {
      found.addAll(codeIn(word));
    }
    return found;
  }

  /// A word of a command, up to its blank, that ends in code: only the last name of it is typed on.
  private List<String> codeIn(String word) {
    int start = word.length();
    while (start > 0 && Character.isJavaIdentifierPart(word.charAt(start - 1))) {
      start--;
    }
    String head = word.substring(0, start);
    List<String> found = new ArrayList<>();
    for (String name : inCode(head, word.substring(start))) {
      found.add(head + name);
    }
    return found;
  }

  private static List<String> files(String word) {
    int slash = word.lastIndexOf('/') + 1;
    String folder = word.substring(0, slash);
    List<String> found = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(Path.of(folder.isEmpty() ? "." : folder))) {
      for (Path path : entries) {
        String name = String.valueOf(path.getFileName());
        boolean isFolder = Files.isDirectory(path);
        if (name.startsWith(word.substring(slash))
            && (isFolder || name.endsWith(".toy"))
            && (!name.startsWith(".") || word.substring(slash).startsWith("."))) {
          found.add(folder + name + (isFolder ? "/" : ""));
        }
        if (found.size() == MOST_FILES) {
          break;
        }
      }
    } catch (IOException | DirectoryIteratorException | java.nio.file.InvalidPathException _) {
      // Nothing to offer.
    }
    return found;
  }
}
