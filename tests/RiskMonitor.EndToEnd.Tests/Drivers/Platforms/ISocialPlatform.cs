using Microsoft.AspNetCore.Http;

namespace RiskMonitor.EndToEnd.Tests.Drivers.Platforms;

/// <summary>A social platform as its public documentation describes it, as far as a source of its kind asks for anything.</summary>
internal interface ISocialPlatform
{
    /// <summary>Path and query that a source starts from.</summary>
    string Start { get; }

    /// <summary>kind, layout and credentials of the source file.</summary>
    string FileLines(int port);

    /// <summary>What it says to a request for posts, or for a token; false when there is no such page.</summary>
    Task<bool> AnswerAsync(HttpContext context, IReadOnlyList<PlatformPost> newestFirst);

    /// <summary>An answer that says there is nothing.</summary>
    string Empty { get; }

    string ContentType { get; }
}

/// <summary>A post on a platform; numbers rise with time.</summary>
internal sealed record PlatformPost(int Number, DateTimeOffset At, string Text);
