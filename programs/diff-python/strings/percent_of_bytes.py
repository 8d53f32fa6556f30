def t(f):
  try:
    print(f())
  except Exception as e:
    print(type(e).__name__, e)
class B:
  def __bytes__(self): return b'BB'
class C:
  def __bytes__(self): return 'BB'
for f, v in [(b'%s|%b', (b'a', bytearray(b'b'))), (b'%d %5d %-5d| %05d %x %X %#o', (1,2,3,4,255,255,8)), (b'%c%c', (65, b'B')),
  (b'%s', 'x'), (b'%b', 3), (b'%c', 256), (b'%c', 'a'), (b'%r %a', ('\xe9', b'\xff')), (b'%f %.2f %e %g', (1.5, 2, 3, 4)), (b'%d', 'x'), (b'%x', 1.5), (b'%f', 'x'),
  (b'%(a)s %(b)d', {b'a': b'x', b'b': 2}), (b'%(a)s', {'a': 1}), (b'%s', B()), (b'%s', C()), (b'%', 1), (b'%y', 1), (b'%(', {}), (b'%(a)s', 1), (b'abc', 1), (b'abc', []), (b'abc', b'x'), (b'abc', {}), (b'%s', ()), (b'%*d', (5, 3)), (b'%.1s', b'abc'), (b'%10s|', b'abc'), (b'%%', ()), (bytearray(b'%d'), 5), ('abc', b'x'), ('abc', bytearray(b'x')), (b'abc', 'x'), (b'%5c|', 65), (b'%.0f', 2.5), (b'%i %u', (3.7, 4)), (b'%s %s', (b'a',)), (b'abc', range(3)), (b'%b', [1])]:
  t(lambda: f % v)
b = bytearray(b'%d-')
b %= 3
print(b)
