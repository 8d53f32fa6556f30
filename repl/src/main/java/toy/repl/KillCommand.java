package toy.repl;

import java.util.ArrayList;
import java.util.List;
import toy.front.UsageException;
import toy.sched.Live;
import toy.sched.Machine;

/// `:kill`: cancel a task, terminate a process.
record KillCommand() implements MetaCommand {
  @Override
  public String name() {
    return "kill";
  }

  @Override
  public String arguments() {
    return "ID";
  }

  @Override
  public String meaning() {
    return "cancel a task, terminate a process";
  }

  @Override
  public String example() {
    return ":kill T0.1";
  }

  @Override
  public List<String> more() {
    return List.of(
        "The id is the one in :units; a name will do if only one unit has it.",
        "Threads cannot be killed, in Python neither: let them look at an Event.");
  }

  @Override
  public void run(Workspace at, String argument) throws UsageException {
    if (argument.isEmpty()) {
      throw new UsageException(":kill takes an id of :units, such as " + example());
    }
    String id = id(at.machine(), argument);
    switch (at.machine().kill(id)) {
      case CANCELLED -> at.say("task " + id + " is cancelled: CancelledError where it awaits");
      case TERMINATED -> at.say("process " + id + " is terminated");
      case IS_THREAD ->
          throw new UsageException(
              "threads cannot be killed (Python's neither): let thread "
                  + id
                  + " look at an Event, or\nspawn a task or a process instead; :reset stops all");
      case IS_MAIN -> throw new UsageException(id + " is the prompt's own: :quit leaves it");
      case UNKNOWN ->
          throw new UsageException("nothing called " + argument + " runs (:units shows what does)");
    }
  }

  /// The id itself, or that of the only unit of that name.
  private static String id(Machine machine, String given) throws UsageException {
    List<String> named = new ArrayList<>();
    for (Live.Vm vm : machine.look().vms()) {
      if (vm.name().equals(given)) {
        named.add(vm.id());
      }
      for (Live.Thread thread : vm.threads()) {
        if (UnitsTree.called(thread).equals("'" + given + "'")) {
          named.add(thread.id());
        }
        if (thread.loop() != null) {
          thread.loop().tasks().stream()
              .filter(task -> task.name().equals(given))
              .forEach(task -> named.add(task.id()));
        }
      }
    }
    if (named.size() > 1) {
      throw new UsageException("`" + given + "` may be " + String.join(", ", named));
    }
    return named.isEmpty() ? given : named.getFirst();
  }
}
