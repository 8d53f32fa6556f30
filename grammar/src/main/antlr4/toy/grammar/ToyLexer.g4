// Toy's tokens. What plain rules cannot say is in ToyLexerBase, which looks at every token once it is matched:
//  - one stack of open brackets: `( [`, display `{`, block `{`, f-string field `{`;
//  - `{` becomes LBLOCK or LDISPLAY, by the token before it (README.md, rule 1);
//  - a NEWLINE is dropped inside brackets other than blocks, after a binary operator, and where it repeats;
//  - QUOTE only opens a string: the rest, and the text of f-strings, is scanned by hand;
//  - habits from other languages (`&&`, `else if`, `x++`) are repaired here and reported.
lexer grammar ToyLexer;

options { superClass = ToyLexerBase; }

tokens {
  LBLOCK, RBLOCK, LDISPLAY, RDISPLAY,
  STRING, BYTES, FSTRING_START, FSTRING_TEXT, FSTRING_END, FIELD_OPEN, FIELD_CLOSE
}

// ---- keywords

AND      : 'and' ;
AS       : 'as' ;
ASSERT   : 'assert' ;
ASYNC    : 'async' ;
AWAIT    : 'await' ;
BREAK    : 'break' ;
CLASS    : 'class' ;
CONTINUE : 'continue' ;
DEF      : 'def' ;
DEL      : 'del' ;
ELIF     : 'elif' ;
ELSE     : 'else' ;
EXCEPT   : 'except' ;
FALSE    : 'False' ;
FINALLY  : 'finally' ;
FOR      : 'for' ;
FROM     : 'from' ;
GLOBAL   : 'global' ;
IF       : 'if' ;
IMPORT   : 'import' ;
IN       : 'in' ;
IS       : 'is' ;
LAMBDA   : 'lambda' ;
LET      : 'let' ;
NONE     : 'None' ;
NONLOCAL : 'nonlocal' ;
NOT      : 'not' ;
OR       : 'or' ;
PASS     : 'pass' ;
RAISE    : 'raise' ;
RETURN   : 'return' ;
TRUE     : 'True' ;
TRY      : 'try' ;
WHILE    : 'while' ;
WITH     : 'with' ;
YIELD    : 'yield' ;

// Words only where the grammar asks for them; names everywhere else (rule 5).
SPAWN    : 'spawn' ;
THREAD   : 'thread' ;
PROCESS  : 'process' ;
TASK     : 'task' ;
GROUP    : 'group' ;

// ---- punctuation

LPAREN : '(' ;
RPAREN : ')' ;
LBRACK : '[' ;
RBRACK : ']' ;
LBRACE : '{' ;
RBRACE : '}' ;

ARROW       : '->' ;
ASSIGN      : '=' ;
AT          : '@' ;
BANG        : '!' ;
COLON       : ':' ;
COLON_EQUAL : ':=' ;
COMMA       : ',' ;
DOT         : '.' ;
ELLIPSIS    : '...' ;
SEMI        : ';' ;

EQ : '==' ;
NE : '!=' ;
LT : '<' ;
LE : '<=' ;
GT : '>' ;
GE : '>=' ;

PLUS    : '+' ;
MINUS   : '-' ;
STAR    : '*' ;
SLASH   : '/' ;
DSLASH  : '//' ;
PERCENT : '%' ;
POW     : '**' ;
AMP     : '&' ;
PIPE    : '|' ;
CARET   : '^' ;
TILDE   : '~' ;
LSHIFT  : '<<' ;
RSHIFT  : '>>' ;

AUGMENTED : ('+' | '-' | '*' | '/' | '//' | '%' | '**' | '&' | '|' | '^' | '<<' | '>>') '=' ;

// ---- never legal; the lexer base repairs and reports them

AMP_AMP   : '&&' ;
PIPE_PIPE : '||' ;
PLUS_PLUS : '++' | '--' ;
LIKE_EQ   : '===' ;
LIKE_NE   : '!==' | '<>' ;

// ---- literals and names

QUOTE : StringPrefix? ('"""' | '\'\'\'' | '"' | '\'') ;

INT
  : '0' ('_'? '0')*
  | [1-9] ('_'? Digit)*
  | '0' [xX] ('_'? [0-9a-fA-F])+
  | '0' [oO] ('_'? [0-7])+
  | '0' [bB] ('_'? [01])+
  ;

FLOAT
  : Digits '.' Digits? Exponent?
  | '.' Digits Exponent?
  | Digits Exponent
  ;

// `0x`, `012`, `3rd`, `2j`: longer than any number, so it wins only where no number fits.
BAD_NUMBER : Digit [a-zA-Z0-9_]* ;

// Past ASCII the base asks Java whether a character may stand in a name. (The Unicode classes in the automaton would make
// it several times larger to load at every start.) Each is asked about once it is read, so that names of plain letters
// never meet a predicate, and a run of characters that are in no name is not read again for each of them.
NAME
  : ([a-zA-Z_] | PastAscii {startsName()}?) ([a-zA-Z_] | Digit | PastAscii {continuesName()}?)*
  ;

// ---- trivia

COMMENT      : '#' ~[\r\n]*                     -> channel(HIDDEN) ;
LINE_JOINER  : '\\' [ \t]* ('\r'? '\n' | EOF)   -> skip ;
NEWLINE      : '\r'? '\n' ;
SPACE        : [ \t\f]+                         -> skip ;
UNRECOGNIZED : . ;

fragment StringPrefix : [rRuUbBfF] | [rR] [bBfF] | [bBfF] [rR] ;
fragment Digit        : [0-9] ;
fragment Digits       : Digit ('_'? Digit)* ;
fragment Exponent     : [eE] [+-]? Digits ;
fragment PastAscii    : [\u0080-\uFFFF] ;
