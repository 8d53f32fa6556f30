package toy.value;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Callbacks for values alone: a callable is a [Body], methods are the attributes of user classes.
final class StubCallbacks implements Callbacks {
  /// A function written in Java.
  interface Body extends ToyObject {
    Object run(Object... args);

    @Override
    default ToyClass type() {
      return Types.FUNCTION;
    }
  }

  private final Map<Object, Long> ids = new IdentityHashMap<>();
  private final List<Object> printing = new ArrayList<>();
  private int depth;
  int polls;

  @Override
  public Object call(Object callee, Object... args) {
    if (callee instanceof BoundMethod method) {
      Object[] all = new Object[args.length + 1];
      all[0] = method.self;
      System.arraycopy(args, 0, all, 1, args.length);
      return call(method.function, all);
    }
    return ((Body) callee).run(args);
  }

  @Override
  public @Nullable Object special(Object value, String name) {
    for (ToyClass c : Types.of(value).mro()) {
      Object found = c.ownAttribute(name);
      if (found != null) {
        return found == None.NONE ? found : new BoundMethod(found, value);
      }
    }
    return null;
  }

  @Override
  public Object getAttribute(Object value, String name) {
    throw ToyError.attributeError(name);
  }

  @Override
  public long id(Object value) {
    return ids.computeIfAbsent(value, _ -> 16L * (ids.size() + 1));
  }

  @Override
  public void poll() {
    polls++;
  }

  @Override
  public void enter() {
    if (++depth > 1000) {
      depth = 0;
      throw new ToyError(Types.RECURSION_ERROR, "maximum recursion depth exceeded");
    }
  }

  @Override
  public void leave() {
    depth--;
  }

  int depth() {
    return depth;
  }

  @Override
  public List<Object> printing() {
    return printing;
  }

  /// A class with methods, given as name, body, name, body, …
  static ToyClass userClass(String name, List<ToyClass> bases, Object... attributes) {
    Map<String, Object> all = new java.util.LinkedHashMap<>();
    for (int i = 0; i < attributes.length; i += 2) {
      all.put((String) attributes[i], attributes[i + 1]);
    }
    ToyClass made = ToyClass.user(name, bases, all);
    made.module = "__main__";
    return made;
  }
}
