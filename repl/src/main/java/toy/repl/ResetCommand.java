package toy.repl;

import java.util.ArrayList;
import java.util.List;
import toy.front.UsageException;
import toy.gil.Policy;
import toy.report.Figures;
import toy.sched.Live;

/// `:reset`: stop what runs and forget every name.
record ResetCommand() implements MetaCommand {
  @Override
  public String name() {
    return "reset";
  }

  @Override
  public String arguments() {
    return "[POLICY]";
  }

  @Override
  public String meaning() {
    return "stop what runs and forget every name";
  }

  @Override
  public String example() {
    return ":reset";
  }

  @Override
  public List<String> more() {
    return List.of(
        "Rules of the lock and settings stay, entries are numbered on; _1 and _ are gone.",
        "With a policy the new VM has that lock: `:reset none` goes on without one.");
  }

  @Override
  public void run(Workspace at, String argument) throws UsageException {
    Policy policy = argument.isEmpty() ? at.machine().policy() : GilCommand.named(argument);
    Live live = at.machine().look();
    List<String> stopped = new ArrayList<>();
    for (Live.Vm vm : live.vms()) {
      for (Live.Thread thread : vm.threads()) {
        switch (thread.model()) {
          case THREAD -> stopped.add(thread.id() + " " + UnitsTree.called(thread));
          case PROCESS -> stopped.add(vm.id() + " '" + vm.name() + "'");
          case MAIN, TASK -> {}
        }
        if (thread.loop() != null && thread.loop().live() > 0) {
          stopped.add(Figures.count(thread.loop().live(), "task") + " of " + thread.id());
        }
      }
    }
    at.reset(policy);
    at.say(
        "a new VM with no names"
            + (argument.isEmpty() ? "" : "; " + GilCommand.text(policy))
            + (stopped.isEmpty() ? "" : "; stopped: " + String.join(", ", stopped)));
  }
}
