/// The front ends, held to their layers.
package toy.house;
