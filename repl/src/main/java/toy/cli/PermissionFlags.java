package toy.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import toy.front.PermissionOptions;
import toy.front.RunOptions;
import toy.front.UsageException;

/// What a program may reach. Each flag may stand alone or with `=` and names.
final class PermissionFlags {
  /// What follows a flag without `=` is not its value, but the file.
  static final class Attached implements IParameterPreprocessor {
    @Override
    @SuppressWarnings("JdkObsolete") // picocli's own signature
    public boolean preprocess(
        Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
      if (!"=".equals(info.get("separator"))) {
        args.push(PermissionOptions.EVERYTHING);
      }
      return false;
    }
  }

  @Option(names = "--sandbox", description = "the program may reach nothing but what --allow names")
  boolean sandbox;

  @Option(
      names = "--allow-read",
      paramLabel = "PATH,…",
      preprocessor = Attached.class,
      description = "it may read these (alone: all files), and else it is in the sandbox")
  List<String> allowRead = new ArrayList<>();

  @Option(
      names = "--allow-write",
      paramLabel = "PATH,…",
      preprocessor = Attached.class,
      description = "it may write there")
  List<String> allowWrite = new ArrayList<>();

  @Option(
      names = "--allow-net",
      paramLabel = "HOST,…",
      preprocessor = Attached.class,
      description = "it may talk to these hosts: example.com, localhost:8080")
  List<String> allowNet = new ArrayList<>();

  @Option(
      names = "--allow-env",
      paramLabel = "NAME,…",
      preprocessor = Attached.class,
      description = "it may read these variables of the environment")
  List<String> allowEnv = new ArrayList<>();

  @Option(
      names = "--deny-read",
      paramLabel = "PATH,…",
      preprocessor = Attached.class,
      description = "it may not read these, whatever is allowed")
  List<String> denyRead = new ArrayList<>();

  @Option(
      names = "--deny-write",
      paramLabel = "PATH,…",
      preprocessor = Attached.class,
      description = "nor write these")
  List<String> denyWrite = new ArrayList<>();

  @Option(
      names = "--deny-net",
      paramLabel = "HOST,…",
      preprocessor = Attached.class,
      description = "nor talk to these")
  List<String> denyNet = new ArrayList<>();

  @Option(
      names = "--deny-env",
      paramLabel = "NAME,…",
      preprocessor = Attached.class,
      description = "nor read these variables")
  List<String> denyEnv = new ArrayList<>();

  /// `options` with these.
  RunOptions over(RunOptions options) throws UsageException {
    RunOptions made = sandbox ? options.with("--sandbox", PermissionOptions.EVERYTHING) : options;
    made = each(made, "--allow-read", allowRead);
    made = each(made, "--allow-write", allowWrite);
    made = each(made, "--allow-net", allowNet);
    made = each(made, "--allow-env", allowEnv);
    made = each(made, "--deny-read", denyRead);
    made = each(made, "--deny-write", denyWrite);
    made = each(made, "--deny-net", denyNet);
    return each(made, "--deny-env", denyEnv);
  }

  private static RunOptions each(RunOptions options, String flag, List<String> values)
      throws UsageException {
    RunOptions made = options;
    for (String value : values) {
      made = made.with(flag, value);
    }
    return made;
  }
}
