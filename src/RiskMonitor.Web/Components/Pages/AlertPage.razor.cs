using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using RiskMonitor.Ads;
using RiskMonitor.Alerts;
using RiskMonitor.Classifying;
using RiskMonitor.Storage.Reading;
using RiskMonitor.Triaging;
using RiskMonitor.Web.Analysts;
using RiskMonitor.Web.Desk;
using RiskMonitor.Web.Live;

namespace RiskMonitor.Web.Components.Pages;

/// <summary>One alert: what was found and why, and the desk to claim it, decide on it or give it back. The lease is kept while the page is open.</summary>
public sealed partial class AlertPage : LivePage
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromMinutes(1);
    private readonly DecisionDraft _draft = new();
    private AlertDetail? _detail;
    private SeenCase? _seen;
    private long _seenEvidence;
    private CaseNews? _news;
    private Dictionary<AdId, string> _titles = [];
    private AlertLease? _lease;
    private ITimer? _heartbeat;
    private int _loads;
    private string? _message;
    private bool _bad;
    private bool _missing;
    private bool _needsName;

    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private IAlertReader Reader { get; set; } = default!;

    [Inject]
    private TriageDesk Desk { get; set; } = default!;

    [Inject]
    private PageMessage Left { get; set; } = default!;

    [Inject]
    private NavigationManager Nav { get; set; } = default!;

    /// <summary>There while the page is rendered as the answer to a request, not in the circuit after it.</summary>
    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [CascadingParameter]
    private Visitor Visitor { get; set; } = default!;

    private RiskHead? Head => _detail?.Row.Category switch
    {
        RiskCategory.Recruitment => RiskHead.Recruitment,
        RiskCategory.FakeJob => RiskHead.FakeJob,
        RiskCategory.ControlledEscort => RiskHead.ControlledEscort,
        _ => null,
    };

    protected override async Task OnInitializedAsync()
    {
        _message = Left.Take();
        await LoadAsync();
        // Not before: the renderer leaves the body of a 404 to others, and this page says more than they can.
        if (_missing && Http is { Response: { HasStarted: false } response })
            response.OnStarting(() => Task.FromResult(response.StatusCode = StatusCodes.Status404NotFound));
    }

    protected override void OnInitialized()
    {
        base.OnInitialized();
        if (RendererInfo.IsInteractive)
            _heartbeat = Clock.CreateTimer(_ => Later(KeepAsync), null, Heartbeat, Heartbeat);
    }

    protected override void Dispose(bool disposing)
    {
        _heartbeat?.Dispose();
        base.Dispose(disposing);
    }

    protected override async Task LoadAsync()
    {
        // A notice and a click may load at once; what was asked last is what is true.
        var load = ++_loads;
        var found = AlertId.TryParse(Id, out var id) ? await Reader.FindAsync(id, Closed) : null;
        if (load != _loads)
            return;
        _detail = found;
        _missing = _detail is null;
        if (_detail is not null)
            Compare(_detail);
        _titles = _detail?.Ads.Where(item => !string.IsNullOrWhiteSpace(item.Ad.Title)).ToDictionary(item => item.Ad.Id, item => item.Ad.Title!) ?? [];
        if (_detail is { Row: { State: AlertState.Claimed, ClaimedBy: { } holder } } && holder == Visitor.Name?.ToString())
            await GoOnAsync(new AlertLease(id, holder, _detail.FencingToken, default));
        else if (_lease is not null)
            Lose();
    }

    /// <summary>What was there when the page was opened counts as read. What comes later is marked, and a decision has to be saved knowing of it.</summary>
    private void Compare(AlertDetail detail)
    {
        if (_seen is null)
            (_seen, _seenEvidence) = (new SeenCase(detail), detail.Evidence);
        _news = _seen.Since(detail);
    }

    /// <summary>A page loaded again, or a second one of the same person, goes on with the claim that the store knows, unless the queue says it is over.</summary>
    private async Task GoOnAsync(AlertLease stored)
    {
        if (_lease?.FencingToken == stored.FencingToken)
            return;
        var load = _loads;
        var kept = await Desk.HeartbeatAsync(stored, Closed);
        if (load == _loads)
            _lease = kept.Outcome is DeskOutcome.Stale ? null : stored;
    }

    private async Task ClaimAsync()
    {
        if (Visitor.Name is not { } name || _detail is null)
        {
            _needsName = true;
            return;
        }

        var answer = await Desk.ClaimAsync(_detail.Row.Id, name.ToString(), Closed);
        _lease = answer.Lease;
        Tell(answer, "Say.Claimed");
        await LoadAsync();
    }

    private async Task TakeNextAsync()
    {
        if (Visitor.Name is not { } name)
        {
            _needsName = true;
            return;
        }

        var answer = await Desk.ClaimNextAsync(name.ToString(), Closed);
        if (answer.Lease is { } lease)
            Nav.NavigateTo($"/alertas/{lease.Alert}");
        else
            Tell(answer, "");
    }

    private async Task ReleaseAsync()
    {
        if (_lease is not { } lease)
            return;
        var answer = await Desk.ReleaseAsync(lease, "", Closed);
        if (answer.Outcome is not DeskOutcome.QueueAway)
            _lease = null;
        Tell(answer, "Say.Released");
        await LoadAsync();
    }

    private async Task DecideAsync()
    {
        if (_lease is not { } lease || _draft is not { Verdict: { } verdict, Reason: { } reason })
            return;
        var answer = await Desk.DecideAsync(new TriageDecision
        {
            Alert = lease.Alert,
            Analyst = lease.Analyst,
            FencingToken = lease.FencingToken,
            Verdict = verdict,
            Reason = reason,
            Note = _draft.Note.Trim(),
            EvidenceSeen = _seenEvidence,
            DecidedAt = Clock.GetUtcNow(),
        }, Closed);
        if (answer.Outcome is DeskOutcome.Done)
        {
            Left.Leave(Say["Decide.Saved", Say.Of(verdict)]);
            Nav.NavigateTo("/");
            return;
        }

        if (answer.Outcome is not (DeskOutcome.QueueAway or DeskOutcome.NewerEvidence))
            _lease = null;
        Tell(answer, "");
        await LoadAsync();
        // Told of it and shown it; saving again is a decision on all of it.
        if (answer.Outcome is DeskOutcome.NewerEvidence && _detail is { } shown)
            _seenEvidence = shown.Evidence;
    }

    private async Task KeepAsync()
    {
        if (_lease is { } lease && (await Desk.HeartbeatAsync(lease, Closed)).Outcome is DeskOutcome.Stale)
            Lose();
    }

    /// <summary>What was typed stays in the draft, in case the alert can be taken again.</summary>
    private void Lose()
    {
        _lease = null;
        Tell(new DeskAnswer(DeskOutcome.Stale), "");
    }

    private void Tell(DeskAnswer answer, string done)
    {
        _bad = answer.Outcome is not DeskOutcome.Done;
        _message = _bad ? Say[$"DeskOutcome.{answer.Outcome}", answer.HeldBy ?? ""] : Say[done];
    }
}
