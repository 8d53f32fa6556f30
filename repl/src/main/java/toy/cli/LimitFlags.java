package toy.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;
import toy.front.RunOptions;
import toy.front.UsageException;

/// How much a program may use.
final class LimitFlags {
  private final Map<String, String> given = new LinkedHashMap<>();

  @Option(
      names = "--max-steps",
      paramLabel = "N",
      description = "turns of loops and calls, of all units together: 1000, 50M")
  void maxSteps(String value) {
    given.put("--max-steps", value);
  }

  @Option(names = "--max-memory", paramLabel = "SIZE", description = "live memory: 256MB")
  void maxMemory(String value) {
    given.put("--max-memory", value);
  }

  @Option(names = "--max-threads", paramLabel = "N", description = "threads alive at once")
  void maxThreads(String value) {
    given.put("--max-threads", value);
  }

  @Option(
      names = "--max-processes",
      paramLabel = "N",
      description = "processes alive at once, and those that they start")
  void maxProcesses(String value) {
    given.put("--max-processes", value);
  }

  @Option(names = "--max-tasks", paramLabel = "N", description = "tasks alive at once")
  void maxTasks(String value) {
    given.put("--max-tasks", value);
  }

  @Option(names = "--max-output", paramLabel = "SIZE", description = "what it prints: 64kB")
  void maxOutput(String value) {
    given.put("--max-output", value);
  }

  @Option(names = "--max-recursion", paramLabel = "N", description = "calls inside each other")
  void maxRecursion(String value) {
    given.put("--max-recursion", value);
  }

  @Option(
      names = "--max-collection",
      paramLabel = "N",
      description = "elements of a list or dict, characters of a string, bytes of an int")
  void maxCollection(String value) {
    given.put("--max-collection", value);
  }

  @Option(
      names = "--timeout",
      paramLabel = "T",
      description = "the time a run, or an entry at the prompt, may take: 10s, 500ms")
  void timeout(String value) {
    given.put("--timeout", value);
  }

  /// `options` with these.
  RunOptions over(RunOptions options) throws UsageException {
    RunOptions made = options;
    for (Map.Entry<String, String> flag : given.entrySet()) {
      made = made.with(flag.getKey(), flag.getValue());
    }
    return made;
  }
}
