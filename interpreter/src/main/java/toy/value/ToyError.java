package toy.value;

/// The one Java carrier of a Toy exception. It has no Java stack: the Toy stack is on the
/// [ExceptionValue].
public final class ToyError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ExceptionValue value;

  public ToyError(ExceptionValue value) {
    super(null, null, false, false);
    this.value = value;
  }

  public ToyError(ToyClass type, String message) {
    this(new ExceptionValue(type, ToyTuple.of(message)));
  }

  public ExceptionValue value() {
    return value;
  }

  @Override
  public String getMessage() {
    return value.type().name() + value.args;
  }

  public static ToyError typeError(String message) {
    return new ToyError(Types.TYPE_ERROR, message);
  }

  public static ToyError valueError(String message) {
    return new ToyError(Types.VALUE_ERROR, message);
  }

  public static ToyError indexError(String message) {
    return new ToyError(Types.INDEX_ERROR, message);
  }

  public static ToyError attributeError(String message) {
    return new ToyError(Types.ATTRIBUTE_ERROR, message);
  }

  public static ToyError nameError(String message) {
    return new ToyError(Types.NAME_ERROR, message);
  }

  public static ToyError runtimeError(String message) {
    return new ToyError(Types.RUNTIME_ERROR, message);
  }

  public static ToyError keyError(Object key) {
    return new ToyError(new ExceptionValue(Types.KEY_ERROR, ToyTuple.of(key)));
  }
}
