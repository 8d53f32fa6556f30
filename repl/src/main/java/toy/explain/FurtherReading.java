package toy.explain;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import toy.syntax.Finding;

/// Which pages say more about the errors and warnings of a run, or of a session: each is named
/// once. Any thread may add what it hears of.
public final class FurtherReading implements Consumer<Finding> {
  private final String command;
  private final Set<String> told = new LinkedHashSet<>();
  private final Set<String> heard = new LinkedHashSet<>();

  /// @param command what a page is asked with: `toy explain`, `:explain`
  public FurtherReading(String command) {
    this.command = command;
  }

  @Override
  public synchronized void accept(Finding finding) {
    if (finding.code() != null && !told.contains(finding.code())) {
      heard.add(finding.code());
    }
  }

  /// One line for what was heard since the last one; empty if that is nothing new.
  public synchronized String line() {
    if (heard.isEmpty()) {
      return "";
    }
    String first = heard.iterator().next();
    heard.remove(first);
    String others = heard.isEmpty() ? "" : "; also " + String.join(", ", heard);
    told.add(first);
    told.addAll(heard);
    heard.clear();
    return "`" + command + " " + first + "` says more" + others + "\n";
  }
}
