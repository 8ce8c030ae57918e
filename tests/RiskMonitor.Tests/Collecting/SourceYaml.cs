namespace RiskMonitor.Tests.Collecting;

/// <summary>Source files that tests start from.</summary>
internal static class SourceYaml
{
    public const string Least = """
        id: empleos
        kind: web_list
        startUrls:
          - https://empleos.example/
        schedule:
          interval: 6h
        language: es
        purpose: A test.
        legalBasis: A test.
        termsReviewed:
          date: 2026-11-20
          by: Área jurídica
        extract:
          layout: jsonld
        channel: job_board

        """;

    public const string Full = """
        # Everything a file can say.
        id: empleos-norte
        enabled: true
        kind: web_list
        startUrls:
          - https://empleos.example/ofertas?estado=puebla
          - "https://Empleos.example/b"
        hosts: [detalle.empleos.example]
        schedule:
          cron: "0 15 4,16 * * ?"
        delay: 8s
        limits:
          maxPages: 150
          maxListPages: 10
          maxBodyBytes: 1000000
        language: es
        channel: job_board
        purpose: A test.
        legalBasis: A test.
        termsReviewed: { date: 2026-11-20, by: Área jurídica }
        extract:
          layout: selectors
          adLinks: a.oferta
          nextLink: "a[rel=next]"
          selectors:
            title: h1
            body: div.texto

        """;

    public const string OnLoopback = """
        id: local
        kind: mastodon_statuses
        startUrls: ["http://jobs.localhost:5081/api/v1/timelines/public"]
        schedule: { interval: 30s }
        delay: 0
        language: mixed
        channel: social_post
        purpose: A test.
        legalBasis: A test.
        termsReviewed: { date: 2026-11-20, by: Área jurídica }
        extract: { layout: mastodon }

        """;

    /// <summary>The file without a field of the first level.</summary>
    public static string Without(string yaml, string field)
    {
        var kept = new List<string>();
        var skipping = false;
        foreach (var line in yaml.Split('\n'))
        {
            skipping = line.StartsWith(field + ":", StringComparison.Ordinal) || (skipping && line.StartsWith(' '));
            if (!skipping)
                kept.Add(line);
        }

        return string.Join('\n', kept);
    }
}
