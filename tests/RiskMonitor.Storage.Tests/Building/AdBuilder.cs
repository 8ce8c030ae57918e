using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using RiskMonitor.Ads;
using RiskMonitor.Ads.Reports;
using RiskMonitor.Classifying;
using RiskMonitor.Collecting;
using RiskMonitor.Enriching;
using RiskMonitor.Linking;

namespace RiskMonitor.Storage.Tests.Building;

/// <summary>An advert as the flow hands it to the store, told in the field's words.</summary>
internal sealed record AdBuilder(string Id, CampaignId Campaign)
{
    public string Title { get; init; } = "Ayudante general";

    public string Body { get; init; } = "Se solicita ayudante general, turno de mañana.";

    public double FakeJob { get; init; } = .1;

    public double Recruitment { get; init; }

    public ScoreStatus Status { get; init; } = ScoreStatus.Scored;

    public ImmutableArray<string> Escalations { get; init; } = [];

    public ImmutableArray<Place> Places { get; init; } = [];

    public ImmutableArray<CampaignId> Absorbs { get; init; } = [];

    public ImmutableArray<CampaignLink> Why { get; init; } = [];

    public ImmutableArray<Reason> Reasons { get; init; } = [];

    /// <summary>Of the text of a report; its contacts are those of the text.</summary>
    public Report? Report { get; init; }

    /// <summary>What may be a contact in the body.</summary>
    public ImmutableArray<HiddenSpan> Hidden { get; init; } = [];

    public string Model { get; init; } = "test/1";

    public string Site { get; init; } = "https://bolsa.example/ofertas";

    /// <summary>Contacts at the end of the body, in the clear, with their spans.</summary>
    public ImmutableArray<(ContactKind Kind, string Value)> ContactValues { get; init; } = [];

    /// <summary>Makes the keys that adverts are joined and reports are matched by; null where nothing is compared.</summary>
    public IContactSealer? Sealer { get; init; }

    public AdBuilder WithPhone(string number) => this with { ContactValues = ContactValues.Add((ContactKind.Phone, number)) };

    public AdBuilder WithHandle(string name) => this with { ContactValues = ContactValues.Add((ContactKind.Handle, name)) };

    public AdBuilder WithEmail(string address) => this with { ContactValues = ContactValues.Add((ContactKind.Email, address)) };

    public AdBuilder In(string state, string municipality) => this with { Places = Places.Add(new Place("MX", state, municipality)) };

    public ScoredAd Build()
    {
        var body = new StringBuilder(Body);
        var contacts = ImmutableArray.CreateBuilder<Contact>();
        foreach (var (kind, value) in ContactValues)
        {
            body.Append(" Informes: ");
            contacts.Add(new Contact(kind, value, AdField.Body, body.Length, value.Length));
            body.Append(value);
        }

        var ad = new Ad { Id = AdId.Parse(Id), Title = Title, Body = body.ToString(), Channel = AdChannel.JobBoard, Url = $"{Site}/{Id}", Lang = AdLanguage.Es };
        var scored = Status == ScoreStatus.Scored;
        return new ScoredAd
        {
            Id = ad.Id,
            Status = Status,
            Lang = AdLanguage.Es,
            Category = Escalations.IsEmpty && Math.Max(FakeJob, Recruitment) < .3 ? RiskCategory.None : Recruitment > FakeJob ? RiskCategory.Recruitment : RiskCategory.FakeJob,
            Band = !Escalations.IsEmpty ? RiskBand.ReviewNow : scored ? StoreHouse.Policy.BandOf(RiskHead.FakeJob, Math.Max(FakeJob, Recruitment)) : RiskBand.None,
            Scores = scored ? new(Recruitment, FakeJob, 0) : new(null, null, null),
            Basis = new(ScoreBasis.IndicatorStrength, ScoreBasis.Calibrated, ScoreBasis.IndicatorStrength),
            Heads = ImmutableSortedDictionary<string, HeadLogit>.Empty.Add("fakeJob", new HeadLogit(1, .5, .5)),
            ReasonsFor = Reasons,
            Escalations = Escalations,
            Entities = Entities.None,
            Model = Model,
            Policy = "test-1",
            Linked = new LinkedAd
            {
                Enriched = new EnrichedAd { Ad = ad, Language = AdLanguage.Es, Contacts = contacts.ToImmutable(), Hidden = Hidden, Report = Report, Entities = Entities.None with { Places = Places } },
                Campaign = Campaign,
                Why = Why,
                Absorbed = Absorbs,
                Signature = [1, 2, 3, uint.MaxValue],
                ContactKeys = Sealer is null ? [] : [.. ContactValues.Select(contact => Sealer.KeyOf(contact.Kind, contact.Value))],
                ContentHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Title}\n{body}"))),
            },
        };
    }

    public FlowItem OnAPage(DateTimeOffset at) => new() { Page = Page(at), Scored = [Build()] };

    public FetchedPage Page(DateTimeOffset at)
    {
        var body = Encoding.UTF8.GetBytes($"<html><h1>{Title}</h1><p>{Build().Linked.Enriched.Ad.Body}</p></html>");
        return new FetchedPage
        {
            SourceId = "bolsa-demo",
            Url = new Uri($"{Site}/{Id}"),
            Outcome = FetchOutcome.Fetched,
            Reason = "allowed by robots",
            FetchedAt = at,
            StatusCode = 200,
            ContentType = "text/html; charset=utf-8",
            Headers = [new("Set-Cookie", "session=cookie-canary-5512"), new("Server", "nginx")],
            Body = body,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(body)),
        };
    }
}
