using RiskMonitor.Ads;
using RiskMonitor.Classifying;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Reading;

namespace RiskMonitor.EndToEnd.Tests.ConsoleUi.Fixtures;

/// <summary>Builds an invented advert as the reader would give it, with spans found by their words.</summary>
internal sealed class InventedAdvert(string id, string title, string body, RiskHead head)
{
    private readonly List<Reason> _for = [];
    private readonly List<Reason> _against = [];
    private readonly List<CampaignLink> _why = [];
    private readonly List<MaskedContact> _contacts = [];

    public string? Salary { get; init; }

    public string? Company { get; init; }

    public string? Location { get; init; }

    public string Source { get; init; } = "demo-bolsa";

    public AdChannel Channel { get; init; } = AdChannel.JobBoard;

    public AdLanguage Lang { get; init; } = AdLanguage.Es;

    public double Score { get; init; } = .74;

    public RiskBand Band { get; init; } = RiskBand.Review;

    /// <summary>An indicator on these words of the body; none for a derived one.</summary>
    public InventedAdvert Sign(string indicator, string grade, double weight, string? words = null, AdField field = AdField.Body) =>
        Because(ReasonKind.Indicator, indicator, grade, weight, words, field);

    /// <summary>A word that the model weighs.</summary>
    public InventedAdvert Term(string words, double weight) => Because(ReasonKind.Term, words, null, weight, words, AdField.Body);

    public InventedAdvert LinkedBy(LinkKind kind, string with, double strength)
    {
        _why.Add(new CampaignLink(kind, AdId.Parse(with), strength));
        return this;
    }

    public InventedAdvert Reach(string kind, string masked, int sharedBy)
    {
        _contacts.Add(new MaskedContact(kind, masked, sharedBy));
        return this;
    }

    public CampaignAd Read(DateTimeOffset at)
    {
        var text = head is RiskHead.FakeJob;
        return new CampaignAd
        {
            Ad = new Ad
            {
                Id = AdId.Parse(id),
                Title = title,
                Body = body,
                Salary = Salary,
                Company = Company,
                Location = Location,
                Channel = Channel,
                Lang = Lang,
                Url = $"https://bolsa.example/oferta/{id}",
                PostedAt = at.AddHours(-7),
            },
            Category = Enum.Parse<RiskCategory>(head.ToString()),
            Band = Band,
            Status = ScoreStatus.Scored,
            Scores = new HeadValues<double?>(head is RiskHead.Recruitment ? Score : .22, text ? Score : .31, head is RiskHead.ControlledEscort ? Score : .04),
            Basis = new HeadValues<ScoreBasis>(ScoreBasis.IndicatorStrength, ScoreBasis.Calibrated, ScoreBasis.IndicatorStrength),
            ReasonsFor = [.. _for],
            ReasonsAgainst = [.. _against],
            Why = [.. _why],
            Contacts = [.. _contacts],
            SourceId = Source,
            Model = "fake-job/1",
            Policy = "2026-11",
            CollectedAt = at,
        };
    }

    private InventedAdvert Because(ReasonKind kind, string code, string? grade, double weight, string? words, AdField field)
    {
        var text = field switch { AdField.Title => title, AdField.Salary => Salary, AdField.Company => Company, AdField.Location => Location, _ => body } ?? "";
        var start = words is null ? 0 : text.IndexOf(words, StringComparison.Ordinal);
        Assert.True(start >= 0, $"'{words}' is not in the text of {id}");
        (weight < 0 ? _against : _for).Add(new Reason
        {
            Head = head,
            Kind = kind,
            Id = code,
            Grade = grade,
            Weight = weight,
            Field = words is null ? null : field,
            Start = start,
            Length = words?.Length ?? 0,
            Text = words,
        });
        return this;
    }
}
