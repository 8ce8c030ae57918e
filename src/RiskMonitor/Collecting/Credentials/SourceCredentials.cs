namespace RiskMonitor.Collecting.Credentials;

/// <summary>Where the secrets stand that the operator registered for a source; never the secrets themselves. A person's account is never signed in to.</summary>
public sealed record SourceCredentials
{
    /// <summary>A token that is sent as it is.</summary>
    public SecretPlace? Token { get; init; }

    /// <summary>A registered client (RFC 6749 §4.4): its id and secret are exchanged for a token at <see cref="TokenUrl"/>.</summary>
    public SecretPlace? ClientId { get; init; }

    public SecretPlace? ClientSecret { get; init; }

    public Uri? TokenUrl { get; init; }

    /// <summary>What keeps the secrets from being read; null when they can be.</summary>
    public string? Problem() => new[] { Token, ClientId, ClientSecret }
        .OfType<SecretPlace>().Select(place => place.TryRead(out _, out var problem) ? null : problem).FirstOrDefault(problem => problem is not null);
}
