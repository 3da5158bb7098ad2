"""tls_server.py PORTFILE LOG CERT KEY [HANDSHAKE_MS]: an E-utilities server over TLS on loopback, with a plain one beside it. PORTFILE gets
"TLS-PORT PLAIN-PORT"; each arrival is a line of LOG: milliseconds, "tls" or "plain", method, path, body. Under /down/ every request is
redirected to the plain server, under /away/ to another host name (over TLS), under /port/ to another port, under /here/ to where it is
answered. Each handshake is kept waiting HANDSHAKE_MS."""
import http.server, json, os, ssl, sys, threading, time, urllib.parse

portfile, log_path, cert, key = sys.argv[1:5]
wait = int(sys.argv[5]) / 1000 if len(sys.argv) > 5 else 0
log = open(log_path, "w", buffering=1)
lock = threading.Lock()
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(cert, key)
RECORD = ("<PubmedArticle><MedlineCitation Status=\"MEDLINE\"><PMID Version=\"1\">%s</PMID><Article PubModel=\"Print\"><Journal><Title>J</Title>"
          "</Journal><ArticleTitle>Oats and cholesterol in adults.</ArticleTitle></Article></MedlineCitation></PubmedArticle>")

class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def setup(self):
        self.kind = "plain"
        if self.server.tls:
            time.sleep(wait)
            self.request = context.wrap_socket(self.request, server_side=True)
            self.kind = "tls"
        super().setup()

    def reply(self, status, kind, body, **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def answer(self):
        at = time.monotonic() * 1000
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        with lock:
            log.write(f"{at:.0f}\t{self.kind}\t{self.command}\t{self.path}\t{body}\n")
        path, _, query = self.path.partition("?")
        asked = urllib.parse.parse_qs(query + "&" + body)
        rest = self.path.split("/", 2)[-1]
        to = {"/down": f"http://localhost:{plain.server_port}/{rest}", "/away": f"https://127.0.0.1:{tls.server_port}/{rest}",
              "/port": f"https://localhost:{plain.server_port}/{rest}", "/here": f"https://localhost:{tls.server_port}/{rest}"}.get(path[:5])
        if to:
            self.reply(302, "text/html", b"<html>moved</html>", Location=to)
        elif path.endswith("esearch.fcgi"):
            self.reply(200, "application/json", json.dumps({"esearchresult": {"count": "2", "retmax": "2", "retstart": "0", "idlist": ["31", "32"],
                       "querytranslation": "oats"}}).encode())
        else:
            ids = asked.get("id", [""])[0].split(",")
            self.reply(200, "text/xml", ("<?xml version=\"1.0\"?>\n<PubmedArticleSet>" + "".join(RECORD % i for i in ids) + "</PubmedArticleSet>").encode())

    do_GET = do_POST = answer

    def log_message(self, *args):
        pass

class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request, address):
        pass  # a client that does not trust us hangs up

tls, plain = Server(("127.0.0.1", 0), Handler), Server(("127.0.0.1", 0), Handler)
tls.tls, plain.tls = True, False
threading.Thread(target=plain.serve_forever, daemon=True).start()
with open(portfile + ".new", "w") as f:
    f.write(f"{tls.server_port} {plain.server_port}\n")
os.rename(portfile + ".new", portfile)
tls.serve_forever()
