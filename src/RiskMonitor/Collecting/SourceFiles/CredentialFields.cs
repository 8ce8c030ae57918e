using System.Text.RegularExpressions;
using RiskMonitor.Collecting.Credentials;

namespace RiskMonitor.Collecting.SourceFiles;

/// <summary>The group <c>credentials</c> of a source file: where secrets stand, never what they are. No message repeats a value from it.</summary>
internal static partial class CredentialFields
{
    private static readonly Uri RedditTokens = new("https://www.reddit.com/api/v1/access_token");

    /// <param name="fields">The file.</param>
    /// <param name="kind">Its kind; null when it has none that is known.</param>
    /// <param name="startUrls">Where the secrets are sent.</param>
    /// <param name="options">Which hosts are on this machine.</param>
    public static SourceCredentials? Read(FieldSet fields, SourceKind? kind, IEnumerable<Uri> startUrls, CollectionOptions options)
    {
        if (fields.Map("credentials") is not { } group || kind is null)
            return null;
        var form = KindRules.CredentialsOf(kind.Value);
        if (form == CredentialForm.None)
        {
            fields.Problem("credentials", "this kind is read as anyone may, without credentials", "Remove it");
            return null;
        }

        if (startUrls.Any(url => !IsPrivate(url, options)))
            fields.Problem("credentials", "a secret would be sent over http", "Write the startUrls with https://");
        return form == CredentialForm.Token ? new SourceCredentials { Token = Place(group) } : Client(group, options);
    }

    private static SourceCredentials Client(FieldSet group, CollectionOptions options)
    {
        var (id, secret) = (group.Map("clientId", required: true), group.Map("clientSecret", required: true));
        var credentials = new SourceCredentials { ClientId = id is null ? null : Place(id), ClientSecret = secret is null ? null : Place(secret), TokenUrl = TokenUrl(group, options) };
        group.RefuseOthers();
        return credentials;
    }

    private static SecretPlace? Place(FieldSet group)
    {
        var variable = group.Text("environment", longest: 100, quote: false);
        var file = group.Text("file", quote: false);
        group.RefuseOthers();
        if (group.Has("environment") == group.Has("file"))
            group.Problem("environment", "an environment variable or a file is needed, and not both", "Write environment: NAME, or file: /run/secrets/NAME");
        if (variable is not null && !VariableName().IsMatch(variable))
            group.Problem("environment", "is not the name of an environment variable", "Write its name, such as MONITOR_TOKEN; the secret itself never stands in this file");
        if (file is not null && !file.StartsWith('/'))
            group.Problem("file", "is not the whole path of a file", "Write it from the root, such as /run/secrets/monitor-token");
        return new SecretPlace { Environment = variable, File = file };
    }

    private static Uri TokenUrl(FieldSet group, CollectionOptions options)
    {
        if (group.Text("tokenUrl", quote: false) is not { } text)
            return RedditTokens;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp) && url.UserInfo.Length == 0 && IsPrivate(url, options))
            return url;
        group.Problem("tokenUrl", "is not an address that a secret may be sent to", "Write it whole, with https://, or leave it out");
        return RedditTokens;
    }

    private static bool IsPrivate(Uri url, CollectionOptions options) => url.Scheme == Uri.UriSchemeHttps || options.IsLoopback(url.IdnHost);

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex VariableName();
}
