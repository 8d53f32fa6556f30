/// Tests of the command: exit codes, options, colour.
package toy.cli;
