def tally():
    counts = {}
    def add(k):
        counts[k] = counts.get(k, 0) + 1
        return counts
    return add
t, u = tally(), tally()
t("a")
t("b")
print(t("a"), u("z"))
