namespace RiskMonitor.Collecting.Fetching;

/// <summary>A body as it comes over the wire: every byte is kept, and held to the limits of size and pace. A decompressor reads from it.</summary>
/// <param name="wire">The body.</param>
/// <param name="options">Limits.</param>
/// <param name="clock">Time.</param>
/// <param name="maxBytes">What it may have at most.</param>
/// <param name="announced">Its Content-Length; null without one. Believed only as far as memory goes that is cheap to take.</param>
internal sealed class ReceivedStream(Stream wire, CollectionOptions options, TimeProvider clock, int maxBytes, long? announced = null) : Stream
{
    private const int LeastRoom = 4 * 1024;
    private const int MostAtOnce = 256 * 1024;

    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(10);

    // One byte more than announced, so that the end is seen without more room.
    private byte[] _bytes = GC.AllocateUninitializedArray<byte>((int)Math.Clamp((announced ?? 16 * 1024) + 1, 1024, MostAtOnce));
    private bool _isAnnounced = announced is not null;
    private readonly long _started = clock.GetTimestamp();
    private int _served;

    public int Count { get; private set; }

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, Count);

    /// <summary>What the decompressor has not taken. The last byte is served alone, so something is left whenever its stream ended before the body.</summary>
    public int Left => Count - _served;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>One more piece; false at the end.</summary>
    /// <exception cref="BodyRefusedException">It comes too slowly.</exception>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_bytes.Length - Count < (_isAnnounced ? 1 : LeastRoom))
            Grow();
        var read = await wire.ReadAsync(_bytes.AsMemory(Count), cancellationToken);
        Count += read;
        var elapsed = clock.GetElapsedTime(_started);
        if (read > 0 && elapsed > Warming && Count < options.MinBytesPerSecond * elapsed.TotalSeconds)
            throw new BodyRefusedException(FetchOutcome.Unreachable, FormattableString.Invariant($"the body comes slower than {options.MinBytesPerSecond} bytes a second"));
        return read > 0;
    }

    private void Grow()
    {
        _isAnnounced = false;
        var larger = GC.AllocateUninitializedArray<byte>(_bytes.Length * 2);
        Bytes.CopyTo(larger);
        _bytes = larger;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (Left < 2 && await FillAsync(cancellationToken))
        {
            // Until there is something besides a byte that may be the last.
        }

        if (Count > maxBytes)
            throw BodyRefusedException.TooLarge(maxBytes);
        var served = Math.Min(buffer.Length, Left > 1 ? Left - 1 : Left);
        Bytes.Slice(_served, served).CopyTo(buffer);
        _served += served;
        return served;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
