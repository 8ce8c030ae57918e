using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RiskMonitor.App.Demo.Sites;

/// <summary>Public statuses under a hashtag, newest first, five an answer, in the form of Mastodon's API. https://docs.joinmastodon.org/methods/timelines/#tag</summary>
internal sealed class StatusesApi
{
    private const int StatusesAnAnswer = 5;
    private const long FirstId = 1000;

    private readonly List<(DemoAd Ad, long Id)> _statuses;

    private StatusesApi(List<(DemoAd Ad, long Id)> statuses) => _statuses = statuses;

    /// <summary>Ids rise with time, as the API's do.</summary>
    public static StatusesApi Of(IReadOnlyList<DemoAd> ads) =>
        new([.. ads.OrderByDescending(ad => ad.PostedAt).ThenBy(ad => ad.Slug, StringComparer.Ordinal).Select((ad, index) => (ad, FirstId + ads.Count - index))]);

    /// <summary>The answer, and the ids to ask newer and older ones with; null for an empty answer, and at the end.</summary>
    public (string Json, string? Newer, string? Older) Render(string? maxId)
    {
        var older = long.TryParse(maxId, NumberStyles.None, CultureInfo.InvariantCulture, out var below) ? below : long.MaxValue;
        var shown = _statuses.Where(status => status.Id < older).Take(StatusesAnAnswer).ToList();
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var (ad, id) in shown)
                Write(json, ad, id);
            json.WriteEndArray();
        }

        return (
            Encoding.UTF8.GetString(buffer.ToArray()),
            shown.Count > 0 ? shown[0].Id.ToString(CultureInfo.InvariantCulture) : null,
            shown.Count > 0 && shown[^1].Id > _statuses[^1].Id ? shown[^1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }

    private static void Write(Utf8JsonWriter json, DemoAd ad, long id)
    {
        var address = $"http://{DemoSite.Social}/@{ad.Author}/{ad.Slug}";
        json.WriteStartObject();
        json.WriteString("id", id.ToString(CultureInfo.InvariantCulture));
        json.WriteString("created_at", ad.PostedAt ?? default);
        json.WriteString("language", ad.Lang == Ads.AdLanguage.En ? "en" : "es");
        json.WriteString("visibility", "public");
        json.WriteString("uri", address);
        json.WriteString("url", address);
        json.WriteString("content", $"<p>{Html.Lines(ad.Body)}</p>");
        json.WriteString("spoiler_text", "");
        json.WriteNull("reblog");
        json.WriteStartObject("account");
        json.WriteString("acct", ad.Author);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
