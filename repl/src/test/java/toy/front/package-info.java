/// Tests of what the front ends share.
package toy.front;
