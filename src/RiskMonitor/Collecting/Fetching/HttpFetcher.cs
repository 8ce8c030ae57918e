using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace RiskMonitor.Collecting.Fetching;

/// <summary>
/// One request over HTTP within the limits of trust.md. No cookies, no proxy, no redirects, no tracing headers. Whatever the other side
/// does is an outcome with a reason; only the caller's own cancellation is an exception.
/// </summary>
internal sealed class HttpFetcher : IDisposable
{
    private readonly CollectionOptions _options;
    private readonly TimeProvider _clock;
    private readonly ResponseBody _body;
    private readonly HttpMessageInvoker _http;

    public HttpFetcher(IOptions<CollectionOptions> options, TimeProvider clock, HostResolver? resolve = null)
    {
        _options = options.Value;
        _clock = clock;
        _body = new ResponseBody(_options, clock);
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            ConnectCallback = new GuardedConnector(_options, resolve).ConnectAsync,
            ConnectTimeout = _options.ConnectTimeout,
            MaxResponseHeadersLength = _options.MaxHeaderKilobytes,
            MaxConnectionsPerServer = 1,
            // A name is looked up and checked again after this.
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            MaxResponseDrainSize = 0,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
        });
    }

    public async Task<HttpAnswer> GetAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_options.TotalTimeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var message = Message(request);
            using var response = await _http.SendAsync(message, either.Token);
            return await ReadAsync(request, response, either.Token);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException timeout)
        {
            return Failed(FetchOutcome.Unreachable, timeout.InnerException is TimeoutException && !limit.IsCancellationRequested
                ? FormattableString.Invariant($"no connection within {_options.ConnectTimeout.TotalSeconds:0.#} s")
                : FormattableString.Invariant($"no complete answer within {_options.TotalTimeout.TotalSeconds:0.#} s"));
        }
        catch (BodyRefusedException refused)
        {
            return Failed(refused.Outcome, refused.Message);
        }
        catch (HttpRequestException failure) when (Cause<AddressRefusedException>(failure) is { } refused)
        {
            return Failed(FetchOutcome.Disallowed, refused.Message);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return Failed(FetchOutcome.Unreachable, FetchFailure.Words(failure));
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Message(HttpRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, request.Url);
        message.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
        message.Headers.TryAddWithoutValidation("Accept", request.Accept);
        message.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br, deflate");
        return message;
    }

    private async Task<HttpAnswer> ReadAsync(HttpRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var contentType = First(response.Content.Headers, "Content-Type");
        var answer = new HttpAnswer
        {
            Outcome = FetchOutcome.HttpError,
            Reason = FormattableString.Invariant($"HTTP {(int)response.StatusCode}"),
            StatusCode = (int)response.StatusCode,
            ContentType = contentType,
            Headers = [.. Kept(response.Headers), .. Kept(response.Content.Headers)],
        };

        if (response.StatusCode == HttpStatusCode.NotModified)
            return answer with { Outcome = FetchOutcome.NotModified };
        if (IsRedirect(response.StatusCode))
            return RedirectTarget(request.Url, First(response.Headers, "Location")) is { } target
                ? answer with { RedirectsTo = target }
                : answer with { Reason = answer.Reason + " without an address to go to" };
        if (!response.IsSuccessStatusCode)
            return answer;
        if (!request.IsRobots && !MediaType.IsText(MediaType.Of(contentType)) && response.StatusCode != HttpStatusCode.NoContent)
            return answer with { Outcome = FetchOutcome.NotText, Reason = contentType is null ? "the answer does not say what it is" : $"the answer is {MediaType.Of(contentType)}" };
        if (!request.IsRobots && response.Content.Headers.ContentLength > request.MaxBytes)
            return answer with { Outcome = FetchOutcome.TooLarge, Reason = FormattableString.Invariant($"the body is larger than {request.MaxBytes} bytes") };

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var body = await _body.ReadAsync(stream, Encoding(response), request.MaxBytes, request.IsRobots, cancellationToken);
        return MediaType.BinaryKind(body) is { } kind && !request.IsRobots
            ? answer with { Outcome = FetchOutcome.NotText, Reason = $"the answer says {MediaType.Of(contentType)} and is {kind}" }
            : answer with { Outcome = FetchOutcome.Fetched, Body = body };
    }

    /// <summary>Cookies are dropped before anything is kept.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Kept(HttpHeaders headers) =>
        from header in headers.NonValidated
        where !header.Key.StartsWith("Set-Cookie", StringComparison.OrdinalIgnoreCase)
        from value in header.Value
        select KeyValuePair.Create(header.Key, value);

    private static string? First(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static string? Encoding(HttpResponseMessage response)
    {
        var codings = response.Content.Headers.NonValidated.TryGetValues("Content-Encoding", out var values)
            ? string.Join(',', values).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [];
        var named = codings.Select(coding => coding.ToLowerInvariant()).Where(coding => coding != "identity").ToList();
        return named.Count == 0 ? null : string.Join(", ", named);
    }

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;

    private static Uri? RedirectTarget(Uri from, string? location) =>
        Uri.TryCreate(from, location, out var target) && (target.Scheme == Uri.UriSchemeHttp || target.Scheme == Uri.UriSchemeHttps) ? target : null;

    private static HttpAnswer Failed(FetchOutcome outcome, string reason) => new() { Outcome = outcome, Reason = reason };

    private static T? Cause<T>(Exception? failure)
        where T : Exception
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is T cause)
                return cause;
        }

        return null;
    }
}
