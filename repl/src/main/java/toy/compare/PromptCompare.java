package toy.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import toy.front.Engine;
import toy.front.Suggestion;
import toy.front.UsageException;
import toy.gil.Policy;
import toy.report.Figures;
import toy.report.Style;
import toy.sched.Machine;
import toy.sched.Session;
import toy.syntax.DiagnosticCode;

/// `:compare`: a call of what the session has defined, on the session's own machine. What else runs
/// there counts as well, and what the work prints is shown.
public final class PromptCompare {
  private PromptCompare() {}

  /// The page, or null where the work failed, which has been printed.
  ///
  /// @param typed `n=4 models=thread,task f(x)`
  /// @param say prints a line
  public static @Nullable String run(
      Engine engine,
      Machine machine,
      Session session,
      String typed,
      Style style,
      Consumer<String> say)
      throws UsageException {
    CompareOptions options = CompareOptions.typed(typed);
    String call = options.call();
    if (call == null) {
      throw new UsageException(":compare needs a call, such as :compare n=4 f(x)");
    }
    Work work = Work.of(engine, session, call);
    Policy before = machine.policy();
    List<Stage> stages = new ArrayList<>();
    for (Policy policy : policies(options, before)) {
      stages.add(new Stage(machine, session, policy));
    }
    say.accept(
        "  every model once unmeasured, then %s, taking turns; Ctrl-C ends it"
            .formatted(Figures.count(options.count(), "round")));
    if (work.awaitable() == null) {
      machine.warnings().mute(DiagnosticCode.BLOCKED_LOOP); // a note below the table says it
    }
    try {
      Comparison comparison = new Comparer(options, work, stages, _ -> {}).run("", work.text());
      int processors = Runtime.getRuntime().availableProcessors();
      return comparison.rows().isEmpty()
          ? null
          : new ComparisonText(comparison, style, processors).text();
    } finally {
      machine.warnings().mute(null);
      machine.setPolicy(before);
    }
  }

  private static List<Policy> policies(CompareOptions options, Policy now) throws UsageException {
    if (options.policies() == null) {
      return List.of(now);
    }
    List<Policy> all = new ArrayList<>();
    for (String name : options.policies()) {
      Policy policy = Policy.named(name);
      if (policy != null && policy.isParallel() != now.isParallel()) {
        throw new UsageException(
            "a live session cannot compare with and without a lock: `toy compare --gil "
                + String.join(",", options.policies())
                + " FILE` can");
      }
      if (policy == null) {
        List<String> names = Policy.selectable();
        throw new UsageException("no policy `" + name + "`" + Suggestion.phrase(name, names));
      }
      all.add(policy);
    }
    return all;
  }
}
