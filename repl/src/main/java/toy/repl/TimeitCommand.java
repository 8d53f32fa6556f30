package toy.repl;

import java.util.List;
import toy.front.UsageException;

/// `:timeit`: run it many times: the best, the median.
record TimeitCommand() implements MetaCommand {
  @Override
  public String name() {
    return "timeit";
  }

  @Override
  public String arguments() {
    return "CODE";
  }

  @Override
  public String meaning() {
    return "run it many times: the best, the median";
  }

  @Override
  public String example() {
    return ":timeit sum(range(100))";
  }

  @Override
  public List<String> more() {
    return List.of(
        "So many loops that a round takes 0.1 s, then seven rounds. The loop itself counts,",
        "as in Python. Names that the code declares are its own.");
  }

  @Override
  public void run(Workspace at, String argument) throws UsageException {
    if (argument.isEmpty()) {
      throw new UsageException(":timeit takes what is to run, such as " + example());
    }
    new Timing(at, argument).run();
  }
}
