package toy.script;

import java.util.List;
import java.util.Locale;
import toy.gil.Policy;
import toy.vm.Tiering;

/// The switching rules under which every script gives the same result, unless it says otherwise.
enum Mode {
  /// CPython's lock, or what the script's own `# toy:` line asks for.
  DEFAULT(Policy.cpython()),
  /// A switch wherever another thread wants the lock: at every instruction.
  EVERY(Policy.cpython39().withSwitchEvery(1)),
  /// Five times as many time-outs as by default.
  MILLISECOND(Policy.cpython().withInterval(1_000_000)),
  /// Every function is compiled to a JVM class when it is first called.
  COMPILED(Policy.cpython()),
  /// No lock: threads run at once. A script that tells of the lock leaves it out, and says why.
  NONE(Policy.none()),
  /// The whole text as one entry at the prompt; its value is the last line printed. Only for
  /// scripts that ask for it.
  PROMPT(Policy.cpython());

  private final Policy policy;

  Mode(Policy policy) {
    this.policy = policy;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isUsual() {
    return this != PROMPT;
  }

  Tiering tiering() {
    return this == COMPILED ? Tiering.AT_ONCE : Tiering.BACKGROUND;
  }

  Policy policyFor(Script script) {
    return this == DEFAULT || this == COMPILED ? withFlags(script.expectations().flags()) : policy;
  }

  private Policy withFlags(List<String> flags) {
    Policy result = policy;
    for (int i = 0; i + 1 < flags.size(); i += 2) {
      String value = flags.get(i + 1);
      result =
          switch (flags.get(i)) {
            case "--gil" -> {
              Policy named = Policy.named(value);
              if (named == null) {
                throw new IllegalArgumentException("no such policy: " + value);
              }
              yield named;
            }
            case "--switch-every" -> result.withSwitchEvery(Integer.parseInt(value));
            case "--switch-interval" ->
                result.withInterval(Long.parseLong(value.replace("ms", "")) * 1_000_000);
            case "--report", "--report-file" -> result;
            default -> throw new IllegalArgumentException("no such flag here: " + flags.get(i));
          };
    }
    return result;
  }
}
