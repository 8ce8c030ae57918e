using RiskMonitor.Enriching;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Tests.Building;

namespace RiskMonitor.Storage.Tests;

public sealed class CampaignMemoryTests
{
    [Fact]
    public async Task Linking_gets_back_what_it_gave_also_after_a_merge()
    {
        await using var house = await StoreHouse.OpenAsync();
        var (one, two) = (CampaignId.New(DateTimeOffset.UnixEpoch), CampaignId.New(DateTimeOffset.UnixEpoch));
        var key = house.Get<IContactSealer>().KeyOf(ContactKind.Phone, "+525500000001");
        var ad = new AdBuilder("a1", one).WithPhone("+525500000001").Build();
        ad = ad with { Linked = ad.Linked with { ContactKeys = [key] } };
        await house.WriteAsync(new FlowItem { Page = new AdBuilder("a1", one).Page(house.Clock.GetUtcNow()), Scored = [ad] });
        await house.WriteAsync(new AdBuilder("a2", two) { Absorbs = [one] });

        await house.RestartAsync();
        var remembered = await house.Get<ICampaignMemory>().LoadAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        var first = remembered.Single(known => known.Id == ad.Id);
        Assert.Equal(2, remembered.Count);
        Assert.Equal((two, ad.Linked.ContentHash), (first.Campaign, first.ContentHash));
        Assert.Equal(ad.Linked.Signature, first.Signature);
        Assert.Equal([key], first.ContactKeys);
    }
}
