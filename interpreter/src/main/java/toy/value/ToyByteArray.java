package toy.value;

/// `bytearray`. A byte is a character below 256, as in [ToyBytes]. Guarded by its VM's GIL.
public final class ToyByteArray implements HasRepr, Rebuilt {
  public final StringBuilder octets;

  public ToyByteArray(CharSequence octets) {
    this.octets = new StringBuilder(octets);
  }

  @Override
  public ToyByteArray blank() {
    return new ToyByteArray("");
  }

  @Override
  public Object[] parts() {
    return new Object[] {new ToyBytes(octets.toString())};
  }

  @Override
  public void fill(Object[] parts, Callbacks calls) {
    octets.append(((ToyBytes) parts[0]).octets());
  }

  @Override
  public String repr(Callbacks calls) {
    return "bytearray(" + new ToyBytes(octets.toString()).repr() + ")";
  }

  @Override
  public ToyClass type() {
    return Types.BYTE_ARRAY;
  }
}
