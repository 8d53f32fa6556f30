"""Planets that attract each other: attributes and floats."""
from repeat import repeat


class Body:
    def __init__(self, x, y, z, vx, vy, vz, mass):
        self.x = x
        self.y = y
        self.z = z
        self.vx = vx
        self.vy = vy
        self.vz = vz
        self.mass = mass


def advance(bodies, dt):
    n = len(bodies)
    for i in range(n):
        a = bodies[i]
        for j in range(i + 1, n):
            b = bodies[j]
            dx = a.x - b.x
            dy = a.y - b.y
            dz = a.z - b.z
            d2 = dx * dx + dy * dy + dz * dz
            mag = dt / (d2 * d2 ** 0.5)
            a.vx -= dx * b.mass * mag
            a.vy -= dy * b.mass * mag
            a.vz -= dz * b.mass * mag
            b.vx += dx * a.mass * mag
            b.vy += dy * a.mass * mag
            b.vz += dz * a.mass * mag
    for b in bodies:
        b.x += dt * b.vx
        b.y += dt * b.vy
        b.z += dt * b.vz


def work():
    bodies = [
        Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 39.47841760435743),
        Body(4.84, -1.16, -0.10, 0.606, 2.81, -0.02, 0.0376936749),
        Body(8.34, 4.12, -0.4, -1.01, 1.82, 0.008, 0.01128632613),
        Body(12.89, -15.11, -0.22, 1.08, 0.868, -0.0108, 0.00172372),
        Body(15.37, -25.9, 0.179, 0.979, 0.594, -0.034, 0.00203368),
    ]
    for _ in range(8_000):
        advance(bodies, 0.001)
    return f"{bodies[0].x:.9f} {bodies[1].y:.9f}"


repeat(work, "0.014589687 -4.082361103")
