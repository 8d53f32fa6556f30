package toy.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/// The child JVM: reads a seed and a text from a line, runs that program, answers with a line. It
/// ends at the end of its input, and after a program that did not end.
public final class Worker {
  private Worker() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    PrintStream answers = System.out;
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    try (Surroundings surroundings = new Surroundings(Path.of(args[0]))) {
      Trial trial = new Trial(surroundings);
      for (String line = requests.readLine(); line != null; line = requests.readLine()) {
        String[] words = line.split(" ", -1);
        Candidate candidate =
            new Candidate(Setting.of(Long.parseLong(words[0])), decoded(words[1]));
        String complaint = trial.complaint(candidate);
        answers.println(complaint == null ? "" : encoded(complaint));
        if (complaint != null && complaint.startsWith("does not end")) {
          break;
        }
      }
    }
    Runtime.getRuntime().halt(0);
  }

  static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_16BE));
  }

  static String decoded(String text) {
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_16BE);
  }
}
