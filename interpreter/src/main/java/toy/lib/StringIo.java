package toy.lib;

import org.jspecify.annotations.Nullable;
import toy.value.Sizes;
import toy.value.Strings;
import toy.value.ToyClass;

/// `io.StringIO`: a text in memory, with a position in characters. Guarded by its monitor, which
/// nobody holds for long.
final class StringIo extends TextIo {
  private final StringBuilder text = new StringBuilder();

  /// In Java's characters; behind the end are as many as `beyond` says.
  private int at;

  private int beyond;
  private boolean closed;

  StringIo(String initial, @Nullable String newline) {
    super(newline);
    append(initial);
    at = 0;
  }

  synchronized String value() {
    return text.toString();
  }

  @Override
  boolean translates() {
    return false; // it did when it was written
  }

  @Override
  synchronized boolean isClosed() {
    return closed;
  }

  @Override
  boolean isReadable() {
    return true;
  }

  @Override
  boolean isWritable() {
    return true;
  }

  @Override
  boolean isInMemory() {
    return true;
  }

  @Override
  String bufferedLine(long limit) {
    return readLine(limit);
  }

  @Override
  synchronized String readLine(long limit) {
    if (beyond > 0) {
      return "";
    }
    int end = lineEnd(text, at, false);
    return take(Math.min(end < 0 ? text.length() : end, characters(limit)));
  }

  @Override
  synchronized String read(long count) {
    return beyond > 0 ? "" : take(count < 0 ? text.length() : characters(count));
  }

  private int characters(long count) {
    int end = count > text.length() ? -1 : charactersEnd(text, at, count, false);
    return end < 0 ? text.length() : end;
  }

  private String take(int end) {
    String part = text.substring(at, end);
    at = end;
    return part;
  }

  @Override
  synchronized boolean append(String more) {
    String s = newline == null ? more.replace("\r\n", "\n").replace('\r', '\n') : written(more);
    if (s.isEmpty()) {
      return false;
    }
    Sizes.text((long) text.length() + beyond + s.length());
    text.repeat('\0', beyond);
    at += beyond;
    beyond = 0;
    int end = characters(Strings.length(s));
    text.replace(at, end, s);
    at += s.length();
    return false;
  }

  @Override
  void flush() {}

  @Override
  synchronized long seek(long position, boolean fromEnd) {
    long characters = text.codePointCount(0, text.length());
    long target = fromEnd ? characters : position;
    at = text.offsetByCodePoints(0, (int) Math.min(target, characters));
    beyond = (int) Math.max(0, target - characters);
    return target;
  }

  @Override
  synchronized long tell() {
    return text.codePointCount(0, at) + (long) beyond;
  }

  @Override
  synchronized long truncate(long size) {
    long to = size < 0 ? tell() : size;
    if (to < text.codePointCount(0, text.length())) {
      long here = tell();
      text.setLength(text.offsetByCodePoints(0, (int) to));
      seek(here, false);
    }
    return to;
  }

  @Override
  synchronized void close() {
    closed = true;
  }

  @Override
  public ToyClass type() {
    return LibraryTypes.STRING_IO;
  }
}
