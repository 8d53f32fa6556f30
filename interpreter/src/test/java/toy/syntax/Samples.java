package toy.syntax;

import java.util.List;

/// Right programs: the eight of the guide, and one that uses what they do not.
final class Samples {
  private Samples() {}

  static final List<String> PROGRAMS =
      List.of(
          """
          async def main() {
            let a = await fetch("sim://slow/a")
            let b = await fetch("sim://slow/b")
            print(a, b)
          }
          run(main())                                      # = asyncio.run(main())
          """,
          """
          async def main() {                               # create_task, then await
            let a = spawn task fetch("sim://slow/a")
            let b = spawn task fetch("sim://slow/b")
            print(await a, await b)
          }
          """,
          """
          def blocking(n) { time.sleep(n); return n }
          async def main() {
            let h = spawn thread blocking(1)
            await asyncio.sleep(1)
            print(await h)
          }
          """,
          """
          async def main() {
            let h = spawn process count_primes(200_000)
            while not h.done() { await asyncio.sleep(0.1); print(".") }
            print(await h)
          }
          """,
          """
          let counter = 0
          let lock = Lock()
          def bad(n)  { for i in range(n) { counter += 1 } }
          def good(n) { for i in range(n) { with lock { counter += 1 } } }
          join([spawn thread bad(10_000) for _ in range(4)])
          print(counter)
          """,
          """
          let q = Queue(maxsize=2)
          def producer(n) { for i in range(n) { q.put(i) }; q.put(None) }
          def consumer()  { while True { let x = q.get(); if x == None { break }; print(x) } }
          group { spawn thread producer(5); spawn thread consumer() }
          """,
          """
          async def main() {
            try {
              with timeout(2.0) {
                let rs = await gather([spawn task fetch(f"sim://slow/{i}") for i in range(1000)])
                print(len(rs))
              }
            } except TimeoutError { print("too slow") }
          }
          """,
          """
          async def worker() {
            try { await asyncio.sleep(3600) } except CancelledError { print("clean up"); raise }
          }
          async def main() {
            let t = spawn task worker()
            await asyncio.sleep(0.1)
            t.cancel()
            try { await t } except CancelledError { print("cancelled") }
          }
          """,
          """
          #!/usr/bin/env toy
          # toy: --gil cpython3.9 --switch-every 1
          import math as m, random
          from time import (sleep, perf_counter as now,)

          class Shape(Base, key=1) {
            "A shape."
            let sides: int = 0
            @property
            def area(self, /, *rest, scale=1.5e3, **options) -> float {
              return self.w * self.h if self.w else -self.h ** 2
            }
          }
          for i, (a, *b) in enumerate({1: [2, 3], **d}.items()) {
            if not a in b and i is not None or a < i <= 10 {
              continue
            } elif (n := len(b)) > 3 {
              break
            } else { pass }
          } else {
            x[1:2, ::3] += {k: v for k, v in z if k if v}["a" 'b']
          }
          with (open("f") as f, Lock(),) {
            with other as g, (Lock()) as h { pass }
            print(f"{f.name!r:>{width}} {x = } {{}} {d['k']:.2f}", *[1, 2], sep="", **{})
          }
          try {
            raise ValueError("no") from None
          } except (A, B) as e {
            assert e, "message"
          } finally {
            let fn = lambda a, *b, c=(1,), **d: (yield a)
          }
          if __name__ == "__main__" { main() }
          """);
}
