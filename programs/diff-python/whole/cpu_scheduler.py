# An operating-system scheduler: round robin, shortest job, priorities with ageing; a Gantt chart and statistics.
class Process:
    def __init__(self, name, arrival, burst, priority=0):
        self.name, self.arrival, self.burst, self.priority = name, arrival, burst, priority
        self.left, self.finish, self.first = burst, None, None

    @property
    def turnaround(self):
        return self.finish - self.arrival

    @property
    def waiting(self):
        return self.turnaround - self.burst

    def __repr__(self):
        return f"{self.name}({self.left}/{self.burst})"

class Scheduler:
    name = "abstract"

    def __init__(self):
        self.queue = []

    def add(self, process):
        self.queue.append(process)

    def pick(self):
        raise NotImplementedError(type(self).__name__)

    def quantum(self, process):
        return process.left

class FCFS(Scheduler):
    name = "first come"
    def pick(self): return self.queue.pop(0)

class ShortestFirst(Scheduler):
    name = "shortest first"
    def pick(self):
        best = min(self.queue, key=lambda p: (p.left, p.arrival))
        self.queue.remove(best)
        return best

class RoundRobin(FCFS):
    def __init__(self, slice_):
        super().__init__()
        self.slice = slice_
        self.name = f"round robin {slice_}"
    def quantum(self, process): return min(self.slice, process.left)

class ShortestRemaining(ShortestFirst):
    name = "shortest remaining"
    def quantum(self, process): return 1

class Priority(Scheduler):
    name = "priority with ageing"
    def __init__(self):
        super().__init__()
        self.age = {}
    def pick(self):
        best = max(self.queue, key=lambda p: (p.priority + self.age.get(p.name, 0), -p.arrival))
        self.queue.remove(best)
        for p in self.queue:
            self.age[p.name] = self.age.get(p.name, 0) + 1
        self.age[best.name] = 0
        return best
    def quantum(self, process): return min(2, process.left)

def simulate(scheduler, specs):
    pending = sorted((Process(*s) for s in specs), key=lambda p: (p.arrival, p.name))
    everything, now, chart, switches, last = list(pending), 0, [], 0, None
    current = None
    while pending or scheduler.queue or current:
        while pending and pending[0].arrival <= now:
            scheduler.add(pending.pop(0))
        if current:
            scheduler.add(current)
            current = None
        if not scheduler.queue:
            chart.append(("-", pending[0].arrival - now))
            now = pending[0].arrival
            continue
        p = scheduler.pick()
        if last is not None and last is not p:
            switches += 1
        last = p
        if p.first is None:
            p.first = now
        run = scheduler.quantum(p)
        now += run
        p.left -= run
        if chart and chart[-1][0] == p.name:
            chart[-1] = (p.name, chart[-1][1] + run)
        else:
            chart.append((p.name, run))
        if p.left:
            current = p
        else:
            p.finish = now
    return everything, chart, switches

jobs = [("A", 0, 8, 1), ("B", 1, 4, 3), ("C", 2, 9, 2), ("D", 3, 5, 3), ("E", 40, 2, 0)]
print(f"{'scheduler':<22}{'wait':>7}{'turn':>7}{'resp':>7}{'switches':>10}")
charts = {}
for s in [FCFS(), ShortestFirst(), RoundRobin(1), RoundRobin(3), RoundRobin(100), ShortestRemaining(), Priority()]:
    done, chart, switches = simulate(s, jobs)
    n = len(done)
    print(f"{s.name:<22}{sum(p.waiting for p in done) / n:>7.2f}{sum(p.turnaround for p in done) / n:>7.2f}{sum(p.first - p.arrival for p in done) / n:>7.2f}{switches:>10}")
    charts[s.name] = chart
for name, chart in charts.items():
    print(f"{name:<22}|" + "".join(p * t for p, t in chart) + "|", len(chart), sum(t for _, t in chart))
try:
    simulate(Scheduler(), jobs)
except NotImplementedError as e:
    print("NotImplementedError", e)
print(charts["round robin 100"] == charts["first come"], Process("Z", 0, 3))
