/// From an AST to register code: the resolver gives every name its place, the compiler emits
/// [toy.compile.Op] words into an immutable [toy.compile.FunctionCode]; a pure pass adds the
/// checkpoints of the `every` form; the disassembler prints it. May import `toy.syntax` and
/// `toy.value`.
@org.jspecify.annotations.NullMarked
package toy.compile;
