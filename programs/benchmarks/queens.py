"""Queens on a board, by backtracking: recursion, and lists of booleans read and written by index."""
from repeat import repeat


class Board:
    def __init__(self, size):
        self.size = size
        self.column_free = [True] * size
        self.rising_free = [True] * (2 * size - 1)
        self.falling_free = [True] * (2 * size - 1)
        self.queens = [0] * size
        self.solutions = 0
        self.corners = 0

    def is_free(self, row, column):
        return (
            self.column_free[column]
            and self.rising_free[row + column]
            and self.falling_free[row - column + self.size - 1]
        )

    def mark(self, row, column, free):
        self.column_free[column] = free
        self.rising_free[row + column] = free
        self.falling_free[row - column + self.size - 1] = free

    def place(self, row):
        if row == self.size:
            self.solutions += 1
            if self.queens[0] == 0:
                self.corners += 1
            return
        for column in range(self.size):
            if self.is_free(row, column):
                self.queens[row] = column
                self.mark(row, column, False)
                self.place(row + 1)
                self.mark(row, column, True)


def work():
    board = Board(10)
    board.place(0)
    return (board.solutions, board.corners)


repeat(work, (724, 64))
