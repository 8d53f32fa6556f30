# A small web service as a course writes it: http.server in a thread, urllib as its client.
import json
import threading
import urllib.error
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer


class Notes(BaseHTTPRequestHandler):
    notes = {}
    lock = threading.Lock()

    def answer(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def do_GET(self):
        parts = urllib.parse.urlparse(self.path)
        name = urllib.parse.unquote(parts.path[1:])
        query = urllib.parse.parse_qs(parts.query)
        with self.lock:
            if not name:
                self.answer(200, {"notes": sorted(self.notes), "query": query})
            elif name in self.notes:
                self.answer(200, {name: self.notes[name]})
            else:
                self.answer(404, {"error": f"no note {name}"})

    do_HEAD = do_GET

    def do_PUT(self):
        size = int(self.headers["Content-Length"])
        text = self.rfile.read(size).decode()
        with self.lock:
            self.notes[urllib.parse.unquote(self.path[1:])] = text
        self.answer(201, {"size": size, "type": self.headers.get("Content-Type")})

    def do_DELETE(self):
        self.send_error(403, explain="Notes <stay>.")

    def log_message(self, format, *args):
        pass


def ask(method, url, data=None, headers={}):
    request = urllib.request.Request(url, data=data, headers=headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            print(method, response.status, response.reason, response.headers["Content-Type"], response.read().decode())
    except urllib.error.HTTPError as e:
        body = e.read().decode()
        print(method, "!!", e, e.code, e.reason, body if body.startswith("{") else "Notes &lt;stay&gt;." in body)
    except urllib.error.URLError as e:
        print(method, "!!", type(e).__name__, type(e.reason).__name__, e)


def put_all(url, names):
    threads = [threading.Thread(target=lambda n=name: urllib.request.urlopen(
        urllib.request.Request(url + "/" + urllib.parse.quote(n), data=n.encode(), method="PUT")).read()) for name in names]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


for kind in [HTTPServer, ThreadingHTTPServer]:
    Notes.notes = {}
    server = kind(("127.0.0.1", 0), Notes)
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    url = f"http://127.0.0.1:{server.server_address[1]}"
    print(kind.__name__, server.server_address[0], server.server_port == server.server_address[1])
    ask("GET", url)
    ask("PUT", url + "/first", b"hello", {"Content-Type": "text/plain"})
    ask("GET", url + "/first")
    ask("HEAD", url + "/first")
    ask("GET", url + "/?a=1&b=x+y&b=%C3%A4")
    ask("GET", url + "/none%20such")
    ask("DELETE", url + "/first")
    put_all(url, [f"note {i}" for i in range(20)])
    with urllib.request.urlopen(url) as response:
        print(len(json.load(response)["notes"]))
    server.shutdown()
    serving.join()
    server.server_close()
    ask("GET", url)

for url in ["http://user@host.example:80/a/b/../c;p?q=1#f", "//host/path", "mailto:me@host", "/only/path", "http://[::1]:8080/", "http://h", "?q"]:
    u = urllib.parse.urlparse(url)
    print(tuple(u), u.hostname, u.port, u.username, u.geturl())
for base, part in [("http://a/b/c/d;p?q", p) for p in ["g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", ";x", "", ".", "./", "..", "../g", "../../g", "../../../g", "g;x=1/./y", "http://x/y"]]:
    print(part, urllib.parse.urljoin(base, part))
print(urllib.parse.quote("a/b c?ä€~_.-"), urllib.parse.quote_plus("a b+c"), urllib.parse.quote("a/b", safe=""))
print(urllib.parse.unquote("%41%zz%C3%A4%ff+"), urllib.parse.unquote_plus("a+b%2B"))
print(urllib.parse.urlencode([("a", 1), ("b", "x y"), ("c", "ü&=")]), urllib.parse.urlencode({"k": [1, 2]}, doseq=True))
print(urllib.parse.parse_qsl("a=1&b=&c&=d&e=%20+"), urllib.parse.parse_qsl("b=&c", keep_blank_values=True))
