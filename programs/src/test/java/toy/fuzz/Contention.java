package toy.fuzz;

import java.util.List;

/// Programs in which several threads change the same containers at the same time: of every kind,
/// with every method, while others walk over them, print them and copy them.
final class Contention {
  private static final List<String> DEEDS =
      List.of(
          "items.append(i)",
          "items.pop()",
          "items.pop(0)",
          "items[i % 3] = i",
          "del items[0]",
          "items.sort(key=lambda x: hash(str(x)))",
          "items.reverse()",
          "items.insert(1, [i])",
          "items.extend(items[:3])",
          "items += (1, 2)",
          "items *= 2",
          "items[1:3] = [i] * 4",
          "items[:] = items[:5]",
          "items.clear()",
          "items.remove(1)",
          "items.index(3)",
          "items.count(1)",
          "items == items[:]",
          "items < items[1:]",
          "[*items, *items]",
          "for x in items { if i > 3 { items.append(1)\n break } }",
          "tuple(items)",
          "sorted(map(str, items))",
          "min(items, key=str)",
          "print(len(items), str(items)[:20])",
          "'-'.join(map(str, items))",
          "table[i] = table",
          "table[i % 5] = i",
          "table.pop(i % 5)",
          "table.popitem()",
          "del table[0]",
          "table.update({i: 1, 'k': i})",
          "table.setdefault(i, []).append(i)",
          "table.get(i)",
          "table.clear()",
          "for k in table { table.get(k) }",
          "list(table.items())",
          "{**table}",
          "table == dict(table)",
          "i in table",
          "repr(table)",
          "table.copy()",
          "table |= {i: i}",
          "names.add(i % 7)",
          "names.discard(i % 7)",
          "names.pop()",
          "names |= {i, 'x'}",
          "names & {1, 2}",
          "names.symmetric_difference_update({i % 3})",
          "list(names)",
          "names == set(items)",
          "names.clear()",
          "names.update(range(i))",
          "ends.append(i)",
          "ends.appendleft(i)",
          "ends.pop()",
          "ends.popleft()",
          "ends.rotate(2)",
          "list(ends)",
          "ends.extend(items)",
          "ends[0] = 1",
          "ends.remove(1)",
          "counts[i % 4] += 1",
          "counts.most_common(2)",
          "counts.update('ab')",
          "counts.subtract([1])",
          "ordered.move_to_end(i % 3)",
          "ordered[i % 4] = i",
          "ordered.popitem(False)",
          "missing[i].append(1)",
          "data.append(i)",
          "data.extend(b'abc')",
          "data[0] = 255",
          "del data[:2]",
          "data += data[:9]",
          "bytes(data)",
          "text.write('line')",
          "text.getvalue()",
          "text.seek(0)",
          "text.read()",
          "text.truncate(3)",
          "box.x = i",
          "del box.x",
          "box.__dict__",
          "setattr(box, 'a' + str(i % 9), i)",
          "vars(box)",
          "box.__class__ = Other",
          "Box.y = i",
          "Box.method = lambda self: i",
          "box.method()",
          "Box()",
          "isinstance(box, Other)",
          "memo(i % 5)",
          "memo.cache_clear()",
          "next(numbers)",
          "next(made)",
          "made.send(i)",
          "made.close()",
          "next(walk)",
          "heapq.heappush(items, i)",
          "heapq.heappop(items)",
          "random.shuffle(items)",
          "random.random()",
          "json.dumps(table)",
          "copy.deepcopy(items)",
          "channel.put_nowait(i)",
          "channel.get_nowait()",
          "lock.acquire(timeout=0.001)",
          "lock.release()",
          "with again { items.append(2) }",
          "event.set()",
          "event.clear()",
          "event.wait(0.001)",
          "local.x = i",
          "local.x",
          "left, right = right, left",
          "fuel += 1",
          "cell()",
          "sum(items[:3])",
          "spawn thread len(items)",
          "raise ValueError(i)",
          "next(shared)",
          "list(pairs)",
          "time.sleep(0)");

  private Contention() {}

  static String program(Dice dice) {
    StringBuilder text =
        new StringBuilder(
            """
            import collections, functools, heapq, io, itertools, json, copy, random, threading, time
            let items = [3, 1, 2]
            let table = {1: 2, "k": 3}
            let names = {1, 2}
            let ends = collections.deque([1, 2], 9)
            let counts = collections.Counter("aab")
            let ordered = collections.OrderedDict(a=1, b=2)
            let missing = collections.defaultdict(list)
            let data = bytearray(b"abc")
            let text = io.StringIO("one")
            let channel = Queue(5)
            let lock = Lock()
            let again = RLock()
            let event = Event()
            let local = threading.local()
            let left = 1
            let right = 2
            let fuel = 0
            class Box { def method(self) { return 1 } }
            class Other(Box) { def method(self) { return 2 } }
            let box = Box()
            @functools.lru_cache(3)
            def memo(n) { return [n] }
            def make() { while True { let got = yield fuel
              if got is None { fuel += 1 } } }
            let made = make()
            let numbers = itertools.count()
            let walk = iter(items)
            let shared = itertools.tee([1, 2, 3] * 9)[0]
            let pairs = zip(items, itertools.cycle([1, 2]))
            def counter() { let n = 0
              def up() { n += 1
                return n }
              return up }
            let cell = counter()
            """);
    int threads = dice.between(2, 4);
    for (int t = 0; t < threads; t++) {
      text.append("def work")
          .append(t)
          .append("() {\n  for i in range(")
          .append(dice.of(5, 20, 60))
          .append(") {\n");
      for (int n = dice.between(1, 6); n > 0; n--) {
        text.append("    try { ").append(dice.of(DEEDS)).append(" } except Exception as e { ");
        text.append(dice.of("", "", "str(e)", "print(e)")).append(" }\n");
      }
      text.append("    if len(items) > 500 { items.clear() }\n  }\n}\n");
    }
    text.append("let all = [");
    for (int t = 0; t < threads; t++) {
      text.append("spawn thread work").append(t).append("(), ");
    }
    text.append("]\nfor one in all { try { join(one) } except Exception as e { print(e) } }\n");
    return text.append("print(len(items), len(table), len(names), len(ends), fuel)\n").toString();
  }
}
