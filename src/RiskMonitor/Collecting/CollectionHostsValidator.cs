using Microsoft.Extensions.Options;

namespace RiskMonitor.Collecting;

/// <summary>The rules no attribute can say.</summary>
internal sealed class CollectionHostsValidator : IValidateOptions<CollectionOptions>
{
    public ValidateOptionsResult Validate(string? name, CollectionOptions options)
    {
        var problems = options.LoopbackHosts
            .Where(host => !LoopbackName.Is(host))
            .Select(host => $"Collection:LoopbackHosts: '{host}' is not on this machine. Only localhost, names ending in .localhost and 127.x.x.x may be listed.")
            .ToList();
        if (options.ConnectTimeout > options.TotalTimeout)
            problems.Add("Collection:ConnectTimeout must not be longer than Collection:TotalTimeout.");
        if (options.Proxy is { Length: > 0 } proxy && !IsProxy(proxy))
            problems.Add("Collection:Proxy must be http://host:port and nothing more.");
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static bool IsProxy(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp && url.Host.Length > 0
        && url.UserInfo.Length == 0 && url.PathAndQuery == "/" && url.Fragment.Length == 0 && url.Port > 0;
}
