// Toy's grammar: Python's words in braces. README.md is the reference for people.
// The parser says only what is regular about Toy; what a target, an argument list, a spawned call may be is checked on the
// abstract syntax, where a better message can be given (toy.syntax.AstBuilder).
parser grammar ToyParser;

options { tokenVocab = ToyLexer; }

module : body EOF ;

block : LBLOCK body RBLOCK ;

body : separator* (statement (separator statement?)*)? ;

separator : NEWLINE | SEMI ;

// ---- statements

statement
  : LET starList (COLON annotation=expr)? (ASSIGN rhs)*                                     #LetStatement
  | rhs (COLON annotation=expr (ASSIGN value=rhs)? | AUGMENTED value=rhs | (ASSIGN rhs)*)   #ExpressionStatement
  | IF namedExpr block elifClause* elseClause?                                              #IfStatement
  | WHILE namedExpr block elseClause?                                                       #WhileStatement
  | ASYNC? FOR targetList IN starList block elseClause?                                     #ForStatement
  | TRY block (handler+ elseClause? finallyClause? | finallyClause)                         #TryStatement
  | ASYNC? WITH LPAREN withItem (COMMA withItem)* COMMA? RPAREN block                       #WithStatement
  | ASYNC? WITH withItem (COMMA withItem)* block                                            #WithStatement
  | GROUP block                                                                             #GroupStatement
  | decorator+ definition                                                                   #DecoratedStatement
  | definition                                                                              #PlainDefinition
  | IMPORT alias (COMMA alias)*                                                             #ImportStatement
  | FROM dotted IMPORT (STAR | LPAREN alias (COMMA alias)* COMMA? RPAREN | alias (COMMA alias)*)
                                                                                            #FromStatement
  | RETURN starList?                                                                        #ReturnStatement
  | RAISE (raised=expr (FROM cause=expr)?)?                                              #RaiseStatement
  | ASSERT test=expr (COMMA message=expr)?                                                  #AssertStatement
  | BREAK                                                                                   #BreakStatement
  | CONTINUE                                                                                #ContinueStatement
  | PASS                                                                                    #PassStatement
  | DEL starList                                                                            #DelStatement
  | (GLOBAL | NONLOCAL) name (COMMA name)*                                                  #OuterNamesStatement
  | block                                                                                   #HeadlessBlock
  ;

// Of its own, so that one `@` tells what follows: with the decorators in front of each kind, every
// one of them was predicted by reading all that follow it.
definition
  : ASYNC? DEF name LPAREN params? RPAREN (ARROW annotation=expr)? block                    #DefStatement
  | CLASS name arguments? block                                                             #ClassStatement
  ;

elifClause    : NEWLINE? ELIF namedExpr block ;
elseClause    : NEWLINE? ELSE block ;
handler       : NEWLINE? EXCEPT (expr (AS name)?)? block ;
finallyClause : NEWLINE? FINALLY block ;
withItem      : expr (AS target)? ;
decorator     : AT namedExpr NEWLINE ;
alias         : dotted (AS name)? ;
dotted        : (DOT | ELLIPSIS)* name (DOT name)* | (DOT | ELLIPSIS)+ ;

params : param (COMMA param)* COMMA? ;

param
  : STAR (name (COLON expr)?)?
  | POW name (COLON expr)?
  | SLASH
  | name (COLON expr)? (ASSIGN defaultValue=expr)?
  ;

lambdaParams : lambdaParam (COMMA lambdaParam)* COMMA? ;

lambdaParam
  : STAR name?
  | POW name
  | SLASH
  | name (ASSIGN defaultValue=expr)?
  ;

// ---- lists of expressions

rhs        : yieldExpr | starList ;
yieldExpr  : YIELD (FROM expr | starList)? ;
starList   : starItem (COMMA starItem)* COMMA? ;
starItem   : STAR arith | expr ;
targetList : target (COMMA target)* COMMA? ;
target     : STAR? arith ;
item       : STAR arith | namedExpr ;

// ---- expressions, loosest first. Chains of and/or/not and comparisons are loops: they neither nest nor backtrack.

namedExpr   : expr (COLON_EQUAL value=expr)? ;

expr
  : disjunction (IF disjunction ELSE expr)?
  | lambda
  ;

lambda      : LAMBDA lambdaParams? COLON expr ;
disjunction : conjunction (OR conjunction)* ;
conjunction : inversion (AND inversion)* ;
inversion   : NOT* comparison ;
comparison  : arith (compareOp arith)* ;
compareOp   : LT | LE | GT | GE | EQ | NE | IN | NOT IN | IS NOT? ;

arith
  : awaited
  | <assoc=right> left=arith op=POW right=arith
  | op=(PLUS | MINUS | TILDE) operand=arith
  | left=arith op=(STAR | SLASH | DSLASH | PERCENT) right=arith
  | left=arith op=(PLUS | MINUS) right=arith
  | left=arith op=(LSHIFT | RSHIFT) right=arith
  | left=arith op=AMP right=arith
  | left=arith op=CARET right=arith
  | left=arith op=PIPE right=arith
  ;

awaited : AWAIT awaited | spawn | primary ;

// The callee is read as any primary, so that what stands after its argument list can be named in the message.
spawn   : SPAWN model=(THREAD | PROCESS | TASK) arguments? primary ;

primary : atom trailer* ;

trailer
  : DOT name
  | arguments
  | LBRACK subscript (COMMA subscript)* COMMA? RBRACK
  ;

arguments : LPAREN (argument (COMMA argument)* COMMA?)? RPAREN ;

argument
  : STAR expr
  | POW expr
  | namedExpr (ASSIGN value=expr | compFor+)?
  ;

subscript
  : namedExpr (first=COLON upper=expr? (second=COLON step=expr?)?)?
  | first=COLON upper=expr? (second=COLON step=expr?)?
  | STAR arith
  ;

compFor : ASYNC? FOR targetList IN disjunction (IF disjunction)* ;

atom
  : name                                                                    #NameAtom
  | (TRUE | FALSE | NONE | ELLIPSIS | INT | FLOAT | BAD_NUMBER)             #LiteralAtom
  | (STRING | BYTES | fString)+                                             #StringAtom
  | LPAREN (yieldExpr | item (compFor+ | (COMMA item)* COMMA?))? RPAREN     #ParenAtom
  | LBRACK (item (compFor+ | (COMMA item)* COMMA?))? RBRACK                 #ListAtom
  | LDISPLAY (entry (compFor+ | (COMMA entry)* COMMA?))? RDISPLAY           #BraceAtom
  ;

entry : POW arith | STAR arith | namedExpr (COLON value=expr)? ;

fString : FSTRING_START fPart* FSTRING_END ;
fPart   : FSTRING_TEXT | field ;
field   : FIELD_OPEN rhs? ASSIGN? (BANG name)? (COLON fPart*)? FIELD_CLOSE ;

name : NAME | SPAWN | THREAD | PROCESS | TASK | GROUP ;
