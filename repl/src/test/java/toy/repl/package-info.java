/// Tests of the prompt in a real terminal: tmux draws it, the tests read its screen and press keys.
package toy.repl;
