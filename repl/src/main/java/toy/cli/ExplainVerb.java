package toy.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import toy.explain.Page;
import toy.explain.Pages;
import toy.explain.UnknownPage;
import toy.front.Color;
import toy.front.Stdio;
import toy.front.UsageException;
import toy.report.Style;

@Command(
    name = "explain",
    footer = {
      "Examples:",
      "  toy explain               the list of topics",
      "  toy explain gil",
      "  toy explain E203          the code of an error or a warning",
      "  toy explain --code race | toy",
      ""
    },
    header = "A page on a topic, or on the code of an error.")
final class ExplainVerb implements Callable<Integer> {
  private static final int COLUMNS = 80;

  private final Main main;

  @Mixin final HelpFlag help = new HelpFlag();

  @Option(names = "--code", description = "only the page's first program, to run or to change it")
  boolean code;

  @Parameters(paramLabel = "TOPIC|CODE", arity = "0..*", description = "event-loop, E203, …")
  List<String> words = new ArrayList<>();

  ExplainVerb(Main main) {
    this.main = main;
  }

  @Override
  public Integer call() throws UsageException {
    Stdio stdio = main.stdio();
    if (words.isEmpty()) {
      stdio.print(Pages.contents("toy explain", style(stdio)));
      return 0;
    }
    Page page = page(String.join(" ", words));
    stdio.print(code ? program(page) : Pages.text(page, style(stdio)));
    return 0;
  }

  private static Page page(String words) throws UsageException {
    try {
      return Pages.find(words);
    } catch (UnknownPage e) {
      throw new UsageException(e.getMessage() + "\ntoy: `toy explain` lists the topics");
    }
  }

  private static String program(Page page) throws UsageException {
    if (page.examples().isEmpty()) {
      throw new UsageException("the page " + page.name() + " has no program");
    }
    return page.examples().getFirst().program();
  }

  private static Style style(Stdio stdio) {
    boolean color = Color.AUTO.shows(stdio.environment(), stdio.outIsTerminal());
    boolean unicode = !stdio.outIsTerminal() || stdio.hasUnicode();
    return new Style(color, unicode, columns(stdio.environment().get("COLUMNS")), false);
  }

  private static int columns(@Nullable String set) {
    return set != null && set.matches("[1-9]\\d{0,3}") ? Integer.parseInt(set) : COLUMNS;
  }
}
