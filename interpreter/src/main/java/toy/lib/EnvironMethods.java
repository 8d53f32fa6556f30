package toy.lib;

import java.util.Map;
import toy.sandbox.Environment;
import toy.sandbox.NotPermitted;
import toy.value.Callbacks;
import toy.value.HasRepr;
import toy.value.Iteration;
import toy.value.None;
import toy.value.StringText;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// `os.environ` of a program that may not read every variable: a mapping that cannot be changed,
/// and whose look-ups say which flag is missing. It shows the variables that may be read.
final class EnvironMethods {
  private EnvironMethods() {}

  record Environ(Environment environment) implements HasRepr {
    @Override
    public String repr(Callbacks calls) {
      StringBuilder text = new StringBuilder("environ({");
      variables(environment)
          .forEach((name, value) -> {
            text.append(text.length() > 9 ? ", " : "").append(StringText.repr(name));
            text.append(": ").append(StringText.repr(value));
          });
      return text.append("})").toString();
    }

    @Override
    public ToyClass type() {
      return LibraryTypes.ENVIRON;
    }
  }

  private static Map<String, String> variables(Environment environment) {
    try {
      return environment.all();
    } catch (NotPermitted e) {
      throw e.error();
    }
  }

  /// All that may be read.
  static ToyDict toDict(Fiber f) {
    ToyDict made = new ToyDict();
    variables(f.vm.host.environment()).forEach((name, value) -> made.put(name, value, f));
    return made;
  }

  static void fill(Table t) {
    t.define("__getitem__", "(name): the value of a variable", EnvironMethods::item);
    t.variadic("get", 2, 3, "(name, default=None): the value of a variable", EnvironMethods::get);
    t.define("__contains__", "(name): whether there is one", EnvironMethods::contains);
    t.define("__len__", "(): how many may be read", (f, _) -> (long) toDict(f).size());
    t.define("__iter__", "(): their names", (f, _) -> Iteration.iterator(toDict(f), f));
    t.define("copy", "(): a dict of those that may be read", (f, _) -> toDict(f));
    for (String view : new String[] {"keys", "values", "items"}) {
      t.define(view, "(): of those that may be read", (f, _) -> view(f, view));
    }
  }

  private static Object view(Fiber f, String name) {
    return f.call(f.getAttribute(toDict(f), name));
  }

  private static Object item(Fiber f, Object self, Object name) {
    Object value = find(f, name, None.NONE);
    if (value == None.NONE) {
      throw ToyError.keyError(name);
    }
    return value;
  }

  private static Object get(Fiber f, Object[] args) {
    return find(f, args[1], args.length > 2 ? args[2] : None.NONE);
  }

  private static Object contains(Fiber f, Object self, Object name) {
    return name instanceof String && find(f, name, None.NONE) != None.NONE;
  }

  private static Object find(Fiber f, Object name, Object otherwise) {
    return OsModule.variable(f, Arguments.string(name, "environment variable name"), otherwise);
  }
}
