package toy.value;

/// `bytes`. Immutable, so that VMs share it; a byte is a character below 256, which the JVM keeps
/// in one byte, and searching is the strings' own.
public record ToyBytes(String octets) implements HasRepr {
  public static final ToyBytes EMPTY = new ToyBytes("");

  public static ToyBytes of(byte[] bytes) {
    return new ToyBytes(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1));
  }

  public byte[] toArray() {
    return octets.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  public int size() {
    return octets.length();
  }

  public long at(int index) {
    return octets.charAt(index);
  }

  /// `self[key]`.
  public Object get(Object key, Callbacks calls) {
    if (key instanceof ToySlice slice) {
      ToySlice.Range r = slice.of(size(), calls);
      if (r.step() == 1) {
        return new ToyBytes(octets.substring((int) r.start(), (int) (r.start() + r.count())));
      }
      StringBuilder part = new StringBuilder();
      for (long i = 0; i < r.count(); i++) {
        part.append(octets.charAt((int) (r.start() + i * r.step())));
      }
      return new ToyBytes(part.toString());
    }
    Object index = Numbers.indexOrNull(key, calls);
    if (index == null) {
      throw ToyError.typeError(
          "byte indices must be integers or slices, not " + Special.typeName(key));
    }
    if (!(index instanceof Long n)) {
      throw ToyError.indexError("cannot fit 'int' into an index-sized integer");
    }
    long at = n < 0 ? n + size() : n;
    if (at < 0 || at >= size()) {
      throw ToyError.indexError("index out of range");
    }
    return at((int) at);
  }

  @Override
  public String repr(Callbacks calls) {
    return repr();
  }

  /// As CPython writes it: in `'` unless only a `'` stands in it.
  public String repr() {
    char quote = octets.indexOf('\'') >= 0 && octets.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder text = new StringBuilder("b").append(quote);
    for (char c : octets.toCharArray()) {
      switch (c) {
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '\\' -> text.append("\\\\");
        default -> {
          if (c == quote) {
            text.append('\\').append(c);
          } else if (c < 32 || c >= 127) {
            text.append("\\x").append(Character.forDigit(c >> 4, 16));
            text.append(Character.forDigit(c & 15, 16));
          } else {
            text.append(c);
          }
        }
      }
    }
    return text.append(quote).toString();
  }

  @Override
  public ToyClass type() {
    return Types.BYTES;
  }

  @Override
  public String toString() {
    return repr();
  }
}
