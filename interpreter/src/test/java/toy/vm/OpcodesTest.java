package toy.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;
import toy.compile.Op;
import toy.compile.Opcodes;

class OpcodesTest {
  /// The `switch` of the dispatch loop needs constants; they must be the ordinals of the table.
  @Test
  void constantsAreTheOrdinals() throws IllegalAccessException {
    Field[] constants = Opcodes.class.getFields();
    assertEquals(Op.values().length, constants.length);
    for (Field constant : constants) {
      assertEquals(Op.valueOf(constant.getName()).ordinal(), constant.getInt(null));
    }
  }
}
