package toy.compile;

import static toy.compile.Operand.BASE;
import static toy.compile.Operand.BUILTIN;
import static toy.compile.Operand.CELL;
import static toy.compile.Operand.COUNT;
import static toy.compile.Operand.DST;
import static toy.compile.Operand.FREE;
import static toy.compile.Operand.FUNCTION;
import static toy.compile.Operand.NAME;
import static toy.compile.Operand.NONE;
import static toy.compile.Operand.PACKED;
import static toy.compile.Operand.SRC;
import static toy.compile.Operand.TARGET;

/// The instruction set, and the only truth about it: disassembler, operand checker and
/// documentation come from this table. An instruction is four words, `op a b c`. `r` are registers,
/// `k` constants, `n` names; `pc` targets are word offsets. No instruction both reads and writes a
/// shared location (global, cell, attribute, item).
///
/// Constants that are operands stand in the last registers of the frame (see
/// [FunctionCode#template]), so that every operand is a register.
///
/// A `checkpoint` op looks at the breaker when it completes: loop back-edges (any jump to a smaller
/// pc), entries of Toy functions, and the return of natives. The ops after [#FIRST_QUICK] are never
/// emitted: the interpreter rewrites an op word to them (quickening), and each checks again what it
/// assumes.
public enum Op {
  // ---- moving values
  MOVE("r[a] = r[b]", DST, SRC, NONE),
  CONST("r[a] = k[b]", DST, Operand.CONST, NONE),
  UNSET("r[a] = unbound", DST, NONE, NONE),
  CHECK_BOUND("r[a] must be bound, else NameError n[b]", SRC, NAME, NONE),
  LOAD_GLOBAL("r[a] = global n[b]", DST, NAME, NONE),
  STORE_GLOBAL("global n[a] = r[b] (must be bound)", NAME, SRC, NONE),
  DEFINE_GLOBAL("global n[a] = r[b]", NAME, SRC, NONE),
  LOAD_BUILTIN("r[a] = built-in n[b]", DST, BUILTIN, NONE),
  MAKE_CELL("r[a] = new unbound cell", DST, NONE, NONE),
  WRAP_CELL("r[a] = new cell holding r[a]", DST, NONE, NONE),
  LOAD_CELL("r[a] = cell r[b] (else NameError n[c])", DST, CELL, NAME),
  STORE_CELL("cell r[a] = r[b]", CELL, SRC, NONE),
  LOAD_FREE("r[a] = free cell b (else NameError n[c])", DST, FREE, NAME),
  STORE_FREE("free cell a = r[b]", FREE, SRC, NONE),
  LOAD_NAME("r[a] = n[b] in the class namespace r[c] (else NameError)", DST, NAME, SRC),
  STORE_NAME("n[a] in the class namespace r[c] = r[b]", NAME, SRC, SRC),

  // ---- operators
  ADD("r[a] = r[b] + r[c]", DST, SRC, SRC),
  SUB("r[a] = r[b] - r[c]", DST, SRC, SRC),
  MUL("r[a] = r[b] * r[c]", DST, SRC, SRC),
  DIV("r[a] = r[b] / r[c]", DST, SRC, SRC),
  FLOORDIV("r[a] = r[b] // r[c]", DST, SRC, SRC),
  MOD("r[a] = r[b] % r[c]", DST, SRC, SRC),
  POW("r[a] = r[b] ** r[c]", DST, SRC, SRC),
  BITAND("r[a] = r[b] & r[c]", DST, SRC, SRC),
  BITOR("r[a] = r[b] | r[c]", DST, SRC, SRC),
  BITXOR("r[a] = r[b] ^ r[c]", DST, SRC, SRC),
  SHL("r[a] = r[b] << r[c]", DST, SRC, SRC),
  SHR("r[a] = r[b] >> r[c]", DST, SRC, SRC),
  IADD("r[a] = r[b] += r[c]", DST, SRC, SRC),
  ISUB("r[a] = r[b] -= r[c]", DST, SRC, SRC),
  IMUL("r[a] = r[b] *= r[c]", DST, SRC, SRC),
  IDIV("r[a] = r[b] /= r[c]", DST, SRC, SRC),
  IFLOORDIV("r[a] = r[b] //= r[c]", DST, SRC, SRC),
  IMOD("r[a] = r[b] %= r[c]", DST, SRC, SRC),
  IPOW("r[a] = r[b] **= r[c]", DST, SRC, SRC),
  IBITAND("r[a] = r[b] &= r[c]", DST, SRC, SRC),
  IBITOR("r[a] = r[b] |= r[c]", DST, SRC, SRC),
  IBITXOR("r[a] = r[b] ^= r[c]", DST, SRC, SRC),
  ISHL("r[a] = r[b] <<= r[c]", DST, SRC, SRC),
  ISHR("r[a] = r[b] >>= r[c]", DST, SRC, SRC),
  NEG("r[a] = -r[b]", DST, SRC, NONE),
  POS("r[a] = +r[b]", DST, SRC, NONE),
  INVERT("r[a] = ~r[b]", DST, SRC, NONE),
  NOT("r[a] = not r[b]", DST, SRC, NONE),
  LT("r[a] = r[b] < r[c]", DST, SRC, SRC),
  LE("r[a] = r[b] <= r[c]", DST, SRC, SRC),
  GT("r[a] = r[b] > r[c]", DST, SRC, SRC),
  GE("r[a] = r[b] >= r[c]", DST, SRC, SRC),
  EQ("r[a] = r[b] == r[c]", DST, SRC, SRC),
  NE("r[a] = r[b] != r[c]", DST, SRC, SRC),
  IN("r[a] = r[b] in r[c]", DST, SRC, SRC),
  NOT_IN("r[a] = r[b] not in r[c]", DST, SRC, SRC),
  IS("r[a] = r[b] is r[c]", DST, SRC, SRC),
  IS_NOT("r[a] = r[b] is not r[c]", DST, SRC, SRC),

  // ---- jumps; a taken jump backwards is a checkpoint
  JUMP("pc = a", TARGET, NONE, NONE, true),
  JT("if r[a]: pc = c", SRC, NONE, TARGET, true),
  JF("if not r[a]: pc = c", SRC, NONE, TARGET, true),
  JLT("if r[a] < r[b]: pc = c", SRC, SRC, TARGET, true),
  JLE("if r[a] <= r[b]: pc = c", SRC, SRC, TARGET, true),
  JGT("if r[a] > r[b]: pc = c", SRC, SRC, TARGET, true),
  JGE("if r[a] >= r[b]: pc = c", SRC, SRC, TARGET, true),
  JEQ("if r[a] == r[b]: pc = c", SRC, SRC, TARGET, true),
  JNE("if r[a] != r[b]: pc = c", SRC, SRC, TARGET, true),
  JNLT("if not r[a] < r[b]: pc = c", SRC, SRC, TARGET, true),
  JNLE("if not r[a] <= r[b]: pc = c", SRC, SRC, TARGET, true),
  JNGT("if not r[a] > r[b]: pc = c", SRC, SRC, TARGET, true),
  JNGE("if not r[a] >= r[b]: pc = c", SRC, SRC, TARGET, true),
  JNEQ("if not r[a] == r[b]: pc = c", SRC, SRC, TARGET, true),
  JNNE("if not r[a] != r[b]: pc = c", SRC, SRC, TARGET, true),
  JIS("if r[a] is r[b]: pc = c", SRC, SRC, TARGET, true),
  JNIS("if r[a] is not r[b]: pc = c", SRC, SRC, TARGET, true),
  ITER("r[a] = iter(r[b])", DST, SRC, NONE),
  FOR_NEXT("r[a] = next(r[b]), pc = c; at the end go on", DST, SRC, TARGET, true),

  // ---- attributes and items
  GETATTR("r[a] = r[b].n[c]", DST, SRC, NAME),
  SETATTR("r[a].n[b] = r[c]", SRC, NAME, SRC),
  GETITEM("r[a] = r[b][r[c]]", DST, SRC, SRC),
  SETITEM("r[a][r[b]] = r[c]", SRC, SRC, SRC),
  SLICE("r[a] = slice(r[b], r[b+1], r[b+2])", DST, BASE, NONE),

  // ---- building values
  BUILD_LIST("r[a] = [r[b] … r[b+c-1]]", DST, BASE, COUNT),
  BUILD_TUPLE("r[a] = (r[b] … r[b+c-1])", DST, BASE, COUNT),
  BUILD_SET("r[a] = {r[b] … r[b+c-1]}", DST, BASE, COUNT),
  BUILD_DICT("r[a] = {r[b]: r[b+1], …}, c pairs", DST, BASE, COUNT),
  LIST_APPEND("append r[b] to the list r[a]", SRC, SRC, NONE),
  LIST_EXTEND("extend the list r[a] by the iterable r[b]", SRC, SRC, NONE),
  LIST_TO_TUPLE("r[a] = tuple of the list r[b]", DST, SRC, NONE),
  SET_ADD("add r[b] to the set r[a]", SRC, SRC, NONE),
  SET_UPDATE("add all of the iterable r[b] to the set r[a]", SRC, SRC, NONE),
  DICT_SET("dict r[a][r[b]] = r[c]", SRC, SRC, SRC),
  DICT_UPDATE("dict r[a].update(mapping r[b])", SRC, SRC, NONE),
  DICT_MERGE(
      "as DICT_UPDATE for **: a repeated key is a TypeError naming callee r[c]", SRC, SRC, SRC),
  UNPACK("r[a] … r[a+c-1] = r[b]", DST, SRC, COUNT),
  UNPACK_EX("r[a] … = r[b], starred: c = before << 8 | after", DST, SRC, PACKED),
  CONVERT("r[a] = str, repr or ascii of r[b]: c = 's' 'r' 'a'", DST, SRC, COUNT),
  FORMAT("r[a] = format(r[b], r[c])", DST, SRC, SRC),
  CONCAT("r[a] = the strings r[b] … r[b+c-1] joined", DST, BASE, COUNT),

  // ---- functions and classes
  CALL("r[a] = r[b](r[b+1] … r[b+c])", DST, BASE, COUNT, true),
  CALL_METHOD("r[a] = r[b].n(r[b+1] … ): c = name << 8 | count", DST, BASE, PACKED, true),
  CALL_KW(
      "r[a] = r[b](…): c = (constant of keyword names) << 8 | count of all",
      DST,
      BASE,
      PACKED,
      true),
  CALL_EX("r[a] = r[b](*r[b+1], **dict r[b+2] or None)", DST, BASE, NONE, true),
  RETURN("return r[a]", SRC, NONE, NONE),
  MAKE_FUNCTION("r[a] = function k[b], defaults from r[c]", DST, FUNCTION, BASE),
  MAKE_CLASS("r[a] = class named r[b], bases tuple r[b+1], namespace r[b+2]", DST, BASE, NONE),
  SUPER("r[a] = super(class r[b], self r[c])", DST, SRC, SRC),
  YIELD("give r[b] to the caller; r[a] = what is sent", DST, SRC, NONE),
  YIELD_FROM(
      "give the caller what r[b], sent r[a], yields; r[a] = what is sent; at its end r[a] = its"
          + " result, pc = c",
      DST,
      SRC,
      TARGET),
  AWAIT("r[a] = await r[b]", DST, SRC, NONE),
  SPAWN(
      "r[a] = spawn: callee r[b], list r[b+1], dict r[b+2], options dict r[b+3], group r[b+4]; c ="
          + " model",
      DST,
      BASE,
      COUNT,
      true),
  IMPORT("r[a] = module n[b]; c = 1: the top package", DST, NAME, COUNT, true),
  IMPORT_FROM("r[a] = n[c] of module r[b]", DST, SRC, NAME),
  IMPORT_STAR("define all public names of module r[a] as globals", SRC, NONE, NONE),

  // ---- exceptions and with
  RAISE("raise r[a] from r[b] (b < 0: no cause)", SRC, SRC, NONE),
  RERAISE("raise r[a] again, its trace kept", SRC, NONE, NONE),
  RAISE_CURRENT("raise what is being handled", NONE, NONE, NONE),
  MATCH("r[a] = exception r[b] is one of r[c]", DST, SRC, SRC),
  ENTER_HANDLER("r[b] = what was being handled; now r[a] is", SRC, DST, NONE),
  LEAVE_HANDLER("what is being handled = r[a]", SRC, NONE, NONE),
  ASSERT_FAIL("raise AssertionError(r[a]) (a < 0: no message)", SRC, NONE, NONE),
  SPECIAL(
      "r[a] = method n[c] of the class of r[b], bound; TypeError for its statement",
      DST,
      SRC,
      NAME),

  // ---- del
  DELETE_LOCAL("r[a] = unbound; was bound, else NameError n[b]", SRC, NAME, NONE),
  DELETE_GLOBAL("unbind global n[a] (else NameError)", NAME, NONE, NONE),
  DELETE_CELL("unbind cell r[a] (else NameError n[b])", CELL, NAME, NONE),
  DELETE_FREE("unbind free cell a (else NameError n[b])", FREE, NAME, NONE),
  DELETE_NAME("unbind n[a] in the class namespace r[b] (else NameError)", NAME, SRC, NONE),
  DELETE_ATTR("del r[a].n[b]", SRC, NAME, NONE),
  DELETE_ITEM("del r[a][r[b]]", SRC, SRC, NONE),

  // ---- checkpoints and the prompt
  CHECK("checkpoint", NONE, NONE, NONE, true),
  RESULT("the entry's value is r[a]", SRC, NONE, NONE),

  // ---- quickened forms: written by the interpreter only
  ADD_II("r[a] = r[b] + r[c], ints", DST, SRC, SRC),
  SUB_II("r[a] = r[b] - r[c], ints", DST, SRC, SRC),
  MUL_II("r[a] = r[b] * r[c], ints", DST, SRC, SRC),
  FLOORDIV_II("r[a] = r[b] // r[c], ints", DST, SRC, SRC),
  MOD_II("r[a] = r[b] % r[c], ints", DST, SRC, SRC),
  BITAND_II("r[a] = r[b] & r[c], ints", DST, SRC, SRC),
  ADD_FF("r[a] = r[b] + r[c], floats, or one and an int", DST, SRC, SRC),
  SUB_FF("r[a] = r[b] - r[c], floats, or one and an int", DST, SRC, SRC),
  MUL_FF("r[a] = r[b] * r[c], floats, or one and an int", DST, SRC, SRC),
  DIV_FF("r[a] = r[b] / r[c], floats or ints that are floats exactly", DST, SRC, SRC),
  FOR_NEXT_RANGE("FOR_NEXT over a range", DST, SRC, TARGET, true),
  FOR_NEXT_LIST("FOR_NEXT over a list", DST, SRC, TARGET, true),
  GETATTR_SLOT("GETATTR of an instance's own attribute", DST, SRC, NAME),
  SETATTR_SLOT("SETATTR of an instance's own attribute", SRC, NAME, SRC),
  GETITEM_LIST("GETITEM of a list by an int", DST, SRC, SRC),
  GETITEM_DICT("GETITEM of a dict that has the key", DST, SRC, SRC),
  GETITEM_STR("GETITEM of a str by an int", DST, SRC, SRC),
  SETITEM_LIST("SETITEM of a list by an int", SRC, SRC, SRC),
  LOAD_GLOBAL_CELL("LOAD_GLOBAL with its cell known", DST, NAME, NONE),
  CALL_CLOSURE("CALL of a Toy function with plain positional arguments", DST, BASE, COUNT, true),
  CALL_NATIVE("CALL of a native", DST, BASE, COUNT, true),
  CALL_METHOD_CLOSURE("CALL_METHOD of a Toy function on an instance", DST, BASE, PACKED, true),
  CALL_METHOD_NATIVE(
      "CALL_METHOD of a native, on a built-in value or a module", DST, BASE, PACKED, true),
  MOVE_MOVE("MOVE, and the MOVE that follows", DST, SRC, NONE),
  MOVE_CONST("MOVE, and the CONST that follows", DST, SRC, NONE);

  /// The first of the quickened forms.
  public static final Op FIRST_QUICK = ADD_II;

  private static final Op[] VALUES = values();

  /// An equation in `r`, `k`, `n` and `pc` that says what the instruction does.
  public final String picture;

  public final Operand a;
  public final Operand b;
  public final Operand c;
  public final boolean checkpoint;

  Op(String picture, Operand a, Operand b, Operand c) {
    this(picture, a, b, c, false);
  }

  Op(String picture, Operand a, Operand b, Operand c, boolean checkpoint) {
    this.picture = picture;
    this.a = a;
    this.b = b;
    this.c = c;
    this.checkpoint = checkpoint;
  }

  public static Op of(int word) {
    return VALUES[word];
  }

  public boolean isQuickened() {
    return ordinal() >= FIRST_QUICK.ordinal();
  }
}
