package toy.terminal;

import java.util.List;

/// What Tab offers. Asked on the prompt's thread, while a line is being edited.
@FunctionalInterface
public interface Candidates {
  Candidates NONE = (_, _) -> List.of();

  /// What the word that is being typed may become.
  ///
  /// @param before the entry up to where the word begins
  /// @param word as far as it is typed; every candidate begins with it
  List<String> of(String before, String word);
}
