/// Scripts as tests: every `.toy` file under `src/test/toy` says in comments what it must print,
/// and runs under several switching rules. Two tables of what the scripts use fail the build on a
/// gap.
@NullMarked
package toy.script;

import org.jspecify.annotations.NullMarked;
