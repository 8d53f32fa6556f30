package toy.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import toy.value.PropertyValue;
import toy.value.ToyClass;
import toy.value.Types;
import toy.vm.Library;
import toy.vm.Native;

/// The tables as a whole; what the natives do is tested by scripts.
class StandardLibraryTest {
  private final Library library = StandardLibrary.create();

  @Test
  void everyGroupDefinesWhatItAnnounces() {
    // Loading a group checks its names; here all of them are loaded.
    assertEquals(true, library.builtins().entries().containsKey("sorted"));
    for (ToyClass type : classes()) {
      library.typeTable(type).entries();
    }
  }

  @Test
  void aGroupThatDefinesOtherNamesIsFound() {
    Library.Table table = new Library(new NoTables()).builtins();
    table.group(t -> t.value("other", 1L), "announced");
    assertThrows(IllegalStateException.class, () -> table.get("announced"));
  }

  @Test
  void everyNameHasOneLineOfHelp() {
    List<String> without = new ArrayList<>();
    withoutHelp(library.builtins().entries(), without);
    for (ToyClass type : classes()) {
      Library.Table table = library.typeTable(type);
      withoutHelp(table.entries(), without);
      // Of a class or a property the `__doc__` is that of the one that is asked.
      boolean isOwn = table.get("__doc__") instanceof PropertyValue;
      if (!isOwn && table.get("__new__") != null && !(table.get("__doc__") instanceof String)) {
        without.add("class " + type.name());
      }
    }
    assertEquals(List.of(), without);
  }

  private static void withoutHelp(Map<String, Object> entries, List<String> without) {
    for (Map.Entry<String, Object> entry : entries.entrySet()) {
      if (entry.getValue() instanceof Native n
          && !entry.getKey().equals("__new__")
          && (n.doc().isEmpty() || n.doc().contains("\n"))) {
        without.add(n.name());
      }
    }
  }

  @Test
  void tablesOfSpecialMethodsAreFilledOnDemand() {
    Library.Table str = library.typeTable(Types.STR);
    assertEquals(null, str.get("append"));
    assertNotNull(str.get("upper"));
    assertNotNull(str.get("__len__"));
    assertEquals(null, str.get("__nothing__"));
  }

  /// Every class among the built-in names, and those above them.
  private List<ToyClass> classes() {
    List<ToyClass> classes = new ArrayList<>();
    for (Object value : library.builtins().entries().values()) {
      if (value instanceof ToyClass type) {
        classes.add(type);
      }
    }
    classes.addAll(
        List.of(
            Types.FUNCTION,
            Types.METHOD,
            Types.BUILTIN,
            Types.GENERATOR,
            Types.COROUTINE,
            Types.DICT_KEYS,
            Types.DICT_ITEMS,
            Types.DICT_VALUES,
            Types.ITERATOR,
            LibraryTypes.RANDOM,
            LibraryTypes.STREAM,
            LibraryTypes.TEXT_FILE,
            LibraryTypes.STRING_IO,
            LibraryTypes.BYTES_IO,
            LibraryTypes.BUFFERED_RANDOM));
    return classes;
  }

  private record NoTables() implements Library.Source {
    @Override
    public void fillType(ToyClass type, Library.Table table) {}

    @Override
    public void fillModule(String name, Library.Table table) {}

    @Override
    public List<String> moduleNames() {
      return List.of();
    }
  }
}
