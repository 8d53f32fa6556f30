package toy.cli;

import picocli.CommandLine.Option;

/// `--help`, which every verb has.
final class HelpFlag {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "this text")
  boolean help;
}
