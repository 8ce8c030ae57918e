using Microsoft.Extensions.Options;

namespace RiskMonitor.Collecting;

/// <summary>The two rules no attribute can say.</summary>
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
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
