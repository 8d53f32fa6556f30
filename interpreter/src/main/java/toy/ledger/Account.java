package toy.ledger;

/// The account of one VM, wherever it runs.
public sealed interface Account permits VmAccount, ForeignAccount {
  /// `P0`, `P1`, … in the order of creation.
  String id();
}
