using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace RiskMonitor.Collecting.Fetching;

/// <summary>
/// One request over HTTP within the limits of trust.md. No cookies, no redirects, no tracing headers. Whatever the other side
/// does is an outcome with a reason; only the caller's own cancellation is an exception.
/// </summary>
internal sealed class HttpFetcher : IDisposable
{
    /// <summary>Bytes of a refusal that are looked at.</summary>
    private const int MostOfARefusal = 128 * 1024;

    private readonly CollectionOptions _options;
    private readonly TimeProvider _clock;
    private readonly ResponseBody _body;
    private readonly OpenConnections _connections;
    private readonly SemaphoreSlim _slots;
    private readonly HttpMessageInvoker _http;

    /// <param name="options">Limits, and who asks.</param>
    /// <param name="clock">Time.</param>
    /// <param name="resolve">DNS when null.</param>
    /// <param name="roots">Certificates that are trusted instead of the system's; null in service.</param>
    public HttpFetcher(IOptions<CollectionOptions> options, TimeProvider clock, HostResolver? resolve = null, X509Certificate2Collection? roots = null)
    {
        _options = options.Value;
        _clock = clock;
        _body = new ResponseBody(_options, clock);
        _connections = new OpenConnections(clock);
        _slots = new SemaphoreSlim(_options.MaxConcurrentRequests);
        var secure = new SecureStreams(_connections, roots);
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            ConnectCallback = new GuardedConnector(_options, _connections, resolve).ConnectAsync,
            SslOptions = secure.Options(),
            PlaintextStreamFilter = secure.Opened,
            ConnectTimeout = _options.ConnectTimeout,
            MaxResponseHeadersLength = _options.MaxHeaderKilobytes,
            MaxConnectionsPerServer = 1,
            // A name is looked up and checked again after this.
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            MaxResponseDrainSize = 0,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            // Collection:Proxy is asked by the connector, after the address was checked.
            UseProxy = false,
            ActivityHeadersPropagator = null,
        });
    }

    public async Task<HttpAnswer> GetAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            return await AskAsync(request, cancellationToken);
        }
        finally
        {
            _slots.Release();
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _slots.Dispose();
    }

    private async Task<HttpAnswer> AskAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_options.TotalTimeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var record = new ExchangeRecord(request, _options.UserAgent, _clock);
        HttpAnswer? head = null;
        try
        {
            using var message = record.Message();
            using var response = await _http.SendAsync(message, either.Token);
            head = Head(request, response, record);
            return await ReadAsync(request, response, head, record, either.Token);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException timeout)
        {
            return Failed(FetchOutcome.Unreachable, "time", timeout.InnerException is TimeoutException && !limit.IsCancellationRequested
                ? FormattableString.Invariant($"no connection within {_options.ConnectTimeout.TotalSeconds:0.#} s")
                : FormattableString.Invariant($"no complete answer within {_options.TotalTimeout.TotalSeconds:0.#} s"));
        }
        catch (BodyRefusedException refused)
        {
            return Failed(refused.Outcome, Truncation(refused.Outcome), refused.Message);
        }
        catch (HttpRequestException failure) when (Cause<AddressRefusedException>(failure) is { } refused)
        {
            return Failed(FetchOutcome.Disallowed, "unspecified", refused.Message);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return Failed(FetchOutcome.Unreachable, "disconnect", FetchFailure.Words(failure));
        }

        // Whatever had come of the body is dropped: it was not looked at to its end.
        HttpAnswer Failed(FetchOutcome outcome, string truncated, string reason) => head is null
            ? new HttpAnswer { Outcome = outcome, Reason = reason }
            : head with { Outcome = outcome, Reason = reason, Exchange = record.WithBody(head.Exchange, default, truncated) };
    }

    private HttpAnswer Head(HttpRequest request, HttpResponseMessage response, ExchangeRecord record)
    {
        var status = (int)response.StatusCode;
        var headers = ExchangeRecord.Kept(response);
        return new HttpAnswer
        {
            Outcome = FetchOutcome.HttpError,
            Reason = FormattableString.Invariant($"HTTP {status}"),
            StatusCode = status,
            ContentType = Value(response.Content.Headers, "Content-Type"),
            Headers = headers,
            ETag = Value(response.Headers, "ETag"),
            LastModified = Value(response.Content.Headers, "Last-Modified"),
            RetryAfter = status >= 300 ? RetryAfter.Read(Value(response.Headers, "Retry-After"), _clock.GetUtcNow()) : null,
            Exchange = record.Of(response, headers, _connections.Of(request.Url)),
        };
    }

    private async Task<HttpAnswer> ReadAsync(HttpRequest request, HttpResponseMessage response, HttpAnswer head, ExchangeRecord record, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.NotModified)
            return head with { Outcome = FetchOutcome.NotModified };
        if (MayBeWall(request, response, head))
            return await WallAsync(request, response, head, record, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            head = Unread(head, response.Content.Headers.ContentLength == 0 ? null : "unspecified");
            if (!IsRedirect(response.StatusCode))
                return head;
            return RedirectTarget(request.Url, Value(response.Headers, "Location")) is { } target
                ? head with { RedirectsTo = target }
                : head with { Reason = head.Reason + " without an address to go to" };
        }

        var type = MediaType.Of(head.ContentType);
        if (Refusal(request, response, type) is { } refusal)
            throw refusal;
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var terms = new BodyTerms(request.MaxBytes) { Coding = Coding(response), Announced = response.Content.Headers.ContentLength, Type = type, Cut = request.IsRobots, MayBeGzipFile = request.MayBeGzipFile };
        var read = await _body.ReadAsync(stream, terms, cancellationToken);
        return head with { Outcome = FetchOutcome.Fetched, Body = read.Body, Exchange = record.WithBody(head.Exchange, read) };

        HttpAnswer Unread(HttpAnswer answer, string? truncated) => answer with { Exchange = record.WithBody(answer.Exchange, default, truncated) };
    }

    /// <summary>The HTML of a refusal is read, to see whether it is a CAPTCHA or a login; what is wrong with it changes nothing about the refusal.</summary>
    private async Task<HttpAnswer> WallAsync(HttpRequest request, HttpResponseMessage response, HttpAnswer head, ExchangeRecord record, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            var terms = new BodyTerms(Math.Min(request.MaxBytes, MostOfARefusal)) { Coding = Coding(response), Type = MediaType.Of(head.ContentType), Cut = true };
            var read = await _body.ReadAsync(stream, terms, cancellationToken);
            return head with { Body = read.Body, Exchange = record.WithBody(head.Exchange, read) };
        }
        catch (Exception unread) when (unread is BodyRefusedException or HttpRequestException or IOException or OperationCanceledException)
        {
            var why = unread is BodyRefusedException ? unread.Message : FetchFailure.Words(unread);
            return head with { Reason = $"{head.Reason}, its page unread: {why}", Exchange = record.WithBody(head.Exchange, default, "unspecified") };
        }
    }

    private static bool MayBeWall(HttpRequest request, HttpResponseMessage response, HttpAnswer head) =>
        !request.IsRobots && (int)response.StatusCode is (401 or 403 or 429 or 503) && MediaType.IsHtml(MediaType.Of(head.ContentType))
        && (Coding(response) is not { } coding || ResponseBody.Reads(coding));

    /// <summary>Why a body is not even begun; null when it is.</summary>
    private static BodyRefusedException? Refusal(HttpRequest request, HttpResponseMessage response, string type)
    {
        if (response.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.ResetContent)
            return null;
        var types = response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var written) ? MediaType.All(written.Select(ExchangeRecord.Clear)) : [];
        var read = request.IsRobots ? !types.Any(MediaType.IsMedia) : types.Length > 0 && types.All(one => MediaType.IsText(one) || (request.MayBeGzipFile && MediaType.IsGzip(one)) || (request.MayBeScript && MediaType.IsScript(one)));
        if (!read)
            return new BodyRefusedException(FetchOutcome.NotText, type.Length == 0 ? "the answer does not say what it is" : $"the answer is {string.Join(", ", types)}");
        if (!request.IsRobots && response.Content.Headers.ContentLength > request.MaxBytes)
            return BodyRefusedException.TooLarge(request.MaxBytes);
        return Coding(response) is { } coding && !ResponseBody.Reads(coding)
            ? new BodyRefusedException(FetchOutcome.NotText, "the body is in a compression that is not read")
            : null;
    }

    /// <summary>Content-Encoding without identity; a list stays one.</summary>
    private static string? Coding(HttpResponseMessage response)
    {
        var codings = response.Content.Headers.NonValidated.TryGetValues("Content-Encoding", out var values)
            ? string.Join(',', values).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [];
        var named = codings.Select(coding => coding.ToLowerInvariant()).Where(coding => coding != "identity").ToList();
        return named.Count == 0 ? null : string.Join(", ", named);
    }

    private static string? Value(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) && values.FirstOrDefault() is { } value ? ExchangeRecord.Clear(value) : null;

    private static string Truncation(FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.TooLarge => "length",
        FetchOutcome.Unreachable => "time",
        _ => "unspecified",
    };

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;

    private static Uri? RedirectTarget(Uri from, string? location) =>
        Uri.TryCreate(from, location, out var target) && (target.Scheme == Uri.UriSchemeHttp || target.Scheme == Uri.UriSchemeHttps) ? target : null;

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
