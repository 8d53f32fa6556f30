package toy.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Attributes of instances and classes that threads change at the same time without a lock.
class ParallelAttributesTest {
  private static final int ATTRIBUTES = 400;

  private final ParallelThreads threads = new ParallelThreads();

  @BeforeAll
  static void begin() {
    Sharing.begin();
  }

  private static ToyClass type() {
    return StubCallbacks.userClass("C", List.of(Types.OBJECT));
  }

  @Test
  void noAttributeIsLostWhereAllAddSome() {
    ToyClass type = type();
    for (int round = 0; round < 4; round++) {
      Instance object = new Instance(type);
      threads.run((t, _) -> {
        for (int i = 0; i < ATTRIBUTES; i++) {
          object.put("a" + t + "_" + i, (long) i);
          object.put("mine" + t, (long) i);
          assertEquals((long) i, object.get("mine" + t));
          assertEquals((long) i, object.get("a" + t + "_" + i));
        }
      });
      assertEquals(ParallelThreads.COUNT * (ATTRIBUTES + 1), object.attributes().size());
      for (int t = 0; t < ParallelThreads.COUNT; t++) {
        assertEquals(ATTRIBUTES - 1L, object.get("mine" + t));
      }
    }
  }

  @Test
  void whoReadsByAShapeNeverGetsAnotherAttribute() {
    Instance object = new Instance(type());
    object.put("a", "a");
    object.put("b", "b");
    threads.run((t, _) -> {
      for (int i = 0; i < 20_000; i++) {
        if (t == 0) {
          assertTrue(object.remove("a"));
          object.put("a", "a");
          continue;
        }
        Shape shape = object.shape;
        int slot = shape.slot("b");
        Object seen = slot < 0 ? null : object.at(shape, slot);
        assertTrue(seen == null || seen.equals("b"), () -> "b is " + seen);
        assertEquals("b", object.get("b"));
        Object other = object.get("a");
        assertTrue(other == null || other.equals("a"), () -> "a is " + other);
      }
    });
  }

  /// In a JVM that compiles nothing: there it takes longest from one look at the instance to the
  /// next. Red without the second look at the shape.
  @Test
  void whoReadsWhileTheSlotsMoveNeverGetsTheOtherAttribute() throws Exception {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xint",
                "-cp",
                System.getProperty("java.class.path"),
                ParallelAttributesTest.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, jvm.waitFor(), said);
  }

  /// The two attributes take turns in the slots.
  public static void main(String[] args) {
    Sharing.begin();
    Instance object = new Instance(type());
    object.put("a", "a");
    object.put("b", "b");
    new ParallelThreads()
        .run((t, _) -> {
          for (int i = 0; i < 150_000; i++) {
            String name = i % 2 == 0 ? "a" : "b";
            if (t == 0) {
              object.remove(name);
              object.put(name, name);
              continue;
            }
            Shape shape = object.shape;
            int slot = shape.slot(name);
            Object seen = slot < 0 ? null : object.at(shape, slot);
            assertTrue(seen == null || seen.equals(name), () -> name + " is " + seen);
          }
        });
  }

  @Test
  void anOldShapeFindsNothingWhereTheSlotsHaveMoved() {
    Instance object = new Instance(type());
    object.put("a", 1L);
    object.put("b", 2L);
    Shape seen = object.shape;
    assertEquals(2L, object.at(seen, 1));
    assertTrue(object.remove("a"));
    assertNull(object.at(seen, 1));
    assertNull(object.at(seen, 0));
    object.put("a", 3L);
    assertTrue(object.remove("b"));
    object.put("b", 4L);
    assertNull(object.at(seen, 0));
    assertEquals(List.of("a", "b"), List.copyOf(object.attributes().keySet()));
  }

  @Test
  void aStoreByAnOldShapeIsRefused() {
    Instance object = new Instance(type());
    object.put("a", 1L);
    Shape seen = object.shape;
    object.put("b", 2L);
    assertTrue(!object.store(seen, 0, null, 9L));
    assertEquals(1L, object.get("a"));
    assertTrue(!object.store(seen, -1, seen.with("c"), 9L));
    assertEquals(2L, object.get("b"));
    assertNull(object.get("c"));
  }

  @Test
  void instancesOfTheSameHistoryHaveOneShape() {
    ToyClass type = type();
    Shape[] shapes = new Shape[ParallelThreads.COUNT];
    threads.run((t, _) -> {
      Instance object = new Instance(type);
      for (int i = 0; i < 200; i++) {
        object.put("a" + i, (long) i);
      }
      shapes[t] = object.shape;
    });
    for (Shape shape : shapes) {
      assertSame(shapes[0], shape);
    }
  }

  @Test
  void noAttributeOfAClassIsLost() {
    ToyClass type = type();
    ToyClass below = StubCallbacks.userClass("D", List.of(type));
    int before = below.version;
    int count = 300;
    threads.run((t, _) -> {
      for (int i = 0; i < count; i++) {
        type.setAttribute("a" + t + "_" + i, (long) i);
        assertEquals((long) i, type.ownAttribute("a" + t + "_" + i));
        type.setAttribute("x", (long) i);
        assertTrue(type.removeAttribute("a" + t + "_" + i) == (i < count));
        type.setAttribute("a" + t + "_" + i, (long) i);
        StubCallbacks.userClass("E", List.of(type));
        type.attributes().forEach((_, value) -> assertTrue(value instanceof Long));
      }
    });
    assertEquals(ParallelThreads.COUNT * count + 1, type.attributes().size());
    assertEquals(before + 4 * ParallelThreads.COUNT * count, below.version);
  }
}
