using Microsoft.AspNetCore.Components;

namespace RiskMonitor.Web.Live;

/// <summary>A component that loads again when alerts change, at most twice a second however many notices come.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);
    private readonly CancellationTokenSource _closed = new();
    private bool _disposed;
    private IDisposable? _subscription;
    private ITimer? _timer;
    private int _pending;

    [Inject]
    internal LiveAlerts Live { get; set; } = default!;

    [Inject]
    internal TimeProvider Clock { get; set; } = default!;

    protected LivePage() => Closed = _closed.Token;

    /// <summary>Ends when the person leaves the page.</summary>
    protected CancellationToken Closed { get; }

    protected abstract Task LoadAsync();

    /// <summary>Listens before it first loads, so that nothing falls in between. The rendering that comes before the circuit has nobody to tell.</summary>
    protected override void OnInitialized()
    {
        if (!RendererInfo.IsInteractive)
            return;
        _timer = Clock.CreateTimer(_ => Refresh(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _subscription = Live.Subscribe(() =>
        {
            if (Interlocked.Exchange(ref _pending, 1) == 0)
                _timer.Change(Quiet, Timeout.InfiniteTimeSpan);
        });
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _disposed)
            return;
        _disposed = true;
        _subscription?.Dispose();
        _timer?.Dispose();
        _closed.Cancel();
        _closed.Dispose();
    }

    /// <summary>Does work of a timer on the page's own thread. What fails goes where Blazor sends the faults of a component: the log and the page's error line.</summary>
    protected void Later(Func<Task> work) => _ = InvokeAsync(async () =>
    {
        if (_disposed)
            return;
        try
        {
            await work();
            StateHasChanged();
        }
        catch (OperationCanceledException) when (Closed.IsCancellationRequested)
        {
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            await DispatchExceptionAsync(fault);
        }
    });

    private void Refresh() => Later(() =>
    {
        Interlocked.Exchange(ref _pending, 0);
        return LoadAsync();
    });
}
