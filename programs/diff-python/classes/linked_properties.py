class Rect:
    def __init__(self, w, h): self.w, self.h = w, h
    @property
    def area(self): return self.w * self.h
    @area.setter
    def area(self, v): self.w = v / self.h
    @area.deleter
    def area(self): self.w = 0
r = Rect(2, 5)
r.area = 40
print(r.w, r.area)
del r.area
print(r.w, r.area, vars(r))
