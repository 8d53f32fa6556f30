package toy.sched;

import toy.value.Callbacks;
import toy.value.HasRepr;
import toy.value.ToyClass;
import toy.value.Types;

/// What `threading.current_thread()` gives in the first thread of a VM, which nobody spawned in it.
public final class MainThread implements HasRepr {
  public static final ToyClass TYPE = ToyClass.builtin("_MainThread", Types.OBJECT);

  private final VmThread thread;

  MainThread(VmThread thread) {
    this.thread = thread;
  }

  public String name() {
    return "MainThread";
  }

  public long ident() {
    return Units.ident(thread);
  }

  @Override
  public String repr(Callbacks calls) {
    return "<_MainThread(MainThread, started " + ident() + ")>";
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
