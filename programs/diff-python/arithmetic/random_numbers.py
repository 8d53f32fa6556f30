# random follows the same sequence.
import random
random.seed(7)
print([random.random() for _ in range(3)], [random.randint(1, 6) for _ in range(10)], random.choice("abcdef"), random.uniform(1, 2))
xs = list(range(10))
random.shuffle(xs)
print(xs, random.sample(range(100), 5), random.randrange(0, 100, 7))
