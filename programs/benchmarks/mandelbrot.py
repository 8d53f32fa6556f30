"""The Mandelbrot set: a loop of float arithmetic that ends early."""
from repeat import repeat


def work():
    size = 180
    inside = 0
    for py in range(size):
        y0 = py * 2.0 / size - 1.0
        for px in range(size):
            x0 = px * 3.0 / size - 2.0
            x = 0.0
            y = 0.0
            i = 0
            while i < 50 and x * x + y * y <= 4.0:
                t = x * x - y * y + x0
                y = 2.0 * x * y + y0
                x = t
                i += 1
            if i == 50:
                inside += 1
    return inside


repeat(work, 8577)
