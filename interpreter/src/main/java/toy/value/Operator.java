package toy.value;

/// The binary operators with the names of their methods, in the order of the syntax.
public enum Operator {
  ADD("+", "add"),
  SUB("-", "sub"),
  MUL("*", "mul"),
  DIV("/", "truediv"),
  FLOORDIV("//", "floordiv"),
  MOD("%", "mod"),
  POW("**", "pow"),
  BITAND("&", "and"),
  BITOR("|", "or"),
  BITXOR("^", "xor"),
  SHL("<<", "lshift"),
  SHR(">>", "rshift");

  public final String text;
  public final String method;
  public final String reflected;
  public final String inplace;

  Operator(String text, String name) {
    this.text = text;
    this.method = "__" + name + "__";
    this.reflected = "__r" + name + "__";
    this.inplace = "__i" + name + "__";
  }
}
