package toy.lib;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import toy.value.Hash;
import toy.value.None;
import toy.value.Numbers;
import toy.value.ToyBytes;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library.Table;
import toy.vm.ModuleValue;

/// The module `random` and the class `random.Random`, by the algorithms of CPython 3.11's
/// `random.py`: the same seed gives the same numbers.
final class RandomModule {
  private RandomModule() {}

  /// The module's global that holds the VM's own generator.
  private static final String INSTANCE = "_inst";

  interface Body {
    Object call(Fiber f, RandomValue random, Object[] args);
  }

  /// Takes the functions, for the module or for the class.
  interface Definer {
    void define(String name, String signature, String doc, Body body);
  }

  static void fillModule(Table t) {
    t.value("Random", LibraryTypes.RANDOM);
    t.own(INSTANCE, f -> new RandomValue(fresh(f)));
    define((name, signature, doc, body) ->
        t.keyworded(name, signature, doc, (f, a) -> body.call(f, shared(f), a)));
    t.define(
        "random", "(): a float from 0.0 up to, not including, 1.0", f -> shared(f).twister.real());
  }

  static void fillClass(Table t) {
    t.value("__doc__", "Random(seed=None): a generator of random numbers of its own");
    t.variadic("__new__", 1, 2, "", RandomModule::create);
    define((name, signature, doc, body) ->
        t.keyworded(
            name,
            signature.isEmpty() ? "self, /" : "self, " + signature,
            doc,
            (f, a) -> body.call(f, self(a[0]), Arrays.copyOfRange(a, 1, a.length))));
  }

  private static void define(Definer d) {
    d.define(
        "seed", "a=, version=", "(a=None): starts from an int, float or str", RandomModule::seed);
    d.define(
        "random",
        "",
        "(): a float from 0.0 up to, not including, 1.0",
        (_, r, _) -> r.twister.real());
    d.define("getrandbits", "k", "(k): an int of k random bits", RandomModule::bits);
    d.define("randbytes", "n", "(n): n random bytes", RandomModule::bytes);
    d.define("getstate", "", "(): what setstate takes to go on from here", (_, r, _) -> r.state());
    d.define(
        "setstate", "state", "(state): goes on from what getstate gave", RandomModule::restore);
    RandomChoices.define(d);
    RandomDistributions.define(d);
  }

  private static RandomValue self(Object value) {
    if (value instanceof RandomValue random) {
      return random;
    }
    throw Arguments.wrongSelf("Random", value);
  }

  /// The VM's own generator. Natives are shared by VMs, so it cannot stand here.
  private static RandomValue shared(Fiber f) {
    ModuleValue module = f.vm.importModule(f, "random");
    if (module.get(INSTANCE) instanceof RandomValue random) {
      return random;
    }
    throw ToyError.attributeError("module 'random' has no attribute '" + INSTANCE + "'");
  }

  private static Object create(Fiber f, Object[] args) {
    return new RandomValue(args.length > 1 && args[1] != None.NONE ? start(f, args[1]) : fresh(f));
  }

  private static BigInteger fresh(Fiber f) {
    return BigInteger.valueOf(f.vm.host.randomSeed());
  }

  private static Object seed(Fiber f, RandomValue random, Object[] args) {
    @Nullable Object a = args[0];
    random.twister.seed(Arguments.given(a) ? start(f, a) : fresh(f));
    random.nextGauss = Double.NaN;
    return None.NONE;
  }

  private static BigInteger start(Fiber f, Object a) {
    if (Numbers.isInt(a)) {
      return Arguments.big(Arguments.integer(a, f));
    }
    if (a instanceof String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      byte[] digest = sha512(bytes);
      byte[] both = Arrays.copyOf(bytes, bytes.length + digest.length);
      System.arraycopy(digest, 0, both, bytes.length, digest.length);
      return new BigInteger(1, both);
    }
    if (a instanceof Double) {
      return new BigInteger(Long.toUnsignedString(Hash.of(a, f)));
    }
    throw ToyError.typeError(
        "The only supported seed types are: None,\n" + "int, float, str, bytes, and bytearray.");
  }

  private static byte[] sha512(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-512").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object bits(Fiber f, RandomValue random, Object[] args) {
    int k = Arguments.count(args[0], f);
    if (k < 0) {
      throw ToyError.valueError("number of bits must be non-negative");
    }
    if (k == Integer.MAX_VALUE) {
      throw tooLarge();
    }
    return random.twister.bits(k);
  }

  private static ToyError tooLarge() {
    return new ToyError(Types.OVERFLOW_ERROR, "Python int too large to convert to C int");
  }

  /// The bits of one int, the lowest first, as CPython makes them.
  private static Object bytes(Fiber f, RandomValue random, Object[] args) {
    int n = Arguments.count(args[0], f);
    if (n < 0) {
      throw ToyError.valueError("number of bits must be non-negative");
    }
    if (n > Integer.MAX_VALUE / 8) {
      throw tooLarge();
    }
    byte[] digits = Arguments.big(random.twister.bits(n * 8)).toByteArray();
    byte[] out = new byte[n];
    for (int i = 0; i < Math.min(n, digits.length); i++) {
      out[i] = digits[digits.length - 1 - i];
    }
    return ToyBytes.of(out);
  }

  private static Object restore(Fiber f, RandomValue random, Object[] args) {
    if (!random.restore(args[0])) {
      throw ToyError.valueError("state vector invalid: give what getstate() gave");
    }
    return None.NONE;
  }
}
