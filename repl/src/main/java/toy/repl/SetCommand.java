package toy.repl;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;
import toy.front.Suggestion;
import toy.front.UsageException;
import toy.report.Report;

/// `:set`: the settings of the session, all of them or one, shown or changed.
record SetCommand() implements MetaCommand {
  /// One setting.
  ///
  /// @param values what it may be, as it is typed
  private record Setting(
      String name,
      List<String> values,
      String meaning,
      Function<Workspace, String> value,
      BiConsumer<Workspace, String> change) {
    static Setting onOff(
        String name,
        String meaning,
        Function<Workspace, Boolean> value,
        BiConsumer<Workspace, Boolean> change) {
      return new Setting(
          name,
          List.of("on", "off"),
          meaning,
          at -> value.apply(at) ? "on" : "off",
          (at, typed) -> change.accept(at, typed.equals("on")));
    }
  }

  private static final List<Setting> ALL =
      List.of(
          new Setting(
              "report",
              List.of("text", "full", "json", "off"),
              "what follows an entry",
              at -> at.form().name().toLowerCase(Locale.ROOT),
              (at, typed) -> at.setForm(Report.Form.valueOf(typed.toUpperCase(Locale.ROOT)))),
          Setting.onOff(
              "color",
              "colours in reports and messages",
              at -> at.style().colour(),
              Workspace::setColor),
          Setting.onOff(
              "unicode",
              "characters beyond ASCII there",
              at -> at.style().unicode(),
              Workspace::setUnicode),
          Setting.onOff(
              "meter",
              "what the lock does, while an entry takes long",
              Workspace::meter,
              Workspace::setMeter),
          Setting.onOff(
              "prefix",
              "lines bear their unit where more than one prints",
              Workspace::prefixes,
              Workspace::setPrefixes));

  @Override
  public String name() {
    return "set";
  }

  @Override
  public String arguments() {
    return "[NAME [VALUE]]";
  }

  @Override
  public String meaning() {
    return "the settings of the session, shown or changed";
  }

  @Override
  public String example() {
    return ":set report full";
  }

  @Override
  public List<String> more() {
    return ALL.stream()
        .map(s -> s.name() + " " + String.join("|", s.values()) + ": " + s.meaning())
        .toList();
  }

  @Override
  public void run(Workspace at, String argument) throws UsageException {
    if (argument.isEmpty()) {
      ALL.forEach(setting -> at.say(line(at, setting)));
      return;
    }
    String[] words = argument.replaceFirst("\\s*=\\s*", " ").split("\\s+");
    Setting setting = named(words[0]);
    if (words.length > 2 || words.length == 2 && !setting.values().contains(words[1])) {
      throw new UsageException(
          ":set %s takes %s%s"
              .formatted(
                  setting.name(),
                  String.join(", ", setting.values()),
                  Suggestion.phrase(words[words.length - 1], setting.values())));
    }
    if (words.length == 2) {
      setting.change().accept(at, words[1]);
    }
    at.say(line(at, setting));
  }

  private static Setting named(String name) throws UsageException {
    for (Setting setting : ALL) {
      if (setting.name().equals(name)) {
        return setting;
      }
    }
    List<String> names = ALL.stream().map(Setting::name).toList();
    throw new UsageException(
        "no setting `%s`%s (:set lists them)".formatted(name, Suggestion.phrase(name, names)));
  }

  private static String line(Workspace at, Setting setting) {
    return "  %-8s %-5s %s (%s)"
        .formatted(
            setting.name(),
            setting.value().apply(at),
            setting.meaning(),
            String.join("|", setting.values()));
  }
}
