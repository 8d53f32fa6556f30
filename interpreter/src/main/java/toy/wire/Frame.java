package toy.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import toy.gil.Clock;

/// One message between a process of the operating system and the one that spawned it: the length of
/// its payload (four bytes, the highest first), its kind (one byte), a checksum of the payload
/// (CRC-32, four bytes), the payload.
///
/// @param readNs how long the payload took to come, ns; 0 for one that is to be written
public record Frame(Kind kind, byte[] payload, long readNs) {
  public Frame(Kind kind, byte[] payload) {
    this(kind, payload, 0);
  }

  /// Grows with each change of what goes over the wire; both sides must have the same.
  public static final int VERSION = 2;

  /// What a frame says. The order is part of the protocol.
  public enum Kind {
    /// To the child, first of all: who it is, its rules, and the call.
    START,
    /// To the child: unwind without running Toy code.
    STOP,
    /// To the child: give the account up to now.
    CUT,
    /// From the child: the call has been read.
    STARTED,
    /// From the child: bytes for the standard output.
    OUT,
    /// From the child: bytes for the standard error.
    ERR,
    /// From the child: a warning, which the parent tells and keeps.
    WARNING,
    /// From the child: the account that [#CUT] asked for.
    ACCOUNT,
    /// From the child: the value that the function returned.
    RETURNED,
    /// From the child: the error that the function raised.
    RAISED,
    /// From the child, last of all: how it ended, and its account.
    END,
    /// Either way: a request to a queue or its answer.
    QUEUE,
    /// From the child: a limit was reached, which ends the whole program.
    LIMIT,
    /// From the child: may one more process be started below it? To the child: the answer, a bool.
    MAY_START,
    /// From the child: a process below it has ended that [#MAY_START] allowed.
    ONE_ENDED
  }

  private static final Kind[] KINDS = Kind.values();

  /// Appends the frame to `out`, without flushing.
  public void write(DataOutputStream out) throws IOException {
    out.writeInt(payload.length);
    out.writeByte(kind.ordinal());
    out.writeInt(checksum(payload));
    out.write(payload);
  }

  private static int checksum(byte[] payload) {
    CRC32 sum = new CRC32();
    sum.update(payload);
    return (int) sum.getValue();
  }

  /// The next frame; null at the end of the stream.
  public static @Nullable Frame read(DataInputStream in, Clock clock) throws IOException {
    int first = in.read();
    if (first < 0) {
      return null;
    }
    long began = clock.nanos();
    try {
      int length =
          first << 24
              | in.readUnsignedByte() << 16
              | in.readUnsignedByte() << 8
              | in.readUnsignedByte();
      int kind = in.readUnsignedByte();
      if (length < 0 || kind >= KINDS.length) {
        throw new WireError("no frame begins so");
      }
      int sum = in.readInt();
      byte[] payload = in.readNBytes(length);
      if (payload.length < length) {
        throw new EOFException();
      }
      if (checksum(payload) != sum) {
        throw new WireError("the checksum of a frame is wrong");
      }
      return new Frame(KINDS[kind], payload, clock.nanos() - began);
    } catch (EOFException _) {
      throw new WireError("it ends within a frame");
    }
  }
}
