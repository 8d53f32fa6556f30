@org.jspecify.annotations.NullMarked
package toy.compare;
