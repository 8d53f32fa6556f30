import json
data = {"a": [1, 2.5, None, True], "b": {"c": "é\n\"q\""}, "n": -1e-7}
print(json.dumps(data), json.dumps(data, indent=2, sort_keys=True), json.loads(json.dumps(data)) == data, sep="\n")
for bad in ("", "[1,", "{'a': 1}", "[1 2]", "nul"):
    try:
        json.loads(bad)
    except ValueError as e:
        print(type(e).__name__, e)
