package toy.value;

/// `bytearray`. A byte is a character below 256, as in [ToyBytes]. Guarded by its VM's GIL; where
/// there is none each operation is one step under the monitor, which those that are not called for
/// each byte take with a GIL too.
public final class ToyByteArray implements HasRepr, Rebuilt {
  private final StringBuilder octets;

  public ToyByteArray(CharSequence octets) {
    this.octets = new StringBuilder(octets);
  }

  public int length() {
    if (Sharing.isParallel()) {
      synchronized (this) {
        return octets.length();
      }
    }
    return octets.length();
  }

  /// All bytes as they are together.
  public synchronized String octets() {
    return octets.toString();
  }

  /// The byte at `at`, which counts from the end where it is negative; -1 where there is none.
  public int at(long at) {
    if (Sharing.isParallel()) {
      synchronized (this) {
        return read(at);
      }
    }
    return read(at);
  }

  private int read(long at) {
    int i = index(at);
    return i < 0 ? -1 : octets.charAt(i);
  }

  private int index(long at) {
    long i = at < 0 ? at + octets.length() : at;
    return i < 0 || i >= octets.length() ? -1 : (int) i;
  }

  /// Gives it another byte at `at`, counted as for [#at]; false where it has none there.
  public boolean put(long at, char octet) {
    if (Sharing.isParallel()) {
      synchronized (this) {
        return write(at, octet);
      }
    }
    return write(at, octet);
  }

  private boolean write(long at, char octet) {
    int i = index(at);
    if (i >= 0) {
      octets.setCharAt(i, octet);
    }
    return i >= 0;
  }

  public void append(char octet) {
    if (Sharing.isParallel()) {
      synchronized (this) {
        octets.append(octet);
      }
    } else {
      octets.append(octet);
    }
  }

  public synchronized void append(String added) {
    octets.append(added);
  }

  /// Puts a byte before position `at`, which counts from the end where it is negative, clipped.
  public synchronized void insert(long at, char octet) {
    int length = octets.length();
    octets.insert((int) (at < 0 ? Math.max(0, at + length) : Math.min(at, length)), octet);
  }

  /// Takes out the byte at `at`, counted as for [#at], and gives it; -1 where there is none.
  public synchronized int remove(long at) {
    int i = index(at);
    if (i < 0) {
      return -1;
    }
    char gone = octets.charAt(i);
    octets.deleteCharAt(i);
    return gone;
  }

  /// Takes out the first such byte; false where there is none.
  public synchronized boolean removeFirst(char octet) {
    int at = octets.indexOf(String.valueOf(octet));
    if (at >= 0) {
      octets.deleteCharAt(at);
    }
    return at >= 0;
  }

  public synchronized void clear() {
    octets.setLength(0);
  }

  public synchronized void reverse() {
    octets.reverse();
  }

  /// Writes over the first bytes, or all where there are fewer than `with` has.
  public synchronized void overwrite(String with) {
    octets.replace(0, Math.min(with.length(), octets.length()), with);
  }

  /// Puts bytes in the place of what the slice selects.
  public void assign(ToySlice slice, String added, Callbacks calls) {
    ToySlice plain = slice.plain(calls);
    synchronized (this) {
      ToyList list = numbers(octets);
      list.assign(plain, numbers(added).array());
      become(list);
    }
  }

  /// Removes what the slice selects.
  public void delete(ToySlice slice, Callbacks calls) {
    ToySlice plain = slice.plain(calls);
    synchronized (this) {
      ToyList list = numbers(octets);
      list.delete(plain);
      become(list);
    }
  }

  private void become(ToyList numbers) {
    octets.setLength(0);
    for (int i = 0; i < numbers.size(); i++) {
      octets.append((char) (long) (Long) numbers.get(i));
    }
  }

  private static ToyList numbers(CharSequence octets) {
    Object[] numbers = new Object[octets.length()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (long) octets.charAt(i);
    }
    return ToyList.of(numbers);
  }

  @Override
  public ToyByteArray blank() {
    return new ToyByteArray("");
  }

  @Override
  public Object[] parts() {
    return new Object[] {new ToyBytes(octets())};
  }

  @Override
  public void fill(Object[] parts, Callbacks calls) {
    append(((ToyBytes) parts[0]).octets());
  }

  @Override
  public String repr(Callbacks calls) {
    return "bytearray(" + new ToyBytes(octets()).repr() + ")";
  }

  @Override
  public ToyClass type() {
    return Types.BYTE_ARRAY;
  }
}
