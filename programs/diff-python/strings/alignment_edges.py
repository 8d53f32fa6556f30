for w in (0, 1, 3, 6):
    print([f"{'abc':<{w}}|", f"{'abc':>{w}}|", f"{'abc':^{w}}|", "abc".center(w, "-"), "ab".center(w, "-"), f"{-7:={w}}", f"{7:^{w}}", f"{1.5:<{w}}"])
