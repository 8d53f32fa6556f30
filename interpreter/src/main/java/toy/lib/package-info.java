/// What scripts call: built-in functions, methods of built-in classes and modules, as tables of
/// natives. May import every other package of the engine.
@org.jspecify.annotations.NullMarked
package toy.lib;
