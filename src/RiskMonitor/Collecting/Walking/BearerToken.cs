namespace RiskMonitor.Collecting.Walking;

/// <summary>Requests that carry the operator's token, as RFC 6750 §2.1 writes it.</summary>
internal static class BearerToken
{
    /// <summary>JSON is asked for: with the source's token when its file names one. It is read anew each time, so that whatever renews it may replace it.</summary>
    public static RequestShape Shape(Source source)
    {
        if (source.Credentials?.Token is not { } place)
            return new RequestShape(Accepts.Json);
        return place.TryRead(out var token, out var problem) ? With(token) : new RequestShape(Accepts.Json) { Refused = $"credentials: {problem}" };
    }

    public static RequestShape With(string token) => new(Accepts.Json, $"Bearer {token}");
}
