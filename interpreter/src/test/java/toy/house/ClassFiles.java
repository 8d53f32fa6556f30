package toy.house;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The compiled classes of this module, tests excluded.
final class ClassFiles {
  private static final Path CLASSES = Path.of("target", "classes");

  private ClassFiles() {}

  /// All of them. Fails when there are none: a rule that looked at nothing holds nothing.
  static List<ClassModel> all() {
    List<ClassModel> models = new ArrayList<>();
    try (Stream<Path> files = Files.walk(CLASSES)) {
      files
          .filter(file -> file.toString().endsWith(".class"))
          .forEach(file -> models.add(at(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertFalse(models.isEmpty(), "no class files under " + CLASSES.toAbsolutePath());
    return models;
  }

  /// The class of that name; fails when it is missing.
  static ClassModel named(String className) {
    return at(CLASSES.resolve(className.replace('.', '/') + ".class"));
  }

  /// A class of the tests themselves: each rule is tried on one that breaks it.
  static ClassModel ofTest(Class<?> type) {
    return at(Path.of("target", "test-classes", type.getName().replace('.', '/') + ".class"));
  }

  private static ClassModel at(Path file) {
    try {
      return ClassFile.of().parse(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// `toy.vm.Frame` for `toy/vm/Frame`.
  static String nameOf(ClassModel model) {
    return model.thisClass().asInternalName().replace('/', '.');
  }

  /// `toy.vm` for `toy.vm.Frame`; empty for a class without a package.
  static String packageOf(String className) {
    int dot = className.lastIndexOf('.');
    return dot < 0 ? "" : className.substring(0, dot);
  }

  static Stream<PoolEntry> constants(ClassModel model) {
    return StreamSupport.stream(model.constantPool().spliterator(), false);
  }

  /// Every field and method that the class names, method references included, as
  /// `java.lang.System.nanoTime`.
  static Stream<String> members(ClassModel model) {
    return constants(model)
        .filter(MemberRefEntry.class::isInstance)
        .map(MemberRefEntry.class::cast)
        .map(ref -> ref.owner().asInternalName().replace('/', '.') + "." + ref.name());
  }
}
