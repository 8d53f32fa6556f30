package toy.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import toy.front.Color;
import toy.front.ExitCode;
import toy.front.Suggestion;

/// Every command line but the plain `toy FILE args…`, parsed by picocli.
final class Commands {
  /// Help leads with examples, which stand in the commands' footers.
  private static final List<String> SECTIONS =
      List.of(
          UsageMessageSpec.SECTION_KEY_FOOTER,
          UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
          UsageMessageSpec.SECTION_KEY_SYNOPSIS,
          UsageMessageSpec.SECTION_KEY_PARAMETER_LIST,
          UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_OPTION_LIST,
          UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
          UsageMessageSpec.SECTION_KEY_DESCRIPTION);

  private Commands() {}

  static int execute(Main main, String[] args) {
    CommandLine line = new CommandLine(new ToyVerb(main));
    CommandLine check = new CommandLine(new CheckVerb(main));
    CommandLine compare = new CommandLine(new CompareVerb(main));
    CommandLine lab = new CommandLine(new LabVerb(main));
    CommandLine fidelity = new CommandLine(new FidelityVerb(main));
    line.addSubcommand(new RunVerb(main))
        .addSubcommand(new ReplVerb(main))
        .addSubcommand(check)
        .addSubcommand(new DisVerb(main))
        .addSubcommand(compare)
        .addSubcommand(lab)
        .addSubcommand(new ExplainVerb(main))
        .addSubcommand(fidelity);
    PrintWriter err = new PrintWriter(main.stdio().err(), true);
    line.setOut(new PrintWriter(main.stdio().out(), true, StandardCharsets.UTF_8));
    line.setErr(err);
    boolean color = Color.AUTO.shows(main.stdio().environment(), main.stdio().outIsTerminal());
    line.setColorScheme(CommandLine.Help.defaultColorScheme(color ? Ansi.ON : Ansi.OFF));
    line.setStopAtPositional(true);
    check.setStopAtPositional(false);
    compare.setStopAtPositional(false);
    lab.setStopAtPositional(false);
    fidelity.setStopAtPositional(false);
    line.setParameterExceptionHandler((e, _) -> usage(main, e));
    line.setExecutionExceptionHandler((e, _, _) -> main.explain(e));
    line.setHelpSectionKeys(SECTIONS);
    return line.execute(args);
  }

  private static int usage(Main main, ParameterException e) {
    String text = String.valueOf(e.getMessage());
    String message =
        text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    CommandLine line = e.getCommandLine();
    if (e instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().getFirst();
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      List<String> names = new ArrayList<>();
      line.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
      message = "unknown option " + name + Suggestion.phrase(name, names);
    }
    main.fail(ExitCode.USAGE, message);
    return main.fail(ExitCode.USAGE, "see `" + line.getCommandSpec().qualifiedName() + " --help`");
  }
}
