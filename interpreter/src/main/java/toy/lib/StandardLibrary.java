package toy.lib;

import toy.value.Types;
import toy.vm.Library;

/// The tables of all natives. A table is filled when it is first asked for.
public final class StandardLibrary {
  private StandardLibrary() {}

  /// A fresh library, for one machine.
  public static Library create() {
    Library library = new Library();
    Builtins.fill(library.builtins());
    library.type(Types.OBJECT, ObjectMethods::fillObject);
    library.type(Types.TYPE, ObjectMethods::fillType);
    library.type(Types.INT, IntMethods::fillInt);
    library.type(Types.BOOL, IntMethods::fillBool);
    library.type(Types.FLOAT, FloatMethods::fill);
    library.type(Types.STR, StrMethods::fill);
    library.type(Types.LIST, ListMethods::fill);
    library.type(Types.TUPLE, TupleMethods::fill);
    library.type(Types.DICT, DictMethods::fill);
    DictMethods.registerViews(library);
    library.type(Types.SET, SetMethods::fillSet);
    library.type(Types.FROZENSET, SetMethods::fillFrozenSet);
    library.type(Types.RANGE, RangeMethods::fillRange);
    library.type(Types.SLICE, RangeMethods::fillSlice);
    ExceptionMethods.register(library);
    ExceptionDocs.register(library);
    FunctionMethods.register(library);
    GeneratorMethods.register(library);
    Iterators.register(library);
    library.type(LibraryTypes.STREAM, SysModule::fillStream);
    library.module("math", MathModule::fill);
    library.module("sys", SysModule::fill);
    library.module("time", TimeModule::fill);
    RandomModule.register(library);
    OsModule.register(library);
    FileMethods.register(library);
    Concurrency.install(library);
    return library;
  }
}
