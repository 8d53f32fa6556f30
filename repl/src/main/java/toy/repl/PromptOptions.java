package toy.repl;

/// What the command line says about the prompt alone.
///
/// @param startupFiles whether the user's startup files are run
/// @param meter whether a meter is shown while an entry runs for long
public record PromptOptions(boolean startupFiles, boolean meter) {
  public static final PromptOptions DEFAULT = new PromptOptions(true, true);
}
