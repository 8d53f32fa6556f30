package toy.lib;

import java.util.Locale;
import toy.value.StringText;
import toy.value.Strings;
import toy.vm.Library.Table;

/// Methods of str that change case or ask what kind of characters it has.
final class StrCase {
  private StrCase() {}

  /// What is asked of each character.
  private interface Kind {
    boolean has(int c);
  }

  static void fill(Table t) {
    t.define("lower", "(): in lower case", (_, s) -> StrMethods.self(s).toLowerCase(Locale.ROOT));
    t.define("upper", "(): in upper case", (_, s) -> StrMethods.self(s).toUpperCase(Locale.ROOT));
    t.define("casefold", "(): for comparing without case", (_, s) -> fold(StrMethods.self(s)));
    t.define("swapcase", "(): upper for lower and back", (_, s) -> swap(StrMethods.self(s)));
    t.define(
        "capitalize",
        "(): the first character upper, the rest lower",
        (_, s) -> capitalize(StrMethods.self(s)));
    t.define("title", "(): each word capitalized", (_, s) -> title(StrMethods.self(s)));
    kind(t, "isalpha", "letters", Character::isLetter);
    kind(t, "isdecimal", "decimal digits", c -> type(c) == Character.DECIMAL_DIGIT_NUMBER);
    kind(t, "isdigit", "digits", StrCase::isDigit);
    kind(t, "isnumeric", "numbers", StrCase::isNumeric);
    kind(t, "isalnum", "letters and numbers", c -> Character.isLetter(c) || isNumeric(c));
    kind(t, "isspace", "white space", Strings::isSpace);
    t.define(
        "isprintable",
        "(): whether repr shows it as it is",
        (_, s) -> StrMethods.self(s).isEmpty() || all(StrMethods.self(s), StringText::isPrintable));
    t.define(
        "isascii",
        "(): whether all characters are ASCII",
        (_, s) -> StrMethods.self(s).isEmpty() || all(StrMethods.self(s), c -> c < 128));
    t.define("isidentifier", "(): whether it can be a name", (_, s) -> isName(StrMethods.self(s)));
    t.define(
        "islower", "(): whether the letters are lower", (_, s) -> isCase(StrMethods.self(s), true));
    t.define(
        "isupper",
        "(): whether the letters are upper",
        (_, s) -> isCase(StrMethods.self(s), false));
    t.define(
        "istitle", "(): whether each word is capitalized", (_, s) -> isTitle(StrMethods.self(s)));
  }

  private static void kind(Table t, String name, String what, Kind kind) {
    t.define(
        name,
        "(): whether it has characters and all are " + what,
        (_, s) -> !StrMethods.self(s).isEmpty() && all(StrMethods.self(s), kind));
  }

  private static boolean all(String s, Kind kind) {
    for (int i = 0; i < s.length(); ) {
      int c = s.codePointAt(i);
      if (!kind.has(c)) {
        return false;
      }
      i += Character.charCount(c);
    }
    return true;
  }

  private static int type(int c) {
    return Character.getType(c);
  }

  /// Decimal digits and those that stand as superscripts or in circles. Java does not tell
  /// Unicode's Numeric_Type; these are the ranges of its value Digit.
  private static boolean isDigit(int c) {
    return type(c) == Character.DECIMAL_DIGIT_NUMBER
        || c == 0xB2
        || c == 0xB3
        || c == 0xB9
        || c == 0x2070
        || c >= 0x2074 && c <= 0x2079
        || c >= 0x2080 && c <= 0x2089
        || c >= 0x2460 && c <= 0x2468
        || c >= 0x2474 && c <= 0x247C
        || c >= 0x2488 && c <= 0x2490;
  }

  private static boolean isNumeric(int c) {
    int type = type(c);
    return type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  private static boolean isName(String s) {
    if (s.isEmpty()) {
      return false;
    }
    int first = s.codePointAt(0);
    if (first != '_' && !Character.isUnicodeIdentifierStart(first)) {
      return false;
    }
    return all(
        s.substring(Character.charCount(first)),
        c -> Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
  }

  private static boolean isCased(int c) {
    return Character.isUpperCase(c) || Character.isLowerCase(c) || Character.isTitleCase(c);
  }

  private static boolean isCase(String s, boolean lower) {
    boolean cased = false;
    for (int i = 0; i < s.length(); ) {
      int c = s.codePointAt(i);
      if (lower ? Character.isLowerCase(c) : Character.isUpperCase(c)) {
        cased = true;
      } else if (isCased(c)) {
        return false;
      }
      i += Character.charCount(c);
    }
    return cased;
  }

  private static boolean isTitle(String s) {
    boolean cased = false;
    boolean inWord = false;
    for (int i = 0; i < s.length(); ) {
      int c = s.codePointAt(i);
      boolean upper = Character.isUpperCase(c) || Character.isTitleCase(c);
      if (upper && inWord || !inWord && Character.isLowerCase(c)) {
        return false;
      }
      inWord = upper || Character.isLowerCase(c);
      cased |= inWord;
      i += Character.charCount(c);
    }
    return cased;
  }

  private static String fold(String s) {
    StringBuilder out = new StringBuilder(s.length());
    s.codePoints().forEach(c -> out.append(foldOne(c)));
    return out.toString();
  }

  /// By way of upper case, which spells ligatures out: `ß` becomes `ss`. Cherokee, whose small
  /// letters came later, folds to its capitals, and a dotless i is an i of its own.
  private static String foldOne(int c) {
    String one = Strings.of(c);
    if (c < 128) {
      return one.toLowerCase(Locale.ROOT);
    }
    if (c == 'ı') {
      return one;
    }
    String upper = one.toUpperCase(Locale.ROOT);
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.CHEROKEE
        ? upper
        : upper.toLowerCase(Locale.ROOT).replace('ς', 'σ');
  }

  /// A character of a text in lower case: a sigma at the end of a word has a form of its own.
  private static String lowerAt(String s, int at) {
    int c = s.codePointAt(at);
    if (c != 'Σ') {
      return Strings.of(c).toLowerCase(Locale.ROOT);
    }
    boolean before = at > 0 && isCased(s.codePointBefore(at));
    boolean after = at + 1 < s.length() && isCased(s.codePointAt(at + 1));
    return before && !after ? "ς" : "σ";
  }

  private static String swap(String s) {
    StringBuilder out = new StringBuilder(s.length());
    for (int i = 0; i < s.length(); ) {
      int c = s.codePointAt(i);
      String one = Strings.of(c);
      out.append(
          Character.isUpperCase(c)
              ? lowerAt(s, i)
              : Character.isLowerCase(c) ? one.toUpperCase(Locale.ROOT) : one);
      i += Character.charCount(c);
    }
    return out.toString();
  }

  /// The title case of one character, which may be several: `ß` becomes `Ss`.
  private static String titleCase(int c) {
    if (c == 'ŉ') {
      return "ʼN"; // an apostrophe in front, which is no letter
    }
    String upper = Strings.of(c).toUpperCase(Locale.ROOT);
    int first = upper.offsetByCodePoints(0, 1);
    int title = Character.toTitleCase(c);
    if (title != c || first == upper.length() || Character.isTitleCase(c)) {
      return Strings.of(title);
    }
    return upper.substring(0, first) + upper.substring(first).toLowerCase(Locale.ROOT);
  }

  private static String capitalize(String s) {
    if (s.isEmpty()) {
      return s;
    }
    int first = s.codePointAt(0);
    String title = titleCase(first);
    // With the first character in front: it decides about a sigma behind it.
    return title
        + (title + s.substring(Character.charCount(first)))
            .toLowerCase(Locale.ROOT)
            .substring(title.toLowerCase(Locale.ROOT).length());
  }

  private static String title(String s) {
    StringBuilder out = new StringBuilder(s.length());
    boolean inWord = false;
    for (int i = 0; i < s.length(); ) {
      int c = s.codePointAt(i);
      out.append(inWord ? lowerAt(s, i) : titleCase(c));
      inWord = isCased(c);
      i += Character.charCount(c);
    }
    return out.toString();
  }
}
