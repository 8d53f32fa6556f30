/// What a program may reach of the world outside, and the only ways there. [Permissions] say it;
/// the three doors [Disk], [Network] and [Environment] ask them before they open, connect or read,
/// and throw [NotPermitted]. No other class of the engine opens a file, connects, looks a name up
/// or reads the environment for a program; a test holds that. Knows no VM and no lock. May import
/// `toy.syntax` (the code of the refusal) and `toy.value` (the error that it becomes).
@NullMarked
package toy.sandbox;

import org.jspecify.annotations.NullMarked;
