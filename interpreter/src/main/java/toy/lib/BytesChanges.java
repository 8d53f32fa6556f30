package toy.lib;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.value.None;
import toy.value.Sizes;
import toy.value.TextSearch;
import toy.value.ToyBytes;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// Methods of `bytes` and `bytearray` that give changed copies or parts.
final class BytesChanges {
  private BytesChanges() {}

  static void fill(Table t) {
    t.variadic("replace", 3, 4, "(old, new, count=-1): with new for old", BytesChanges::replace);
    t.variadic("strip", 1, 2, "(bytes=None): without these", (f, a) -> strip(a, true, true));
    t.variadic(
        "lstrip", 1, 2, "(bytes=None): the same, at the start", (f, a) -> strip(a, true, false));
    t.variadic(
        "rstrip", 1, 2, "(bytes=None): the same, at the end", (f, a) -> strip(a, false, true));
    t.define("removeprefix", "(prefix): without it", (_, b, p) -> remove(b, p, true));
    t.define("removesuffix", "(suffix): without it", (_, b, p) -> remove(b, p, false));
    t.keyworded(
        "split",
        "self, sep=, maxsplit=",
        "(sep=None, maxsplit=-1): a list of its parts",
        (f, a) -> split(f, a, false));
    t.keyworded(
        "rsplit",
        "self, sep=, maxsplit=",
        "(sep=None, maxsplit=-1): the same from the right",
        (f, a) -> split(f, a, true));
    t.keyworded(
        "splitlines",
        "self, keepends=",
        "(keepends=False): a list of its lines",
        BytesChanges::splitLines);
    t.define("partition", "(sep): before it, it, after it", (f, b, s) -> partition(f, b, s, false));
    t.define("rpartition", "(sep): the same from the right", (f, b, s) -> partition(f, b, s, true));
    fillCases(t);
    fillPadding(t);
  }

  private static void fillCases(Table t) {
    t.define("upper", "(): with capital letters", (_, b) -> cased(b, Cases.UPPER));
    t.define("lower", "(): with small letters", (_, b) -> cased(b, Cases.LOWER));
    t.define("swapcase", "(): the other case for each letter", (_, b) -> cased(b, Cases.SWAP));
    t.define("capitalize", "(): the first letter capital", (_, b) -> cased(b, Cases.CAPITAL));
    t.define("title", "(): each word's first letter capital", (_, b) -> cased(b, Cases.TITLE));
    t.keyworded(
        "translate",
        "self, table, /, delete=",
        "(table, delete=b''): by a table of 256 bytes",
        BytesChanges::translate);
    t.staticMethod("maketrans", 2, 2, "(from, to): a table for translate", BytesChanges::makeTable);
  }

  private static void fillPadding(Table t) {
    t.variadic(
        "center",
        2,
        3,
        "(width, fill=b' '): padded on both sides",
        (f, a) -> {
          long width = Arguments.number(a[1], f);
          long gap = Math.max(0, width - Octets.self(a[0]).length());
          return pad(a, "center", gap / 2 + (gap & width & 1), gap);
        });
    t.variadic(
        "ljust",
        2,
        3,
        "(width, fill=b' '): padded on the right",
        (f, a) -> pad(a, "ljust", 0, Arguments.number(a[1], f) - Octets.self(a[0]).length()));
    t.variadic(
        "rjust",
        2,
        3,
        "(width, fill=b' '): padded on the left",
        (f, a) -> {
          long gap = Arguments.number(a[1], f) - Octets.self(a[0]).length();
          return pad(a, "rjust", gap, gap);
        });
    t.define("zfill", "(width): padded with zeros after the sign", BytesChanges::zfill);
    t.keyworded(
        "expandtabs", "self, tabsize=", "(tabsize=8): spaces for tabs", BytesChanges::expandTabs);
  }

  private static Object replace(Fiber f, Object[] args) {
    String old = Octets.like(args[1]);
    String with = Octets.like(args[2]);
    Object[] texts = args.clone();
    texts[0] = Octets.self(args[0]);
    texts[1] = old;
    texts[2] = with;
    return Octets.make(args[0], (String) StrSearch.replace(f, texts));
  }

  private static Object strip(Object[] args, boolean start, boolean end) {
    String all = Octets.self(args[0]);
    boolean given = args.length > 1 && args[1] != None.NONE;
    String gone = given ? Octets.like(args[1]) : Octets.SPACES;
    int from = 0;
    int to = all.length();
    while (start && from < to && gone.indexOf(all.charAt(from)) >= 0) {
      from++;
    }
    while (end && from < to && gone.indexOf(all.charAt(to - 1)) >= 0) {
      to--;
    }
    return Octets.make(args[0], all.substring(from, to));
  }

  private static Object remove(Object self, Object given, boolean prefix) {
    String all = Octets.self(self);
    String part = Octets.like(given);
    if (prefix) {
      return Octets.make(self, all.startsWith(part) ? all.substring(part.length()) : all);
    }
    boolean ends = all.endsWith(part);
    return Octets.make(self, ends ? all.substring(0, all.length() - part.length()) : all);
  }

  // ---- parts

  private static Object split(Fiber f, Object[] args, boolean right) {
    long most = args[2] == null ? -1 : Arguments.number(args[2], f);
    @Nullable String separator = Arguments.given(args[1]) ? Octets.like(args[1]) : null;
    ToyList texts =
        StrSplit.parts(f, Octets.self(args[0]), separator, most, right, Octets::isSpace);
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      parts.add((String) texts.get(i));
    }
    return Octets.makeAll(args[0], parts);
  }

  private static Object splitLines(Fiber f, Object[] args) {
    String all = Octets.self(args[0]);
    boolean keep = args[1] != null && !Arguments.integer(args[1], f).equals(0L);
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < all.length(); ) {
      int end = from;
      while (end < all.length() && all.charAt(end) != '\n' && all.charAt(end) != '\r') {
        end++;
      }
      int next = Math.min(all.length(), end + (all.startsWith("\r\n", end) ? 2 : 1));
      lines.add(all.substring(from, keep ? next : end));
      from = next;
    }
    return Octets.makeAll(args[0], lines);
  }

  private static Object partition(Fiber f, Object self, Object separator, boolean right) {
    String all = Octets.self(self);
    String part = Octets.like(separator);
    if (part.isEmpty()) {
      throw ToyError.valueError("empty separator");
    }
    int at =
        right ? TextSearch.last(all, part, all.length(), f) : TextSearch.first(all, part, 0, f);
    if (at < 0) {
      return right ? Octets.makeTuple(self, "", "", all) : Octets.makeTuple(self, all, "", "");
    }
    return Octets.makeTuple(self, all.substring(0, at), part, all.substring(at + part.length()));
  }

  // ---- letters

  private enum Cases {
    UPPER,
    LOWER,
    SWAP,
    CAPITAL,
    TITLE
  }

  private static Object cased(Object self, Cases cases) {
    StringBuilder made = new StringBuilder(Octets.self(self));
    boolean inWord = false;
    for (int i = 0; i < made.length(); i++) {
      char c = made.charAt(i);
      boolean up =
          switch (cases) {
            case UPPER -> true;
            case LOWER -> false;
            case SWAP -> Octets.isLower(c);
            case CAPITAL -> i == 0;
            case TITLE -> !inWord;
          };
      made.setCharAt(i, up ? Octets.upper(c) : Octets.lower(c));
      inWord = Octets.isLetter(c);
    }
    return Octets.make(self, made);
  }

  private static Object translate(Fiber f, Object[] args) {
    @Nullable String table = args[1] == None.NONE ? null : Octets.like(args[1]);
    if (table != null && table.length() != 256) {
      throw ToyError.valueError("translation table must be 256 characters long");
    }
    String gone = args[2] == null ? "" : Octets.like(args[2]);
    StringBuilder made = new StringBuilder();
    for (char c : Octets.self(args[0]).toCharArray()) {
      if (gone.indexOf(c) < 0) {
        made.append(table == null ? c : table.charAt(c));
      }
    }
    return Octets.make(args[0], made);
  }

  private static Object makeTable(Fiber f, Object[] args) {
    String from = Octets.like(args[0]);
    String to = Octets.like(args[1]);
    if (from.length() != to.length()) {
      throw ToyError.valueError("maketrans arguments must have same length");
    }
    StringBuilder table = new StringBuilder();
    for (char c = 0; c < 256; c++) {
      table.append(c);
    }
    for (int i = 0; i < from.length(); i++) {
      table.setCharAt(from.charAt(i), to.charAt(i));
    }
    return new ToyBytes(table.toString());
  }

  // ---- padding

  private static Object pad(Object[] args, String method, long left, long all) {
    String fill = " ";
    if (args.length > 2) {
      if (!Octets.isLike(args[2]) || Octets.self(args[2]).length() != 1) {
        throw ToyError.typeError(
            method
                + "() argument 2 must be a byte string of length 1, not "
                + Arguments.nameOrNone(args[2]));
      }
      fill = Octets.self(args[2]);
    }
    Sizes.text(Math.max(0, all) + (long) Octets.self(args[0]).length());
    String before = fill.repeat((int) Math.max(0, left));
    String after = fill.repeat((int) Math.max(0, all - Math.max(0, left)));
    return Octets.make(args[0], before + Octets.self(args[0]) + after);
  }

  private static Object zfill(Fiber f, Object self, Object width) {
    return Octets.make(self, (String) StrMethods.zfill(f, Octets.self(self), width));
  }

  private static Object expandTabs(Fiber f, Object[] args) {
    Object[] texts = {Octets.self(args[0]), args[1]};
    return Octets.make(args[0], (String) StrMethods.expandTabs(f, texts));
  }
}
