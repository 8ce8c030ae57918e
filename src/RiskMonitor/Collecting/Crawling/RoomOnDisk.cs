namespace RiskMonitor.Collecting.Crawling;

/// <summary>While the disk is full, whoever holds what must not be lost waits with it and tries again, and asks for nothing else meanwhile.</summary>
internal static class RoomOnDisk
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <param name="work">Done again as a whole after an <see cref="IOException"/>.</param>
    /// <param name="clock">Time.</param>
    /// <param name="full">Told each time that it could not be done.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static async ValueTask<T> WaitForAsync<T>(Func<ValueTask<T>> work, TimeProvider clock, Action<IOException>? full, CancellationToken cancellationToken)
    {
        for (var wait = First; ; wait = wait * 2 < Longest ? wait * 2 : Longest)
        {
            try
            {
                return await work();
            }
            catch (IOException fault) when (!cancellationToken.IsCancellationRequested)
            {
                full?.Invoke(fault);
            }

            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    public static async ValueTask WaitForAsync(Func<ValueTask> work, TimeProvider clock, Action<IOException>? full, CancellationToken cancellationToken) =>
        await WaitForAsync(
            async () =>
            {
                await work();
                return true;
            },
            clock, full, cancellationToken);
}
