package toy.lib;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toy.ledger.Snapshot;
import toy.report.Report;
import toy.report.RunFacts;
import toy.report.Style;
import toy.report.Warning;
import toy.sched.Units;
import toy.value.None;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.ToyObject;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library;
import toy.vm.Library.Table;

/// `with report("title") as r { … }`: a window of one's own on the account. At the end of the block
/// its report is printed on the standard error, unless it has no title, and `r` holds the JSON
/// document as a dict. Guarded by the GIL.
final class ReportBlock implements ToyObject {
  private static final ToyClass TYPE = ToyClass.builtin("report", Types.OBJECT);
  private static final int COLUMNS = 80;

  private final String title;
  private final ToyDict document = new ToyDict();
  private @Nullable Snapshot before;

  private ReportBlock(String title) {
    this.title = title;
  }

  static void install(Library library) {
    library.builtins().group(ReportBlock::fill, "report");
    library.type(TYPE, ReportBlock::fillType);
  }

  private static void fill(Table t) {
    t.keyworded(
        "report",
        "title=",
        "(title=\"\"): with it, prints the block's report; `as r` gives its figures as a dict",
        (_, args) -> new ReportBlock(args[0] == null ? "" : Arguments.string(args[0], "title")));
  }

  private static void fillType(Table t) {
    t.define("__enter__", "(): the window begins", (f, self) -> ((ReportBlock) self).enter(f));
    t.variadic(
        "__exit__",
        4,
        4,
        "(*error): the window ends, the report is printed",
        (f, args) -> ((ReportBlock) args[0]).exit(f));
  }

  private Object enter(Fiber f) {
    if (before != null) {
      throw ToyError.runtimeError("a report measures one block: call report(…) for each");
    }
    before = Units.snapshot(f);
    return document;
  }

  private Object exit(Fiber f) {
    Snapshot from = before;
    if (from == null) {
      throw ToyError.runtimeError("a report is used as `with report(\"title\") as r { … }`");
    }
    Report report = new Report(Units.snapshot(f).minus(from), facts(f));
    for (Map.Entry<String, @Nullable Object> entry : report.tree().entrySet()) {
      document.put(entry.getKey(), value(entry.getValue(), f), f);
    }
    if (!title.isEmpty()) {
      String text = report.text(new Style(false, true, COLUMNS, false));
      f.vm.host.writeError(f, " — " + title + "\n" + text);
    }
    return false;
  }

  private RunFacts facts(Fiber f) {
    List<Warning> warnings =
        Units.warnings(f).stream().map(w -> new Warning(w.code(), w.message(), w.at())).toList();
    return new RunFacts(RunFacts.release(), title, "real", 0, false, warnings);
  }

  /// A part of the document as a Toy value.
  private static Object value(@Nullable Object part, Fiber f) {
    return switch (part) {
      case null -> None.NONE;
      case Map<?, ?> map -> {
        ToyDict dict = new ToyDict();
        map.forEach((key, inner) -> dict.put(key, value(inner, f), f));
        yield dict;
      }
      case List<?> list -> {
        ToyList items = new ToyList();
        list.forEach(inner -> items.append(value(inner, f)));
        yield items;
      }
      case Integer n -> (long) n;
      default -> part;
    };
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
