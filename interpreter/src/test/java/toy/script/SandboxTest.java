package toy.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toy.sandbox.Permissions;
import toy.sandbox.Permissions.Kind;
import toy.sandbox.Permissions.Names;
import toy.sandbox.Permissions.Rule;
import toy.sched.Exit;
import toy.syntax.Source;

/// Every function of the library that could reach outside, of a program that may reach nothing.
final class SandboxTest {
  /// What needs a permission: an expression, and the kind of it. The functions of a module that
  /// stand neither here nor among the [#HARMLESS] fail the test.
  private static final List<String> REFUSED =
      List.of(
          "read  open('/etc/hosts')",
          "read  open(b'/etc/hosts')",
          "read  open('nothing')",
          "read  open('/etc/hosts', 'rb', buffering=0)",
          "write open('/tmp/toy-sandbox', 'w')",
          "write open('/tmp/toy-sandbox', 'a')",
          "write open('/tmp/toy-sandbox', 'x')",
          "read  open('/tmp/toy-sandbox', 'r+')",
          "read  open('/proc/self/environ')",
          "read  io.open('/etc/hosts')",
          "read  asyncio.run(hosts())",
          "read  os.listdir()",
          "read  os.listdir('/')",
          "read  list(os.walk('/etc'))",
          "read  os.getcwd()",
          "write os.mkdir('/tmp/toy-sandbox')",
          "write os.makedirs('/tmp/toy-sandbox/a')",
          "write os.remove('/tmp/toy-sandbox')",
          "write os.unlink('/tmp/toy-sandbox')",
          "write os.rmdir('/tmp/toy-sandbox')",
          "write os.removedirs('/tmp/toy-sandbox')",
          "read  os.rename('/tmp/toy-sandbox', '/tmp/toy-b')",
          "write os.renames('/tmp/toy-sandbox', '/tmp/toy-b/c')",
          "read  os.replace('/tmp/toy-sandbox', '/tmp/toy-b')",
          "env   os.environ['HOME']",
          "env   os.environ.get('HOME')",
          "env   'HOME' in os.environ",
          "env   list(os.environ)",
          "env   os.environ.items()",
          "env   str(os.environ)",
          "env   os.getenv('HOME')",
          "env   os.path.expanduser('~')",
          "env   os.path.expandvars('$HOME')",
          "read  os.path.exists('/etc/hosts')",
          "read  os.path.lexists('/etc/hosts')",
          "read  os.path.isfile('/etc/hosts')",
          "read  os.path.isdir('/etc')",
          "read  os.path.islink('/etc')",
          "read  os.path.getsize('/etc/hosts')",
          "read  os.path.getmtime('/etc/hosts')",
          "read  os.path.realpath('/etc')",
          "read  os.path.samefile('/etc', '/etc')",
          "read  os.path.abspath('x')",
          "read  os.path.relpath('/x')",
          "net   socket.create_connection(('127.0.0.1', 1))",
          "net   socket.create_server(('127.0.0.1', 0))",
          "net   socket.socket().connect(('localhost', 1))",
          "net   socket.socket().connect_ex(('localhost', 1))",
          "net   socket.socket()._try_connect(('localhost', 1))",
          "net   socket.socket().bind(('', 0))",
          "net   socket.socket().listen()",
          "net   socket.socketpair()",
          "net   socket.getaddrinfo('toy.invalid', 80)",
          "net   socket.gethostbyname('toy.invalid')",
          "net   socket.gethostbyname('127.0.0.1')",
          "net   asyncio.run(socket._resolve('toy.invalid'))",
          "net   socket.gethostname()",
          "net   asyncio.run(asyncio.open_connection('127.0.0.1', 1))",
          "net   asyncio.run(asyncio.open_connection('toy.invalid', 1))",
          "net   asyncio.run(asyncio.start_server(print, '127.0.0.1', 0))",
          "net   http.get('http://127.0.0.1:1/')",
          "net   http.head('http://127.0.0.1:1/')",
          "net   http.post('http://127.0.0.1:1/')",
          "net   http.put('http://127.0.0.1:1/')",
          "net   http.delete('http://127.0.0.1:1/')",
          "net   http.request('GET', 'https://user@127.0.0.1:1/')",
          "net   asyncio.run(http.aget('http://127.0.0.1:1/'))",
          "net   asyncio.run(http.ahead('http://127.0.0.1:1/'))",
          "net   asyncio.run(http.apost('http://127.0.0.1:1/'))",
          "net   asyncio.run(http.aput('http://127.0.0.1:1/'))",
          "net   asyncio.run(http.adelete('http://127.0.0.1:1/'))",
          "net   asyncio.run(http.arequest('GET', 'http://127.0.0.1:1/'))",
          "net   http.serve(print)",
          "net   server.HTTPServer(('', 0), server.BaseHTTPRequestHandler)",
          "net   server.ThreadingHTTPServer(('', 0), server.BaseHTTPRequestHandler)",
          "net   request.urlopen('http://127.0.0.1:1/')",
          "net   request.urlretrieve('http://127.0.0.1:1/x', '/tmp/toy-sandbox')");

  private static final Map<String, Set<String>> HARMLESS =
      Map.of(
          "os",
          Set.of("cpu_count", "fspath", "getpid", "error", "path"),
          "os.path",
          Set.of(
              "basename",
              "commonpath",
              "commonprefix",
              "dirname",
              "isabs",
              "join",
              "normcase",
              "normpath",
              "split",
              "splitdrive",
              "splitext"),
          "socket",
          Set.of(
              "SocketType",
              "error",
              "gaierror",
              "getdefaulttimeout",
              "herror",
              "setdefaulttimeout",
              "socket",
              "timeout"),
          "http",
          Set.of(
              "HTTPError",
              "HTTPException",
              "HTTPStatus",
              "Headers",
              "RemoteDisconnected",
              "Response",
              "SSLError"),
          "server",
          Set.of("BaseHTTPRequestHandler", "Request", "serve"),
          "request",
          Set.of("Request"),
          "io",
          Set.of(
              "BufferedIOBase",
              "BufferedRandom",
              "BufferedReader",
              "BufferedWriter",
              "BytesIO",
              "FileIO",
              "IOBase",
              "RawIOBase",
              "StringIO",
              "TextIOBase",
              "TextIOWrapper",
              "UnsupportedOperation"));

  private static final String IMPORTS =
      """
      import os, socket, http, aiofiles, io, asyncio
      import http.server as server
      import urllib.request as request
      async def hosts() { async with aiofiles.open("/etc/hosts") as f { return await f.read() } }
      """;

  @TempDir Path folder;

  private static ScriptRun run(Permissions permissions, Path home, String program)
      throws InterruptedException {
    return ScriptRun.of(
        new Source("main.toy", program),
        options ->
            options.withPermissions(permissions).withScript(home, List.of("main.toy")).withSeed(1));
  }

  private ScriptRun sandboxed(String program) throws InterruptedException {
    return run(Permissions.none(), folder, program);
  }

  @Test
  void nothingIsReached() throws InterruptedException {
    StringBuilder program = new StringBuilder(IMPORTS);
    program.append(
        "def attempt(call) { try { print('reached', call()) } except BaseException as e ");
    program.append("{ print(type(e).__name__, e) } }\n");
    REFUSED.forEach(line -> program.append("attempt(lambda: %s)\n".formatted(expression(line))));
    ScriptRun run = sandboxed(program.toString());
    assertEquals(0, run.code(), run::err);
    List<String> said = run.out().lines().toList();
    assertEquals(REFUSED.size(), said.size(), run::out);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      String kind = REFUSED.get(i).substring(0, REFUSED.get(i).indexOf(' '));
      // urlopen raises an error of its own, with this one as its text.
      String text =
          said.get(i).replaceFirst("^URLError <urlopen error (.*)>$", "PermissionError $1");
      if (!text.startsWith("PermissionError ") || !text.contains(" needs --allow-" + kind)) {
        wrong.add(REFUSED.get(i) + ": " + said.get(i));
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static String expression(String line) {
    return line.substring(line.indexOf(' ')).strip();
  }

  @Test
  void anUncaughtRefusalHasItsCodeItsPlaceAndItsExitCode() throws InterruptedException {
    for (String call : List.of("open('/etc/hosts')", "request.urlopen('http://127.0.0.1:1/')")) {
      ScriptRun run = sandboxed(IMPORTS + call + "\n");
      assertEquals(Exit.PERMISSION, run.code(), run::err);
      assertTrue(run.err().contains("error[E420]: PermissionError: "), run::err);
      assertTrue(run.err().contains("main.toy:5"), run::err);
    }
  }

  @Test
  void everyFunctionIsInTheTable() throws InterruptedException {
    String table = String.join("\n", REFUSED);
    List<String> missing = new ArrayList<>();
    for (Map.Entry<String, Set<String>> module : HARMLESS.entrySet()) {
      String name = module.getKey();
      ScriptRun run =
          sandboxed(
              IMPORTS
                  + "for n in dir(%s) { if callable(getattr(%s, n)) and n[0] != '_' { print(n) } }"
                      .formatted(name, name));
      assertEquals(0, run.code(), run::err);
      Set<String> functions = new TreeSet<>(run.out().lines().toList());
      assertTrue(functions.size() > 1, name);
      functions.removeAll(module.getValue());
      functions.removeIf(function -> table.contains(name + "." + function));
      functions.forEach(function -> missing.add(name + "." + function));
    }
    assertEquals(List.of(), missing);
  }

  @Test
  void whatNeedsNothingWorks() throws InterruptedException {
    ScriptRun run =
        sandboxed(
            IMPORTS
                + """
                import sys, json, time, random, resource
                print(fetch("sim://fast/1ms"), os.path.join("a", "b"), sys.argv, io.StringIO("x").read())
                print(os.cpu_count() > 0, os.getpid() > 0, sys.platform != "", os.path.abspath("/x"))
                def f(n) { return n + 1 }
                print(join([spawn thread f(1), spawn process f(2)]))
                print(socket.socket().getsockname(), resource.getrusage(0).ru_utime >= 0)
                try { open("x") } except PermissionError as e { print(type(e).__name__, isinstance(e, OSError), e) }
                """);
    assertEquals(0, run.code(), run::err);
    assertEquals(
        """
        200 OK sim://fast/1ms a/b ['main.toy'] x
        True True True /x
        [2, 3]
        ('0.0.0.0', 0) True
        PermissionError True reading "x" needs --allow-read=x
        """,
        run.out());
  }

  @Test
  void everyKindOfChildHasNoMore() throws InterruptedException {
    String program =
        """
        import os
        def look() {
          try { open("/etc/hosts"); print("read") } except PermissionError as e { print(e) }
          try { os.getenv("HOME"); print("env") } except PermissionError as e { print(e) }
        }
        def deep() { join(spawn process look()) }
        look()
        join(spawn thread look())
        join(spawn process look())
        join(spawn process(os=True) look())
        join(spawn process(os=True) deep())
        """;
    ScriptRun run = sandboxed(program);
    assertEquals(0, run.code(), run::err);
    String refusals =
        """
        reading "/etc/hosts" needs --allow-read=/etc/hosts
        reading the variable "HOME" needs --allow-env=HOME
        """;
    assertEquals(refusals.repeat(5), run.out());
  }

  @Test
  void aChildsErrorIsOneOfPermission() throws InterruptedException {
    for (String kind : List.of("thread", "process", "process(os=True)")) {
      String child = "def look() { open('/etc/hosts') }\n";
      ScriptRun joined = sandboxed(child + "join(spawn " + kind + " look())\n");
      assertEquals(Exit.PERMISSION, joined.code(), joined::err);
      assertTrue(joined.err().contains("E420"), joined::err);
      ScriptRun unheard = sandboxed(child + "spawn " + kind + " look()\n");
      assertEquals(Exit.PERMISSION, unheard.code(), unheard::err);
    }
    ScriptRun other = sandboxed("try { open('x') } except OSError { 1 / 0 }\n");
    assertEquals(Exit.ERROR, other.code(), other::err);
    ScriptRun group = sandboxed("raise ExceptionGroup('two', [ValueError(1), KeyError(2)])\n");
    assertEquals(Exit.ERROR, group.code(), group::err);
  }

  @Test
  void theEnvironmentShowsWhatIsAllowed() throws InterruptedException {
    Permissions some =
        Permissions.of(
            Map.of(Kind.ENV, new Rule(new Names(false, List.of("PATH", "TOY_NONE")), Names.NONE)));
    ScriptRun run =
        run(
            some,
            folder,
            """
            import os
            print(list(os.environ), os.environ["PATH"] == os.getenv("PATH"), os.environ.get("TOY_NONE"))
            def child() { return len(os.environ) }
            print(join(spawn process(os=True) child()))
            os.environ["HOME"]
            """);
    assertEquals("['PATH'] True None\n1\n", run.out(), run::err);
    assertTrue(
        run.err().contains("reading the variable \"HOME\" needs --allow-env=HOME"), run::err);
  }

  @Test
  void modulesAreThoseBesideTheScript() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path home = Files.createDirectory(folder.resolve("home"));
    Files.writeString(home.resolve("tool.toy"), "let x = 1\n");
    Files.createDirectory(home.resolve("package"));
    Files.writeString(home.resolve("package/part.toy"), "let x = 2\n");
    Files.writeString(elsewhere.resolve("secret.toy"), "let x = 3\n");
    Files.createSymbolicLink(home.resolve("linked.toy"), elsewhere.resolve("secret.toy"));
    Files.createSymbolicLink(home.resolve("folder"), elsewhere);
    String program =
        """
        import tool, package.part
        print(tool.x, package.part.x)
        try { import linked } except PermissionError as e { print("needs" in str(e)) }
        try { import folder.secret } except PermissionError as e { print("needs" in str(e)) }
        try { import missing } except ModuleNotFoundError as e { print(e) }
        """;
    ScriptRun run = run(Permissions.none(), home, program);
    assertEquals("1 2\nTrue\nTrue\nNo module named 'missing'\n", run.out(), run::err);
  }

  @Test
  void everyHopOfARedirectIsLookedAt() throws InterruptedException {
    Permissions own =
        Permissions.of(
            Map.of(Kind.NET, new Rule(new Names(false, List.of("127.0.0.1:0")), Names.NONE)));
    String program =
        """
        import http
        from http.server import HTTPServer, BaseHTTPRequestHandler
        class Handler(BaseHTTPRequestHandler) {
          def do_GET(self) {
            let to = {"/out": "http://localhost:1/", "/in": "/end", "/long": "/out"}.get(self.path)
            self.send_response(302 if to else 200)
            if to { self.send_header("Location", to) }
            self.end_headers()
            if not to { self.wfile.write(b"here") }
          }
          def log_message(self, *words) {}
        }
        let server = HTTPServer(("127.0.0.1", 0), Handler)
        let serving = spawn thread server.serve_forever()
        let base = f"http://127.0.0.1:{server.server_port}"
        print(http.get(base + "/in").text, http.get(base + "/out", allow_redirects=False).status)
        for path in ["/out", "/long"] {
          try { print(http.get(base + path)) } except PermissionError as e { print(e) }
        }
        server.shutdown()
        join(serving)
        """;
    ScriptRun run = run(own, folder, program);
    String refused = "connecting to \"localhost:1\" needs --allow-net=localhost:1\n";
    assertEquals("here 302\n" + refused + refused, run.out(), run::err);
    assertEquals(0, run.code(), run::err);
  }
}
