package toy.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toy.gil.Policy;
import toy.gil.Reason;
import toy.ledger.ByReason;
import toy.ledger.Checks;
import toy.ledger.Distribution;
import toy.ledger.GilFigures;
import toy.ledger.Model;
import toy.ledger.ModelRow;
import toy.ledger.TaskSnapshot;
import toy.ledger.TaskTotals;
import toy.ledger.ThreadSnapshot;
import toy.ledger.VmSnapshot;

/// Builds the document of schema `toy-report/1`. Keys are stable: every reason is there, also with
/// 0, except in the rows of single tasks; what is not known is null.
final class JsonTree {
  private final Report report;

  JsonTree(Report report) {
    this.report = report;
  }

  Map<String, @Nullable Object> document() {
    RunFacts facts = report.facts();
    Map<String, @Nullable Object> out = map();
    out.put("schema", "toy-report/1");
    out.put("toy", facts.toy());
    out.put("program", facts.program());
    out.put("clock", facts.clock());
    out.put("wall_ns", report.snapshot().wallNs());
    out.put("gil", policy());
    Map<String, @Nullable Object> models = map();
    for (ModelRow row : report.snapshot().models().values()) {
      models.put(row.model().key(), model(row));
    }
    out.put("models", models);
    out.put("vms", each(report.snapshot().vms(), this::vm));
    out.put("checks", checks());
    out.put("warnings", each(facts.warnings(), JsonTree::warning));
    out.put("limit", limit(facts.limit()));
    out.put("exit", (long) facts.exit());
    return out;
  }

  private static @Nullable Object limit(@Nullable LimitFact limit) {
    if (limit == null) {
      return null;
    }
    Map<String, @Nullable Object> out = map();
    out.put("name", limit.name());
    out.put("used", limit.used());
    out.put("max", limit.max());
    out.put("where", limit.where());
    out.put("thread", limit.thread());
    return out;
  }

  private Map<String, @Nullable Object> policy() {
    Map<String, @Nullable Object> out = map();
    List<VmSnapshot> vms = report.snapshot().vms();
    Policy policy = vms.isEmpty() ? Policy.cpython() : vms.getFirst().policy();
    out.put("policy", policy.name());
    out.put("interval_ns", policy.intervalNanos());
    out.put("switch_every", policy.switchEvery() == 0 ? null : (long) policy.switchEvery());
    return out;
  }

  private Map<String, @Nullable Object> model(ModelRow row) {
    Map<String, @Nullable Object> out = map();
    out.put("count", (long) row.count());
    out.put("alive_ns", row.aliveNs());
    out.put("held_ns", row.heldNs());
    out.put("waiting_ns", row.waitingNs());
    out.put("ready_ns", row.readyNs());
    out.put("tasks_ns", row.tasksNs());
    Map<String, @Nullable Object> released = byReason(row.released());
    if (row.model() == Model.TASK) {
      for (Reason reason : Reason.values()) {
        released.put("blocking-" + reason.key(), row.blocking().get(reason));
      }
    }
    out.put("released_ns", released);
    return out;
  }

  private Map<String, @Nullable Object> vm(VmSnapshot vm) {
    Map<String, @Nullable Object> out = map();
    out.put("id", vm.id());
    out.put("name", vm.name());
    out.put("parent", vm.parent());
    out.put("kind", vm.kind().key());
    out.put("wall_ns", vm.wallNs());
    out.put("startup_ns", vm.startupNs());
    out.put("copied_bytes", vm.copiedBytes());
    out.put("copy_ns", vm.copyNs());
    out.put("transport_ns", vm.transportNs());
    out.put("memory_bytes", vm.memoryBytes() <= 0 ? null : vm.memoryBytes());
    out.put("open", vm.open());
    out.put("gil", gil(vm));
    out.put("threads", each(vm.threads(), JsonTree::thread));
    out.put("tasks", tasks(vm));
    return out;
  }

  private static Map<String, @Nullable Object> gil(VmSnapshot vm) {
    GilFigures gil = vm.gil();
    Map<String, @Nullable Object> out = map();
    if (!vm.policy().isParallel()) {
      out.put("held_ns", gil.heldNs());
    }
    out.put("idle_ns", gil.idleNs());
    out.put("acquires", gil.acquires());
    Map<String, @Nullable Object> releases = map();
    releases.put("forced", gil.forced());
    releases.put("voluntary", gil.voluntary());
    releases.put("exit", gil.exits());
    out.put("releases", releases);
    out.put("switches", gil.switches());
    out.put("requests", gil.requests());
    out.put("honoured", gil.honoured());
    return out;
  }

  private static Map<String, @Nullable Object> thread(ThreadSnapshot thread) {
    Map<String, @Nullable Object> out = map();
    out.put("id", thread.id());
    out.put("name", thread.name());
    out.put("model", thread.model().key());
    out.put("spawned_at", thread.spawnedAt());
    out.put("start_ns", thread.startNs());
    out.put("startup_ns", thread.startupNs());
    out.put("alive_ns", thread.aliveNs());
    out.put("held_ns", thread.whole().heldNs());
    out.put("waiting_ns", thread.whole().waitingNs());
    out.put("released_ns", byReason(thread.whole().released()));
    out.put("tasks_ns", thread.tasksNs());
    out.put("cpu_ns", thread.cpuNs() < 0 ? null : thread.cpuNs());
    out.put("ended", thread.ended());
    out.put("acquires", thread.acquires());
    out.put("forced", thread.forced());
    out.put("voluntary", byReason(thread.voluntary()));
    Distribution wait = thread.waitLengths();
    Map<String, @Nullable Object> waits = map();
    waits.put("count", wait.count());
    waits.put("p50_ns", wait.quantile(0.50));
    waits.put("p90_ns", wait.quantile(0.90));
    waits.put("p99_ns", wait.quantile(0.99));
    waits.put("max_ns", wait.max());
    out.put("wait", waits);
    return out;
  }

  private static Map<String, @Nullable Object> tasks(VmSnapshot vm) {
    TaskTotals tasks = vm.tasks();
    Map<String, @Nullable Object> out = map();
    out.put("count", (long) tasks.created());
    out.put("alive_ns", tasks.aliveNs());
    out.put("running_ns", tasks.runningNs());
    out.put("held_ns", tasks.heldNs());
    out.put("waiting_ns", tasks.waitingNs());
    out.put("blocking_ns", byReason(tasks.blocking()));
    out.put("ready_ns", tasks.readyNs());
    out.put("suspended_ns", byReason(tasks.suspended()));
    out.put("steps", tasks.steps());
    out.put("max_step_ns", tasks.stepLengths().max());
    out.put("each", each(vm.each(), JsonTree::task));
    return out;
  }

  private static Map<String, @Nullable Object> task(TaskSnapshot task) {
    Map<String, @Nullable Object> out = map();
    out.put("id", task.id());
    out.put("name", task.name());
    out.put("loop_thread", task.loopThread());
    out.put("spawned_at", task.spawnedAt());
    out.put("alive_ns", task.aliveNs());
    out.put("running_ns", task.runningNs());
    out.put("held_ns", task.heldNs());
    out.put("waiting_ns", task.waitingNs());
    out.put("blocking_ns", nonZero(task.blocking()));
    out.put("ready_ns", task.readyNs());
    out.put("suspended_ns", nonZero(task.suspended()));
    out.put("steps", task.steps());
    out.put("ended", task.ended());
    return out;
  }

  private Map<String, @Nullable Object> checks() {
    Checks checks = report.checks();
    Map<String, @Nullable Object> out = map();
    out.put("identities", (long) checks.evaluated().size());
    out.put("failed", each(checks.failed(), Checks.Failure::toString));
    return out;
  }

  private static Map<String, @Nullable Object> warning(Warning warning) {
    Map<String, @Nullable Object> out = map();
    out.put("code", warning.code());
    out.put("message", warning.message());
    out.put("at", warning.at());
    return out;
  }

  private static Map<String, @Nullable Object> byReason(ByReason figures) {
    Map<String, @Nullable Object> out = map();
    for (Reason reason : Reason.values()) {
      out.put(reason.key(), figures.get(reason));
    }
    return out;
  }

  private static Map<String, @Nullable Object> nonZero(ByReason figures) {
    Map<String, @Nullable Object> out = byReason(figures);
    out.values().removeIf(figure -> figure instanceof Long n && n == 0);
    return out;
  }

  private static Map<String, @Nullable Object> map() {
    return new LinkedHashMap<>();
  }

  private static <T> List<Object> each(
      List<T> elements, java.util.function.Function<T, Object> form) {
    List<Object> out = new ArrayList<>(elements.size());
    for (T element : elements) {
      out.add(form.apply(element));
    }
    return out;
  }
}
