package toy.compare;

import toy.gil.Policy;
import toy.sched.Machine;
import toy.sched.Session;

/// Where the work runs under one policy. For the thread that compares.
///
/// @param machine the session's own; several stages may share it
record Stage(Machine machine, Session session, Policy policy) {
  /// Gives the machine this stage's policy, if it has another one.
  void prepare() {
    if (!machine.policy().equals(policy)) {
      machine.setPolicy(policy);
    }
  }
}
