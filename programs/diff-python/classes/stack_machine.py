class VM:
    def __init__(self): self.stack = []
    def op_push(self, x): self.stack.append(int(x))
    def op_add(self): self.stack.append(self.stack.pop() + self.stack.pop())
    def op_mul(self): self.stack.append(self.stack.pop() * self.stack.pop())
    def op_dup(self): self.stack.append(self.stack[-1])
    def run(self, text):
        for line in text.split(";"):
            op, *args = line.split()
            getattr(self, "op_" + op)(*args)
        return self.stack
for text in ("push 3; dup; mul; push 1; add", "add", "push x", "jump 3", "push", "dup 1"):
    try:
        print(VM().run(text))
    except Exception as e:
        print(type(e).__name__, e)
