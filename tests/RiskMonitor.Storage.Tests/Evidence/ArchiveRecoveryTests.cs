using CsCheck;
using RiskMonitor.Collecting.Archiving;

namespace RiskMonitor.Storage.Tests.Evidence;

/// <summary>Killed at any byte: what was acknowledged is there, and what comes after it is too.</summary>
public sealed class ArchiveRecoveryTests
{
    private static readonly Gen<(int Page, int Version, int Status, bool Truncated)> AnExchange =
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 2], Gen.Frequency((6, Gen.Const(200)), (1, Gen.Const(304)), (1, Gen.Const(500))), Gen.Frequency((6, Gen.Const(false)), (1, Gen.Const(true))));

    private static readonly Gen<(List<(int, int, int, bool)> Before, List<(int, int, int, bool)> After, double Cut, byte[] Garbage)> ALife =
        Gen.Select(AnExchange.List[1, 8], AnExchange.List[0, 5], Gen.Double[0, 1], Gen.Frequency((2, Gen.Const(Array.Empty<byte>())), (1, Gen.Byte.Array[1, 80])));

    [Fact]
    public void Everything_acknowledged_before_a_kill_at_any_byte_is_readable_byte_for_byte() => ALife.Sample(life =>
    {
        using var house = new ArchiveHouse();
        var acknowledged = Append(house, life.Before);
        // The last exchange is being written when the process dies: some of its bytes are there, perhaps others after them.
        var lost = acknowledged[^1];
        acknowledged.RemoveAt(acknowledged.Count - 1);
        house.Reopen(file =>
        {
            file.SetLength(lost.At.Offset + (long)((file.Length - lost.At.Offset) * life.Cut));
            file.Position = file.Length;
            file.Write(life.Garbage);
        });
        acknowledged.AddRange(Append(house, life.After));
        foreach (var (at, exchange) in acknowledged)
            AssertReads(house, at, exchange);
        // The file is opened for the first that comes after.
        if (life.After.Count > 0)
            Assert.All(house.Records(), Assert.NotNull);
    }, iter: 300);

    [Fact]
    public async Task Damage_in_the_middle_takes_nothing_that_comes_after_it()
    {
        using var house = new ArchiveHouse();
        var written = Append(house, [(0, 0, 200, false), (1, 0, 200, false), (2, 0, 200, false)]);
        house.Reopen(file =>
        {
            file.Position = written[1].At.Offset + 2;
            file.Write("damage to the header"u8);
        });
        var later = Append(house, [(2, 0, 200, false), (3, 0, 200, false)]);
        AssertReads(house, written[0].At, written[0].Exchange);
        Assert.Null(await house.ReadAsync(written[1].At));
        AssertReads(house, written[2].At, written[2].Exchange);
        Assert.All(later, one => AssertReads(house, one.At, one.Exchange));
    }

    [Fact]
    public async Task A_disk_that_takes_no_more_leaves_the_file_as_it_was()
    {
        using var disk = SmallDisk.TryMount("32k");
        Assert.SkipWhen(disk is null, "this process may not mount a disk of its own");
        await File.WriteAllBytesAsync(Path.Combine(disk!.Path, "ballast"), new byte[12 << 10], TestContext.Current.CancellationToken);
        using var house = new ArchiveHouse(Path.Combine(disk.Path, "evidence"));
        var written = Append(house, [(0, 0, 200, false)]);
        byte[] before;
        var random = new Random(1);
        while (true)
        {
            before = await File.ReadAllBytesAsync(house.DayPath, TestContext.Current.CancellationToken);
            var noise = new byte[3000];
            random.NextBytes(noise);
            try
            {
                var exchange = house.Exchange($"/ofertas/{written.Count}", noise);
                written.Add((await house.AppendAsync(exchange), exchange));
            }
            catch (IOException)
            {
                break;
            }
        }

        Assert.Equal(before, await File.ReadAllBytesAsync(house.DayPath, TestContext.Current.CancellationToken));
        File.Delete(Path.Combine(disk.Path, "ballast"));
        written.AddRange(Append(house, [(0, 0, 200, false), (9, 0, 200, false)]));
        Assert.All(written, one => AssertReads(house, one.At, one.Exchange));
    }

    private static List<(ArchivedAt At, HttpExchange Exchange)> Append(ArchiveHouse house, IEnumerable<(int Page, int Version, int Status, bool Truncated)> exchanges)
    {
        var written = new List<(ArchivedAt At, HttpExchange Exchange)>();
        foreach (var (page, version, status, truncated) in exchanges)
        {
            var exchange = house.Exchange($"/ofertas/{page}", status == 304 ? [] : ArchiveHouse.Page(page * 10 + version), status) with { Truncated = truncated ? "disconnect" : null };
            written.Add((house.AppendAsync(exchange).GetAwaiter().GetResult(), exchange));
            house.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        return written;
    }

    private static void AssertReads(ArchiveHouse house, ArchivedAt at, HttpExchange exchange)
    {
        var read = house.ReadAsync(at).GetAwaiter().GetResult();
        ArchiveHouse.AssertSame(exchange, exchange.StatusCode == 304 && read is not null ? read.Exchange with { Payload = default } : read?.Exchange);
        if (exchange.StatusCode == 304 && !read!.Exchange.Payload.IsEmpty)
            Assert.Equal(exchange.Url, read.Original!.Url);
    }
}
