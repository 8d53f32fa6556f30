package toy.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toy.front.Engine;
import toy.front.HeaderLines;
import toy.front.RunOptions;
import toy.front.UsageException;
import toy.report.Json;
import toy.sched.Machine;
import toy.sched.Options;
import toy.syntax.Source;

/// The documents of `toy lab … --json`, version 1. Keys are stable; what is not known is null.
public final class LabJson {
  private static final int OUTPUT = 500; // characters of a program's output that a document keeps

  private LabJson() {}

  public static String list(Labs labs) {
    List<Object> each = new ArrayList<>();
    for (Lab lab : labs.all()) {
      Map<String, @Nullable Object> out = new LinkedHashMap<>();
      out.put("number", (long) lab.number());
      out.put("lab", lab.name());
      out.put("title", lab.title());
      out.put("minutes", (long) lab.minutes());
      out.put("goal", lab.goal());
      out.put("question", lab.question());
      out.put("file", lab.starter().toString());
      each.add(out);
    }
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("version", 1L);
    out.put("labs", each);
    return Json.write(out);
  }

  /// `status` is pass, fail, or error where the first check that did not pass is one.
  public static String verdict(Verdict verdict) {
    Finding first = verdict.first();
    long passed = verdict.findings().stream().filter(Finding::passed).count();
    Map<String, @Nullable Object> score = new LinkedHashMap<>();
    score.put("got", passed);
    score.put("of", (long) verdict.lab().list().size());
    Map<String, @Nullable Object> out = head(verdict.lab(), verdict.file());
    out.put("status", first == null ? "pass" : word(first.status()));
    out.put("score", score);
    out.put("tests", verdict.findings().stream().map(LabJson::test).toList());
    return Json.write(out);
  }

  private static Map<String, @Nullable Object> test(Finding finding) {
    Measure measure = finding.measure();
    Map<String, @Nullable Object> metrics = new LinkedHashMap<>();
    finding.measures().forEach(m -> metrics.put(m.metric(), m.actual()));
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("name", finding.check().function());
    out.put("title", finding.check().title());
    out.put("status", word(finding.status()));
    out.put("message", finding.message().isEmpty() ? null : finding.message());
    out.put("metric", measure == null ? null : measure.metric());
    out.put("expected", measure == null ? null : measure.expected());
    out.put("actual", measure == null ? null : measure.actual());
    out.put("metrics", metrics);
    out.put("output", beginning(finding.output()));
    out.put("errors", beginning(finding.errors()));
    return out;
  }

  /// @param number of the hint, from 1
  public static String hint(Verdict verdict, Finding finding, int number) {
    List<String> hints = finding.check().hints();
    Map<String, @Nullable Object> out = head(verdict.lab(), verdict.file());
    out.put("check", finding.check().function());
    out.put("message", finding.message());
    out.put("hint", (long) number);
    out.put("of", (long) hints.size());
    out.put("text", hints.get(number - 1));
    return Json.write(out);
  }

  /// Runs a student's file, and tells what it printed and what the lock did.
  ///
  /// @param given on the command line
  public static String run(Lab lab, Source file, RunOptions given) throws UsageException {
    RunOptions rules = given.over(HeaderLines.parse(file));
    Kept printed = new Kept();
    Kept errors = new Kept();
    Path folder = Path.of(file.name()).getParent();
    Options options =
        Options.of(printed, errors)
            .withPolicy(rules.policy())
            .withPermissions(rules.rights().permissions())
            .withLimits(rules.limits())
            .withScript(folder == null ? Path.of(".") : folder, List.of(file.name()));
    Map<String, @Nullable Object> out = head(lab, file.name());
    Engine engine = new Engine();
    try (Machine machine = engine.machine(options)) {
      int code = machine.run(file);
      out.put("question", lab.question());
      out.put("expected", lab.expected());
      out.put("exit", (long) code);
      out.put("output", beginning(printed.text()));
      out.put("errors", beginning(errors.text()));
      out.put("report", engine.report(machine.snapshot(), machine, file.name(), code).tree());
    }
    return Json.write(out);
  }

  private static Map<String, @Nullable Object> head(Lab lab, String file) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("version", 1L);
    out.put("lab", lab.name());
    out.put("file", file);
    return out;
  }

  private static String word(Finding.Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static String beginning(String text) {
    return text.length() <= OUTPUT ? text : text.substring(0, OUTPUT);
  }
}
