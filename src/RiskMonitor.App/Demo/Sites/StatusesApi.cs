using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RiskMonitor.App.Demo.Sites;

/// <summary>Public statuses under a hashtag, newest first, five an answer, in the form of Mastodon's API. https://docs.joinmastodon.org/methods/timelines/#tag</summary>
internal static class StatusesApi
{
    public const int StatusesAnAnswer = 5;

    /// <summary>The answer, and the id to ask older ones with; null when there are none.</summary>
    public static (string Json, string? Older) Render(IReadOnlyList<DemoAd> ads, string? maxId)
    {
        var older = long.TryParse(maxId, NumberStyles.None, CultureInfo.InvariantCulture, out var below) ? below : long.MaxValue;
        var shown = ads.Select((ad, index) => (Ad: ad, Id: 1000L + ads.Count - index)).Where(item => item.Id < older).Take(StatusesAnAnswer).ToList();
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var (ad, id) in shown)
                Write(json, ad, id);
            json.WriteEndArray();
        }

        var next = shown.Count > 0 && shown[^1].Id > 1001 ? shown[^1].Id.ToString(CultureInfo.InvariantCulture) : null;
        return (Encoding.UTF8.GetString(buffer.ToArray()), next);
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
