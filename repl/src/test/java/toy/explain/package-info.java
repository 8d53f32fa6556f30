@org.jspecify.annotations.NullMarked
package toy.explain;
