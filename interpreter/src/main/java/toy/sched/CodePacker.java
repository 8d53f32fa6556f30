package toy.sched;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toy.value.ToyClass;
import toy.vm.Closure;
import toy.vm.ModuleValue;
import toy.vm.Vm;

/// What the functions, classes and modules of a [Packer] become, and the globals that they bring
/// along: each is asked for once. What the receiver has already, of the library or of what was sent
/// before, is named and not sent. Under the sender's lock.
final class CodePacker {
  /// A global to be sent, with the node of its module.
  record Global(ModuleValue module, PackedCode.ModuleNode node, String name) {}

  private final Packer packer;
  private final Vm sender;
  private final @Nullable KnownCode receiver;
  private final Deque<Global> globals = new ArrayDeque<>();
  private final Map<ModuleValue, PackedCode.ModuleNode> modules = new IdentityHashMap<>();
  private final Map<ModuleValue, Set<String>> asked = new IdentityHashMap<>();

  /// @param receiver what that VM knows, where there is just one receiver
  CodePacker(Packer packer, Vm sender, @Nullable KnownCode receiver) {
    this.packer = packer;
    this.sender = sender;
    this.receiver = receiver;
  }

  private @Nullable Packed ofLibrary(Object value, @Nullable ModuleValue module, String name) {
    if (module == null || !isLibrary(module) || module.get(name) != value) {
      return null;
    }
    return new PackedCode.LibraryNode(module.name(), name);
  }

  /// A function, with the module that it stands in.
  Packed function(Closure c) {
    Packed own = ofLibrary(c, c.module, c.function.name);
    if (own != null) {
      return own;
    }
    Object root = c.original == null ? c : c.original;
    Object known = known(root, c);
    if (known != null) {
      return new PackedCode.OriginalNode(known);
    }
    PackedCode.FunctionNode node = new PackedCode.FunctionNode(c.function, root);
    node.module = module(c.module);
    return node;
  }

  Packed ofClass(ToyClass c) {
    Packed own = ofLibrary(c, sender.modules.get(c.module), c.name());
    if (own != null) {
      return own;
    }
    Object root = c.original == null ? c : c.original;
    Object known = known(root, c);
    return known != null
        ? new PackedCode.OriginalNode(known)
        : new PackedCode.ClassNode(c.name(), c.module, root);
  }

  /// The receiver's own of that root, or null; the sender knows its own from now on.
  private @Nullable Object known(Object root, Object own) {
    if (root == own) {
      KnownCode.of(sender).add(root, own);
    }
    return receiver == null ? null : receiver.find(root);
  }

  PackedCode.ModuleNode module(ModuleValue module) {
    PackedCode.ModuleNode node = modules.get(module);
    if (node == null) {
      node = new PackedCode.ModuleNode(module.name(), module == sender.main, isLibrary(module));
      modules.put(module, node);
      packer.keep(module, node);
    }
    return node;
  }

  private boolean isLibrary(ModuleValue module) {
    return sender.library.hasModule(module.name())
        && module != sender.main
        && sender.modules.get(module.name()) == module;
  }

  /// As [#ask], for all globals of a module that is itself a value; the library's are there.
  void askAll(ModuleValue module) {
    if (!isLibrary(module)) {
      module.names().forEach(name -> ask(module, name));
    }
  }

  /// The next global that was asked for, or null.
  @Nullable Global next() {
    return globals.poll();
  }

  /// Sends a global along, too.
  void ask(ModuleValue module, String name) {
    if (!name.equals("__name__") && asked.computeIfAbsent(module, _ -> new HashSet<>()).add(name)) {
      globals.add(new Global(module, module(module), name));
    }
  }
}
