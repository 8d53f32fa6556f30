package toy.vm;

import toy.value.ToyDict;

final class Calls {
  private Calls() {}

  static Object call(Fiber f, Object callee, Object[] args) {
    throw new IllegalStateException();
  }

  static Object callKeywords(Fiber f, Object callee, Object[] args, ToyDict keywords) {
    throw new IllegalStateException();
  }
}
