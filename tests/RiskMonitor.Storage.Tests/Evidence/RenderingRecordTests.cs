using System.Collections.Immutable;
using RiskMonitor.Collecting.Archiving;
using RiskMonitor.Storage.Evidence;

namespace RiskMonitor.Storage.Tests.Evidence;

/// <summary>What a browser made of a response: a conversion record (ISO 28500 §6.8) that points to it.</summary>
public sealed class RenderingRecordTests
{
    private static readonly ImmutableArray<KeyValuePair<string, string>> Html = [new("Content-Type", "text/html; charset=utf-8")];

    [Fact]
    public async Task A_rendering_is_read_back_with_the_response_it_was_made_of_also_when_that_is_a_revisit()
    {
        using var house = new ArchiveHouse();
        var response = house.Exchange("/ofertas/1", ArchiveHouse.Page(1));
        await house.AppendAsync(response);
        var revisit = await house.AppendAsync(response);
        var rendering = Rendering(response, revisit);

        var at = await house.AppendAsync(rendering);

        var read = await house.ReadAsync(at);
        Assert.Equal(ArchiveHouse.Page(2), read!.Exchange.Payload.ToArray());
        Assert.Equal((rendering.Url, rendering.StartedAt, rendering.Took, rendering.Protocol, 200), (read.Exchange.Url, read.Exchange.StartedAt, read.Exchange.Took, read.Exchange.Protocol, read.Exchange.StatusCode));
        Assert.Equal(Html, read.Exchange.ResponseHeaders);
        Assert.Equal(ArchiveHouse.Note(), read.Note);
        ArchiveHouse.AssertSame(response, read.Original);
        var records = house.Records();
        Assert.Equal(["conversion", "metadata"], records[^2..].Select(record => record.Type));
        Assert.Equal(records.Single(record => record.Type == WarcName.Revisit).Field(WarcName.RecordId), records[^2].Field(WarcName.RefersTo));
        Assert.Equal(records[^2].Field(WarcName.RecordId), records[^1].Field(WarcName.ConcurrentTo));
    }

    [Fact]
    public async Task A_rendering_is_never_a_revisit_and_none_points_to_it()
    {
        using var house = new ArchiveHouse();
        var response = house.Exchange("/ofertas/1", ArchiveHouse.Page(1));
        var at = await house.AppendAsync(response);
        await house.AppendAsync(Rendering(response, at));
        await house.AppendAsync(Rendering(response, at));
        await house.AppendAsync(house.Exchange("/ofertas/1", ArchiveHouse.Page(2)));

        Assert.Equal(["response", "conversion", "conversion", "response"], house.Records().Select(record => record.Type).Where(type => type is "response" or "revisit" or "conversion"));
    }

    [Fact]
    public async Task What_a_rendering_was_made_of_in_another_file_is_not_pointed_to()
    {
        using var house = new ArchiveHouse();
        var response = house.Exchange("/ofertas/1", ArchiveHouse.Page(1));
        var at = await house.AppendAsync(Rendering(response, new ArchivedAt("raw/bolsa-demo/2026-03-01.warc.gz", 0)));

        var read = await house.ReadAsync(at);
        Assert.Equal(ArchiveHouse.Page(2), read!.Exchange.Payload.ToArray());
        Assert.Null(read.Original);
        Assert.Null(house.Records().Single(record => record.Type == WarcName.Conversion).Field(WarcName.RefersTo));
    }

    private static HttpExchange Rendering(HttpExchange of, ArchivedAt at) => new()
    {
        Url = of.Url,
        StartedAt = of.StartedAt,
        Took = TimeSpan.FromSeconds(3),
        Protocol = "rendering",
        StatusCode = 200,
        ResponseHeaders = Html,
        Payload = ArchiveHouse.Page(2),
        RenderedFrom = at,
    };
}
