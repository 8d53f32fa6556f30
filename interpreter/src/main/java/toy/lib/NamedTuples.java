package toy.lib;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toy.value.ClassMethod;
import toy.value.Iteration;
import toy.value.NamedTuple;
import toy.value.PropertyValue;
import toy.value.Text;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.value.Truth;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library.Table;
import toy.vm.Native;

/// `collections.namedtuple`: makes classes like those of Toy code, which can be derived from, whose
/// instances are tuples. What their methods need to know stands in `_fields` of the class, so that
/// all such classes share the methods.
final class NamedTuples {
  private NamedTuples() {}

  static final Native NAMEDTUPLE =
      Native.keyworded(
          "namedtuple",
          "typename, field_names, *, rename=, defaults=, module=",
          "(typename, field_names, *, rename=False, defaults=None): a class of tuples with names",
          NamedTuples::make);

  private static final Native NEW =
      Native.keyworded("__new__", "cls, /, *args, **kwargs", "", NamedTuples::create);
  private static final Native MAKE =
      Native.method("_make", "(iterable): one of its items", NamedTuples::ofItems);
  private static final Native AS_DICT = Native.method("_asdict", "(): a dict", NamedTuples::asDict);
  private static final Native REPLACE =
      Native.keyworded(
          "_replace", "self, /, **kwargs", "(**items): with other items", NamedTuples::replace);

  private static final String FIELD = "field "; // and its number

  private static final Native NO_SETTER = Native.function("field", NamedTuples::refuse);

  private static final Set<String> KEYWORDS =
      Set.of(
          "False",
          "None",
          "True",
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield");

  /// The table of a class of the library's own.
  static void fillBuiltin(Table t, ToyTuple fields) {
    t.value("_fields", fields);
    t.value("_asdict", AS_DICT);
    for (int i = 0; i < fields.size(); i++) {
      t.value((String) fields.items[i], field(i));
    }
  }

  private static PropertyValue field(int at) {
    return new PropertyValue(getter(at), NO_SETTER, null);
  }

  private static Native getter(int at) {
    return Native.function(FIELD + at, (_, args) -> ((ToyTuple) args[0]).items[at]);
  }

  /// What the classes are made of and no table holds, by name, or null.
  static @Nullable Native hidden(String name) {
    for (Native each : List.of(NEW, MAKE, AS_DICT, REPLACE, NO_SETTER)) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    return name.startsWith(FIELD) ? getter(Integer.parseInt(name.substring(FIELD.length()))) : null;
  }

  private static Object refuse(Fiber f, Object[] args) {
    throw ToyError.attributeError("can't set attribute");
  }

  private static Object make(Fiber f, Object[] args) {
    String name = Text.str(args[0], f);
    List<String> fields = names(f, args[1]);
    if (args[2] != null && Truth.of(args[2], f)) {
      rename(fields);
    }
    check(name, fields);
    ToyDict defaults = new ToyDict();
    if (Arguments.given(args[3])) {
      Object[] values = Iteration.toArray(args[3], f);
      int first = fields.size() - values.length;
      if (first < 0) {
        throw ToyError.typeError("Got more default values than field names");
      }
      for (int i = 0; i < values.length; i++) {
        defaults.put(fields.get(first + i), values[i], f);
      }
    }
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("__doc__", name + "(" + String.join(", ", fields) + ")");
    attributes.put("_fields", ToyTuple.of(fields.toArray()));
    attributes.put("__match_args__", ToyTuple.of(fields.toArray()));
    attributes.put("_field_defaults", defaults);
    attributes.put("__new__", NEW);
    attributes.put("_make", new ClassMethod(MAKE));
    attributes.put("_asdict", AS_DICT);
    attributes.put("_replace", REPLACE);
    for (int i = 0; i < fields.size(); i++) {
      attributes.put(fields.get(i), field(i));
    }
    ToyClass made = ToyClass.user(name, List.of(Types.TUPLE), attributes);
    made.module = Arguments.given(args[4]) ? Text.str(args[4], f) : f.module().name();
    return made;
  }

  /// From `"x y"`, `"x, y"` or an iterable.
  private static List<String> names(Fiber f, Object given) {
    List<String> names = new ArrayList<>();
    if (given instanceof String text) {
      for (String name : text.replace(',', ' ').strip().split("\\s+")) {
        if (!name.isEmpty()) {
          names.add(name);
        }
      }
    } else {
      for (Object name : Iteration.toArray(given, f)) {
        names.add(Text.str(name, f));
      }
    }
    return names;
  }

  private static void rename(List<String> fields) {
    for (int i = 0; i < fields.size(); i++) {
      String name = fields.get(i);
      boolean bad = !isIdentifier(name) || KEYWORDS.contains(name) || name.startsWith("_");
      if (bad || fields.subList(0, i).contains(name)) {
        fields.set(i, "_" + i);
      }
    }
  }

  private static boolean isIdentifier(String name) {
    return !name.isEmpty()
        && (Character.isUnicodeIdentifierStart(name.codePointAt(0)) || name.charAt(0) == '_')
        && name.codePoints().allMatch(Character::isUnicodeIdentifierPart);
  }

  private static void check(String type, List<String> fields) {
    List<String> all = new ArrayList<>(fields);
    all.addFirst(type);
    for (String name : all) {
      if (!isIdentifier(name)) {
        throw ToyError.valueError(
            "Type names and field names must be valid identifiers: '" + name + "'");
      }
      if (KEYWORDS.contains(name)) {
        throw ToyError.valueError("Type names and field names cannot be a keyword: '" + name + "'");
      }
    }
    for (int i = 0; i < fields.size(); i++) {
      String name = fields.get(i);
      if (name.startsWith("_") && !name.equals("_" + i)) {
        throw ToyError.valueError("Field names cannot start with an underscore: '" + name + "'");
      }
      if (fields.subList(0, i).contains(name)) {
        throw ToyError.valueError("Encountered duplicate field name: '" + name + "'");
      }
    }
  }

  // ---- what the classes do

  private static ToyTuple fieldsOf(Fiber f, ToyClass type) {
    if (f.vm.lookup(type, "_fields") instanceof ToyTuple fields) {
      return fields;
    }
    throw ToyError.typeError("not a class made by namedtuple: " + type.name());
  }

  private static Object create(Fiber f, Object[] args) {
    ToyClass type = ObjectMethods.classOf(args[0], "__new__() needs a class");
    ToyTuple fields = fieldsOf(f, type);
    Object[] given = ((ToyTuple) args[1]).items;
    String called = type.name() + ".__new__()";
    ToyDict defaults =
        f.vm.lookup(type, "_field_defaults") instanceof ToyDict d ? d : new ToyDict();
    if (given.length > fields.size()) {
      throw tooMany(called, fields.size() + 1, defaults.size(), given.length + 1);
    }
    @Nullable Object[] items = java.util.Arrays.copyOf(given, fields.size());
    ToyDict named = (ToyDict) args[2];
    for (int e = named.nextEntry(0); e >= 0; e = named.nextEntry(e + 1)) {
      int at = indexOf(fields, named.keyAt(e));
      if (at < 0) {
        throw ToyError.typeError(
            called + " got an unexpected keyword argument '" + named.keyAt(e) + "'");
      }
      if (items[at] != null) {
        throw ToyError.typeError(
            called + " got multiple values for argument '" + named.keyAt(e) + "'");
      }
      items[at] = named.valueAt(e);
    }
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < items.length; i++) {
      if (items[i] == null) {
        items[i] = defaults.get(fields.items[i], f);
      }
      if (items[i] == null) {
        missing.add("'" + fields.items[i] + "'");
      }
    }
    if (!missing.isEmpty()) {
      throw missing(called, missing);
    }
    @SuppressWarnings("NullAway") // none is missing
    Object[] all = items;
    return new NamedTuple(type, fields, all);
  }

  private static int indexOf(ToyTuple fields, Object name) {
    return java.util.Arrays.asList(fields.items).indexOf(name);
  }

  private static ToyError tooMany(String called, int takes, int defaults, int given) {
    String range = defaults == 0 ? "" + takes : "from " + (takes - defaults) + " to " + takes;
    return ToyError.typeError(
        called
            + " takes "
            + range
            + " positional argument"
            + (takes == 1 ? "" : "s")
            + " but "
            + given
            + " were given");
  }

  private static ToyError missing(String called, List<String> names) {
    int n = names.size();
    String all =
        n == 1
            ? names.get(0)
            : String.join(", ", names.subList(0, n - 1))
                + (n == 2 ? " and " : ", and ")
                + names.get(n - 1);
    return ToyError.typeError(
        called
            + " missing "
            + n
            + " required positional argument"
            + (n == 1 ? "" : "s")
            + ": "
            + all);
  }

  private static Object ofItems(Fiber f, Object cls, Object iterable) {
    ToyClass type = (ToyClass) cls;
    ToyTuple fields = fieldsOf(f, type);
    Object[] items = Iteration.toArray(iterable, f);
    if (items.length != fields.size()) {
      throw ToyError.typeError("Expected " + fields.size() + " arguments, got " + items.length);
    }
    return new NamedTuple(type, fields, items);
  }

  private static NamedTuple self(Object value) {
    if (value instanceof NamedTuple tuple) {
      return tuple;
    }
    throw Arguments.wrongSelf("tuple", value);
  }

  private static Object asDict(Fiber f, Object value) {
    NamedTuple self = self(value);
    ToyDict dict = new ToyDict();
    for (int i = 0; i < self.size(); i++) {
      dict.put(self.fields().items[i], self.items[i], f);
    }
    return dict;
  }

  private static Object replace(Fiber f, Object[] args) {
    NamedTuple self = self(args[0]);
    ToyDict named = (ToyDict) args[1];
    Object[] items = self.items.clone();
    List<Object> unknown = new ArrayList<>();
    for (int e = named.nextEntry(0); e >= 0; e = named.nextEntry(e + 1)) {
      int at = indexOf(self.fields(), named.keyAt(e));
      if (at < 0) {
        unknown.add(named.keyAt(e));
      } else {
        items[at] = named.valueAt(e);
      }
    }
    if (!unknown.isEmpty()) {
      throw ToyError.valueError(
          "Got unexpected field names: "
              + Text.repr(new toy.value.ToyList(unknown.toArray(), unknown.size()), f));
    }
    return new NamedTuple(self.type(), self.fields(), items);
  }
}
