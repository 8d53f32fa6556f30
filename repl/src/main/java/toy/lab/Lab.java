package toy.lab;

import java.nio.file.Path;
import java.util.List;
import toy.front.RunOptions;
import toy.syntax.Source;

/// A lab, as its file of checks tells it.
///
/// @param number from 1
/// @param name of its three files, without `.toy`: `02_create_task`
/// @param starter the file that a student edits
/// @param checks the text of the checks
/// @param options the rules of the lock under which the checks run, whatever the student's file
///   says
/// @param minutes that it takes
/// @param question what to predict before running it
/// @param expected what a run then shows
/// @param needs the names that the checks use of the student's file
/// @param list its checks, in their order
public record Lab(
    int number,
    String name,
    Path starter,
    Source checks,
    RunOptions options,
    String title,
    int minutes,
    String goal,
    String question,
    String expected,
    List<String> needs,
    List<Check> list) {

  /// `lab 2: Create the tasks first`.
  public String heading() {
    return "lab " + number + ": " + title;
  }
}
