namespace RiskMonitor.Tests.Triaging;

/// <summary>Decides who moves next among calls that wait for their turn: the test's schedule instead of chance.</summary>
internal sealed class Turns
{
    private readonly List<TaskCompletionSource<Fate>> _waiting = [];

    public int Waiting => _waiting.Count;

    /// <summary>Waits before and after <paramref name="call"/>, so that a fault or a death can strike on either side of its effect.</summary>
    public async Task<T> TakeAsync<T>(Func<Task<T>> call, Func<Exception> fault)
    {
        await WaitAsync(fault);
        var result = await call();
        await WaitAsync(fault);
        return result;
    }

    /// <summary>Lets the n-th of the waiting calls go on. One that dies is never heard of again, like a process after kill -9.</summary>
    public void Give(int n, Fate fate)
    {
        var turn = _waiting[n % _waiting.Count];
        _waiting.Remove(turn);
        if (fate != Fate.Dies)
            turn.SetResult(fate);
    }

    private async Task WaitAsync(Func<Exception> fault)
    {
        var turn = new TaskCompletionSource<Fate>(); // continues inline, so that the schedule alone decides the order
        _waiting.Add(turn);
        if (await turn.Task == Fate.Fails)
            throw fault();
    }
}

internal enum Fate
{
    GoesOn,
    Fails,
    Dies,
}
