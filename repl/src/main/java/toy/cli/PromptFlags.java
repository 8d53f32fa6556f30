package toy.cli;

import picocli.CommandLine.Option;
import toy.repl.PromptOptions;

/// The options of the prompt alone.
final class PromptFlags {
  @Option(names = "--no-init", description = "the prompt: without toyrc and ~/.toyrc")
  boolean noInit;

  @Option(names = "--no-meter", description = "the prompt: no meter while an entry runs")
  boolean noMeter;

  PromptOptions options() {
    return new PromptOptions(!noInit, !noMeter);
  }
}
