package toy.lib;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import toy.sandbox.Network;
import toy.sandbox.NotPermitted;

/// A request of a program that may not reach every host: the hosts that servers send it to are
/// looked at as the first was, so redirects are followed here and not by the client. The rules are
/// the client's own (`Redirect.NORMAL`). One a request; its methods run on a worker and on threads
/// of the client, one after the other.
final class HttpHops {
  private static final int MOST = 5; // as the client's own limit

  /// What is for the first host alone.
  private static final Set<String> PRIVATE = Set.of("authorization", "cookie");

  private final HttpClient client;
  private final Network network;
  private final boolean follow;
  private volatile @Nullable CompletableFuture<HttpResponse<byte[]>> current;
  private volatile boolean cancelled;

  /// @param client one that follows nothing
  HttpHops(HttpClient client, Network network, boolean follow) {
    this.client = client;
    this.network = network;
    this.follow = follow;
  }

  static void check(Network network, URI address) throws NotPermitted {
    network.check(Network.Purpose.CONNECT, address.getHost(), port(address));
  }

  private static int port(URI address) {
    return address.getPort() >= 0 ? address.getPort() : isSecure(address) ? 443 : 80;
  }

  private static boolean isSecure(URI address) {
    return String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT).equals("https");
  }

  /// Waits for names to be looked up, and no longer.
  CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
    return send(request, follow ? MOST : 0);
  }

  private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request, int left) {
    URI address = request.uri();
    try {
      network.checkAddresses(address.getHost(), port(address));
    } catch (NotPermitted e) {
      return CompletableFuture.failedFuture(e);
    }
    CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    current = sent;
    if (cancelled) {
      sent.cancel(true);
    }
    return sent.thenCompose(answer -> {
      HttpRequest next = left == 0 ? null : next(request, answer);
      return next == null ? CompletableFuture.completedFuture(answer) : send(next, left - 1);
    });
  }

  void cancel() {
    cancelled = true;
    CompletableFuture<?> running = current;
    if (running != null) {
      running.cancel(true);
    }
  }

  /// Where the answer sends the request, or null.
  private static @Nullable HttpRequest next(HttpRequest request, HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    String to = answer.headers().firstValue("location").orElse("");
    boolean redirects = status >= 301 && status <= 303 || status == 307 || status == 308;
    if (!redirects || to.isEmpty()) {
      return null;
    }
    URI from = request.uri();
    try {
      URI address = from.resolve(to);
      boolean sameHost = String.valueOf(from.getHost()).equalsIgnoreCase(address.getHost());
      boolean losesSafety = isSecure(from) && !isSecure(address);
      if (losesSafety || address.getHost() == null) {
        return null;
      }
      HttpRequest.Builder next =
          HttpRequest.newBuilder(
                  request,
                  (name, _) -> sameHost || !PRIVATE.contains(name.toLowerCase(Locale.ROOT)))
              .uri(address);
      boolean gets = status == 303 || status < 303 && request.method().equals("POST");
      return (gets ? next.GET() : next).build();
    } catch (IllegalArgumentException e) {
      throw new CompletionException(new java.io.IOException("Invalid redirection: " + to, e));
    }
  }
}
