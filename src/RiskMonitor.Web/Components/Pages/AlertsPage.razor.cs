using Microsoft.AspNetCore.Components;
using RiskMonitor.Storage.Reading;
using RiskMonitor.Triaging;
using RiskMonitor.Web.Analysts;
using RiskMonitor.Web.Api;
using RiskMonitor.Web.Live;

namespace RiskMonitor.Web.Components.Pages;

/// <summary>The list: one row a campaign, highest priority first. The filter is the address, so that it can be shared.</summary>
public sealed partial class AlertsPage : LivePage
{
    private const int PageSize = 50;
    private AlertList _list = new([], 0);
    private string? _message;
    private bool _needsName;

    [Inject]
    private IAlertReader Reader { get; set; } = default!;

    [Inject]
    private TriageDesk Desk { get; set; } = default!;

    [Inject]
    private PageMessage Left { get; set; } = default!;

    [Inject]
    private NavigationManager Nav { get; set; } = default!;

    [CascadingParameter]
    private Visitor Visitor { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? State { get; set; }

    [SupplyParameterFromQuery]
    private string? Category { get; set; }

    [SupplyParameterFromQuery]
    private string? Band { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int? PageNumber { get; set; }

    private int Shown => Math.Clamp(PageNumber ?? 1, 1, 10_000);

    protected override Task OnParametersSetAsync()
    {
        _message = Left.Take() ?? _message;
        return LoadAsync();
    }

    protected override async Task LoadAsync()
    {
        if (AlertQuery.TryRead(State, Category, Band, out var filter) is not null)
            _message = Say["List.BadFilter"];
        _list = await Reader.ListAsync(filter with { Skip = (Shown - 1) * PageSize, Take = PageSize }, Closed);
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
            _message = Say.Of(answer.Outcome);
    }

    private string AddressOf(int page) =>
        Nav.GetUriWithQueryParameter("page", page == 1 ? null : page);
}
