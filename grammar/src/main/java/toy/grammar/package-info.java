/// The lexer and parser that ANTLR makes of `ToyLexer.g4` and `ToyParser.g4`, and the base class
/// with the lexer's memory. Imports nothing of ours. README.md of this module is the language
/// reference. (Not null-marked: most of it is generated.)
package toy.grammar;
