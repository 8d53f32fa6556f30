# Tables, trees and boxes drawn with padding.
def box(lines, title=""):
    width = max(map(len, [*lines, title]), default=0)
    top = f"+{title:-^{width + 2}}+"
    return "\n".join([top, *(f"| {l:<{width}} |" for l in lines), "+" + "-" * (width + 2) + "+"])
print(box(["one", "three", "a longer line"], "box"), box([]), box(["x"], "long title"), sep="\n")
def tree(node, indent=""):
    name, kids = node
    yield name
    for i, kid in enumerate(kids):
        last = i == len(kids) - 1
        for j, line in enumerate(tree(kid)):
            yield ("└── " if last else "├── ") + line if j == 0 else ("    " if last else "│   ") + line
print("\n".join(tree(("root", [("bin", [("sh", []), ("ls", [])]), ("etc", []), ("usr", [("lib", [("x.so", [])])])]))))
for n in (1, 12, 123, -5, 3.14159, True, None, "text"):
    print(f"[{n!s:<8}][{n!s:>8}][{n!s:^8}][{n!s:.3}][{str(n).zfill(6)}]")
for n in (0.5, 12.345, -99.999, 1e6, 1e-7):
    print(f"[{n:8.2f}][{n:<10.3e}][{n:^+10.1f}][{n:010.3f}][{n:,.1f}][{n:.0%}][{n:g}]")
print("\n".join("*" * (2 * i + 1) + " " * 0 for i in range(3)), "\n".join(("*" * (2 * i + 1)).center(7, ".") for i in range(4)), sep="\n")
bars = {"ab": 3, "c": 10, "def": 7}
for k, v in bars.items():
    print(f"{k:>4} {'#' * v:<10} {v / max(bars.values()):>6.1%}")
