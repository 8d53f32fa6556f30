import itertools as it
print(list(it.chain("ab", [1])), list(it.islice(it.count(5, 2), 3)), list(it.combinations("abc", 2)), list(it.permutations([1, 2, 3], 2)), list(it.product("ab", [0, 1])))
print([(k, list(g)) for k, g in it.groupby("aabbbc")], list(it.accumulate([1, 2, 3])), list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.zip_longest("ab", "c", fillvalue="-")), list(it.repeat(7, 2)), list(it.starmap(pow, [(2, 3), (3, 2)])))
