/// The same work under several models: `toy compare` and `:compare`. It writes the Toy source that
/// runs the work under each model, posts it to a session, takes every figure from the account of
/// that entry, and ranks. It may import the engine's packages and `toy.front`.
@NullMarked
package toy.compare;

import org.jspecify.annotations.NullMarked;
