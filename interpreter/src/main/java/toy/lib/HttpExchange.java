package toy.lib;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import toy.sandbox.Network;
import toy.sandbox.NotPermitted;
import toy.sched.Errand;
import toy.value.Iteration;
import toy.value.None;
import toy.value.ToyBytes;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.ToyTuple;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library;
import toy.vm.Library.Table;

/// What the module `http`, which is written in Toy, needs: one request to a server and its answer,
/// over the client of the JDK. One a machine; the client is made at the first request, on a worker,
/// for that takes some hundred milliseconds. Thread-safe.
final class HttpExchange {
  static final ToyClass SSL_ERROR = ToyClass.builtin("ssl", "SSLError", Types.OS_ERROR);
  static final ToyClass BAD_ANSWER =
      ToyClass.builtin("http.client", "HTTPException", Types.EXCEPTION);
  static final ToyClass DISCONNECTED =
      ToyClass.builtin(
          "http.client", "RemoteDisconnected", Types.CONNECTION_RESET_ERROR, BAD_ANSWER);

  private @Nullable HttpClient follows; // guarded by this
  private @Nullable HttpClient stays;

  static void register(Library library) {
    HttpExchange exchange = new HttpExchange();
    library.module("http", exchange::fill);
  }

  private void fill(Table t) {
    t.value("HTTPException", BAD_ANSWER).value("RemoteDisconnected", DISCONNECTED);
    t.value("SSLError", SSL_ERROR);
    t.variadic("_exchange", 6, 6, "(method, url, headers, body, seconds, follow)", this::exchange);
    t.define("_wait", "(exchange)", (f, exchange) -> ((Errand) exchange).join(f));
  }

  private synchronized @Nullable HttpClient known(boolean follow) {
    return follow ? follows : stays;
  }

  private synchronized HttpClient client(boolean follow) {
    HttpClient client = known(follow);
    if (client == null) {
      // HTTP/1.1: the offer to change to 2 confuses small servers.
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(follow ? HttpClient.Redirect.NORMAL : HttpClient.Redirect.NEVER)
              .build();
      if (follow) {
        follows = client;
      } else {
        stays = client;
      }
    }
    return client;
  }

  /// Something to await, or to wait for: a tuple of the status, the headers as pairs, the body as
  /// bytes, and the address it came from.
  private Object exchange(Fiber f, Object[] args) {
    String method = Arguments.string(args[0], "method");
    String url = Arguments.string(args[1], "url");
    HttpRequest request = request(f, method, url, args[2], args[3]);
    long nanos = args[4] == None.NONE ? -1 : Concurrency.nanos(Arguments.real(args[4], f));
    boolean follow = args[5] == Boolean.TRUE;
    Network network = f.vm.host.network();
    try {
      HttpHops.check(network, request.uri());
    } catch (NotPermitted e) {
      throw e.error();
    }
    return Errand.of(
        f,
        method + " " + url,
        nanos,
        errand ->
            network.isUnrestricted()
                ? send(request, follow, errand)
                : sendWatched(request, follow, errand, network),
        (by, answer, failure) -> answer(by, (HttpResponse<?>) answer, failure));
  }

  private Runnable send(HttpRequest request, boolean follow, Errand errand) {
    HttpClient client = known(follow);
    if (client != null) {
      CompletableFuture<HttpResponse<byte[]>> answer = send(client, request, errand);
      return () -> answer.cancel(true);
    }
    CompletableFuture<CompletableFuture<?>> begun = new CompletableFuture<>();
    errand.runOnWorker(() -> begun.complete(send(client(follow), request, errand)));
    return () -> begun.thenAccept(answer -> answer.cancel(true));
  }

  private static CompletableFuture<HttpResponse<byte[]>> send(
      HttpClient client, HttpRequest request, Errand errand) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    tell(answer, errand);
    return answer;
  }

  /// Where not every host may be reached: a worker looks the names up, and each redirect is asked
  /// about.
  private Runnable sendWatched(
      HttpRequest request, boolean follow, Errand errand, Network network) {
    CompletableFuture<HttpHops> begun = new CompletableFuture<>();
    errand.runOnWorker(() -> {
      HttpHops hops = new HttpHops(client(false), network, follow);
      begun.complete(hops);
      tell(hops.send(request), errand);
    });
    return () -> begun.thenAccept(HttpHops::cancel);
  }

  private static void tell(CompletableFuture<HttpResponse<byte[]>> answer, Errand errand) {
    answer.whenComplete((found, why) -> {
      if (why == null) {
        errand.done(found);
      } else {
        errand.failed(why);
      }
    });
  }

  private static HttpRequest request(
      Fiber f, String method, String url, Object headers, Object body) {
    HttpRequest.Builder builder;
    try {
      URI address = new URI(url);
      String scheme = address.getScheme();
      if (scheme == null || address.getHost() == null && isWeb(scheme)) {
        throw ToyError.valueError("no host in the URL '" + url + "': write http://host/path");
      }
      if (!isWeb(scheme)) {
        throw ToyError.valueError("unknown url type: '" + scheme + "': there are http and https");
      }
      builder = HttpRequest.newBuilder(address);
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw ToyError.valueError("'" + url + "' is no URL: " + reason(e));
    }
    builder.method(
        method,
        body instanceof ToyBytes bytes
            ? HttpRequest.BodyPublishers.ofByteArray(bytes.toArray())
            : HttpRequest.BodyPublishers.noBody());
    for (Object header : Iteration.toArray(headers, f)) {
      ToyTuple pair = (ToyTuple) header;
      try {
        builder.header((String) pair.items[0], (String) pair.items[1]);
      } catch (IllegalArgumentException e) {
        throw ToyError.valueError(
            reason(e).contains("restricted")
                ? "the header '" + pair.items[0] + "' is the client's own affair"
                : "not a header: '" + pair.items[0] + ": " + pair.items[1] + "'");
      }
    }
    return builder.build();
  }

  private static boolean isWeb(String scheme) {
    String name = scheme.toLowerCase(Locale.ROOT);
    return name.equals("http") || name.equals("https");
  }

  private static String reason(Exception e) {
    String text = e instanceof URISyntaxException s ? s.getReason() : e.getMessage();
    return text == null ? "it cannot be read" : text;
  }

  private static Object answer(
      Fiber f, @Nullable HttpResponse<?> answer, @Nullable Throwable failure) {
    if (answer == null) {
      throw error(failure);
    }
    ToyList headers = new ToyList();
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> values.forEach(value -> headers.append(ToyTuple.of(name, value))));
    return ToyTuple.of(
        (long) answer.statusCode(),
        headers,
        ToyBytes.of((byte[]) answer.body()),
        answer.uri().toString());
  }

  // ---- failures

  private static ToyError error(@Nullable Throwable failure) {
    Throwable why = failure;
    while (why instanceof CompletionException && why.getCause() != null) {
      why = why.getCause();
    }
    if (why instanceof ToyError known) {
      return known;
    }
    for (Throwable cause = why; cause != null; cause = cause.getCause()) {
      ToyError known = known(cause);
      if (known != null) {
        return known;
      }
    }
    return why instanceof ConnectException
        ? SocketErrors.error(111)
        : new ToyError(BAD_ANSWER, "the server's answer cannot be read" + words(why));
  }

  private static @Nullable ToyError known(Throwable cause) {
    String text = cause.getMessage() == null ? "" : cause.getMessage();
    return switch (cause) {
      case NotPermitted refused -> refused.error();
      case UnresolvedAddressException _ -> SocketErrors.unknownHost();
      case HttpTimeoutException _ -> SocketErrors.late();
      case SSLException _ ->
          new ToyError(SSL_ERROR, "[SSL] the connection is not safe" + words(cause));
      case IOException e when text.contains("received no bytes") || text.contains("EOF reached") ->
          new ToyError(DISCONNECTED, "Remote end closed connection without response");
      case ClosedChannelException _ -> null; // beside the reason, in the failure of a connection
      case IOException e when SocketErrors.number(e) != 0 ->
          SocketErrors.error(SocketErrors.number(e));
      default -> null;
    };
  }

  /// Java's words, but for names of its classes.
  private static String words(@Nullable Throwable why) {
    String text = why == null || why.getMessage() == null ? "" : why.getMessage();
    return text.isEmpty() || text.matches("(?s).*\\w\\.\\w+\\.[A-Z].*") ? "" : ": " + text;
  }
}
