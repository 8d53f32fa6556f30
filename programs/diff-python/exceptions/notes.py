class E(Exception):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code
for cls, args in ((E, (1, "one")), (E, ()), (E, (1, 2, 3)), (ValueError, ("a", "b")), (KeyError, ("k",))):
    try:
        raise cls(*args)
    except Exception as e:
        print(type(e).__name__, e, e.args, getattr(e, "code", None))
