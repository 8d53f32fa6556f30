package toy.sched;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import toy.gil.Policy;
import toy.sandbox.Permissions;
import toy.sandbox.Permissions.Kind;
import toy.sandbox.Permissions.Names;
import toy.sandbox.Permissions.Rule;
import toy.vm.Tiering;
import toy.wire.AccountIn;
import toy.wire.AccountOut;
import toy.wire.CodeIn;
import toy.wire.CodeOut;
import toy.wire.Frame;
import toy.wire.WireError;
import toy.wire.WireIn;
import toy.wire.WireOut;

/// The payload of [Frame.Kind#START]: who the child is, its rules, and the call.
///
/// @param sentNs a reading of the parent's clock shortly before the child reads it
/// @param options its streams apart
record StartMessage(Birth birth, long sentNs, Options options, WireLink link, Parcel call) {

  static byte[] write(Birth birth, Options options, Policy policy, Parcel call, WireLink link) {
    WireOut out = new WireOut();
    out.num(Frame.VERSION);
    out.num(System.nanoTime());
    CodeOut codes = new CodeOut();
    WireOut body = new WireOut();
    birth.write(codes, body);
    codes.writeTo(out);
    out.append(body);
    options(options, policy, out);
    ParcelOut.write(call, link, out);
    return out.toArray();
  }

  private static void options(Options options, Policy policy, WireOut out) {
    AccountOut.policy(policy, out);
    out.u8(options.tiering().ordinal());
    out.num(java.util.Objects.requireNonNull(options.seed()));
    out.bool(options.color());
    out.bool(options.cpuTimes());
    out.bool(options.osProcesses());
    for (Limit limit : Limit.values()) {
      out.num(options.limits().max(limit));
    }
    out.text(options.directory().toString());
    out.num(options.argv().size());
    options.argv().forEach(out::text);
    out.num(options.modules().size());
    options
        .modules()
        .forEach((name, file) -> {
          out.text(name);
          out.text(file.toString());
        });
    permissions(options.permissions(), out);
  }

  /// @param queues of the child, for the call may hold some
  static StartMessage read(byte[] payload, OutputStream stdout, OutputStream err, WireQueues queues)
      throws WireError {
    WireIn in = new WireIn(payload);
    if (in.num() != Frame.VERSION) {
      throw new WireError("another version of Toy");
    }
    long sent = in.num();
    Birth birth = Birth.read(new CodeIn(in), in);
    Options options = options(in, Options.of(stdout, err));
    WireLink link = new WireLink(new RootTable(birth.id()), queues);
    Parcel call = ParcelIn.read(in, link, payload.length);
    in.end();
    return new StartMessage(birth, sent, options, link, call);
  }

  private static Options options(WireIn in, Options fresh) throws WireError {
    Options made =
        fresh.withPolicy(AccountIn.policy(in)).withTiering(in.constant(Tiering.values()));
    made = made.withSeed(in.num()).withTerminal(true, in.bool()).withCpuTimes(in.bool());
    made = made.withOsProcesses(in.bool());
    Limits limits = Limits.NONE;
    for (Limit limit : Limit.values()) {
      limits = limits.with(limit, in.num());
    }
    made = made.withLimits(limits);
    Path directory = Path.of(in.text());
    List<String> argv = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      argv.add(in.text());
    }
    Map<String, Path> modules = new TreeMap<>();
    for (int left = in.count(); left > 0; left--) {
      modules.put(in.text(), Path.of(in.text()));
    }
    made = made.withScript(directory, argv).withModules(modules);
    return made.withPermissions(permissions(in));
  }

  private static void permissions(Permissions permissions, WireOut out) {
    out.num(permissions.layers().size());
    for (Map<Kind, Rule> layer : permissions.layers()) {
      out.num(layer.size());
      layer.forEach((kind, rule) -> {
        out.u8(kind.ordinal());
        names(rule.allowed(), out);
        names(rule.denied(), out);
      });
    }
  }

  private static void names(Names names, WireOut out) {
    out.bool(names.all());
    out.num(names.names().size());
    names.names().forEach(out::text);
  }

  private static Permissions permissions(WireIn in) throws WireError {
    List<Map<Kind, Rule>> layers = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      Map<Kind, Rule> layer = new EnumMap<>(Kind.class);
      for (int kinds = in.count(); kinds > 0; kinds--) {
        layer.put(in.constant(Kind.values()), new Rule(names(in), names(in)));
      }
      layers.add(Map.copyOf(layer));
    }
    return new Permissions(layers);
  }

  private static Names names(WireIn in) throws WireError {
    boolean all = in.bool();
    List<String> names = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      names.add(in.text());
    }
    return new Names(all, names);
  }
}
