package toy.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import toy.front.Stdio;

/// One run of the command in this JVM, with streams that are no terminals.
record Command(int exit, String out, String err) {
  static Command toy(String... args) {
    return withInput("", args);
  }

  static Command withInput(String input, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    Stdio stdio =
        new Stdio(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            out,
            errors,
            false,
            false,
            false,
            Map.of());
    int exit = new Main(stdio).run(args);
    return new Command(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
