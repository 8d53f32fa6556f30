/// Tests of the bands and of what `toy fidelity` prints.
@org.jspecify.annotations.NullMarked
package toy.fidelity;
