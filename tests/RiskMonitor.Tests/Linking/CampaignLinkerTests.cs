using RiskMonitor.Ads;
using RiskMonitor.Linking;
using static RiskMonitor.Tests.Linking.AdDriver;

namespace RiskMonitor.Tests.Linking;

public sealed class CampaignLinkerTests
{
    [Fact]
    public void A_re_post_with_every_fifth_word_changed_joins_the_campaign()
    {
        var driver = new AdDriver();
        var first = driver.Link("a", Text(1));
        var second = driver.Link("b", Edited(Text(1), 5, seed: 2));
        Assert.Equal(first.Campaign, second.Campaign);
        Assert.Empty(second.Absorbed);
        var why = Assert.Single(second.Why);
        Assert.Equal((LinkKind.Text, AdId.Parse("a")), (why.Kind, why.With));
        Assert.InRange(why.Strength, .2, .5);
    }

    [Fact]
    public void Adverts_without_anything_in_common_stay_apart()
    {
        var driver = new AdDriver();
        Assert.NotEqual(driver.Link("a", Text(1), "phone:+525512340001").Campaign, driver.Link("b", Text(2), "phone:+525512340002").Campaign);
        Assert.Empty(driver.Link("c", Text(3)).Why);
    }

    [Fact]
    public void Other_digits_in_the_slots_leave_the_text_the_same()
    {
        var driver = new AdDriver();
        driver.Link("a", $"{Text(1)} paga $9,000 llama 55 1234 5601");
        var second = driver.Link("b", $"{Text(1)} paga $12,500 llama 81 1234 5622");
        Assert.Equal(1, Assert.Single(second.Why).Strength);
    }

    [Theory]
    [InlineData("phone:+525512345601", LinkKind.Phone)]
    [InlineData("email:ana@gmail.example", LinkKind.Email)]
    [InlineData("handle:telegram:ana_mx", LinkKind.Handle)]
    [InlineData("clabe:002010077777777771", LinkKind.Account)]
    [InlineData("card:4111111111111111", LinkKind.Account)]
    [InlineData("wallet:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", LinkKind.Account)]
    [InlineData("url:sitio.example/registro", LinkKind.Url)]
    [InlineData("url:docs.google.com/forms/d/e/abc", LinkKind.Url)]
    public void A_shared_contact_joins_different_texts(string contact, LinkKind kind)
    {
        var driver = new AdDriver();
        driver.Link("job", Text(1), contact);
        var second = driver.Link("escort", Text(2), contact);
        Assert.Equal(new CampaignLink(kind, AdId.Parse("job"), Assert.Single(second.Why).Strength), second.Why[0]);
        Assert.True(driver.AreTogether("job", "escort"));
        Assert.Single(second.ContactKeys);
    }

    [Theory]
    [InlineData("email:ana@gmail.example", "email:eva@gmail.example")]
    [InlineData("rfc:XAXX010101000", "rfc:XAXX010101000")]
    [InlineData("url:facebook.com/groups/1", "url:facebook.com/groups/1")]
    [InlineData("url:m.facebook.com/ana", "url:m.facebook.com/ana")]
    [InlineData("handle:facebook:groups", "handle:facebook:groups")]
    [InlineData("url:docs.google.com", "url:docs.google.com")]
    public void Mail_domains_tax_ids_and_platforms_join_nothing(string first, string second)
    {
        var driver = new AdDriver();
        driver.Link("a", Text(1), first);
        driver.Link("b", Text(2), second);
        Assert.False(driver.AreTogether("a", "b"));
    }

    [Fact]
    public void A_link_is_compared_by_host_and_path()
    {
        var driver = new AdDriver();
        driver.Link("a", Text(1), "url:sitio.example/registro?ref=1");
        driver.Link("b", Text(2), "url:sitio.example/registro/#abajo");
        driver.Link("c", Text(3), "url:sitio.example/otra");
        Assert.True(driver.AreTogether("a", "b"));
        Assert.False(driver.AreTogether("a", "c"));
    }

    [Fact]
    public void A_contact_of_too_many_texts_joins_no_further_adverts()
    {
        var driver = new AdDriver(mostTextsOfAContact: 3);
        for (var i = 0; i < 4; i++)
            driver.Link($"a{i}", Text(i), "phone:+525512345601");
        driver.Link("late", Text(9), "phone:+525512345601");
        Assert.True(driver.AreTogether("a0", "a1", "a2", "a3"));
        Assert.False(driver.AreTogether("a0", "late"));
    }

    [Fact]
    public void Re_posts_of_one_text_do_not_make_its_contact_a_hub()
    {
        var driver = new AdDriver(mostTextsOfAContact: 3);
        for (var i = 0; i < 20; i++)
            driver.Link($"a{i}", Text(1), "phone:+525512345601");
        driver.Link("other", Text(2), "phone:+525512345601");
        Assert.True(driver.AreTogether("a0", "other"));
    }

    [Fact]
    public void An_advert_that_shows_two_campaigns_to_be_one_keeps_the_older()
    {
        var driver = new AdDriver();
        var older = driver.Link("a", Text(1), "phone:+525512345601").Campaign;
        var younger = driver.Link("b", Text(2), "phone:+525512345602").Campaign;
        var bridge = driver.Link("c", Text(3), "phone:+525512345602", "phone:+525512345601");
        Assert.Equal(older, bridge.Campaign);
        Assert.Equal([younger], bridge.Absorbed);
        Assert.True(driver.AreTogether("a", "b", "c"));
    }

    [Fact]
    public void The_ten_strongest_reasons_are_kept_strongest_first()
    {
        var driver = new AdDriver();
        for (var i = 0; i < 15; i++)
            driver.Link($"a{i:00}", Text(1), "phone:+525512345601", "url:sitio.example/x");
        var why = driver.Link("z", Text(1), "phone:+525512345601", "url:sitio.example/x").Why;
        Assert.Equal(10, why.Length);
        Assert.Equal(why.OrderByDescending(link => link.Strength), why);
        Assert.All(why, link => Assert.Equal(LinkKind.Text, link.Kind));
    }

    [Fact]
    public void A_template_line_alone_does_not_join_two_adverts()
    {
        const string line = "ofrecemos prestaciones de ley y un ambiente de trabajo dinámico y colaborativo con oportunidades de crecimiento para todos nuestros empleados";
        var driver = new AdDriver();
        driver.Link("a", $"{Text(1, 40)} {line}");
        driver.Link("b", $"{Text(2, 40)} {line}");
        Assert.False(driver.AreTogether("a", "b"));
    }

    [Theory]
    [InlineData("Se solicita ayudante general para bodega en la colonia Centro", "Se solicita ayudante general para bodega en la colonia Roma", false)]
    [InlineData("Se solicita ayudante general para bodega en la colonia Centro", "se solicita AYUDANTE general para bodega en la colonia Centro", true)]
    [InlineData("Llama al 55", "Llama al 55", false)]
    public void Short_posts_need_near_equality_and_the_shortest_are_not_compared(string first, string second, bool together)
    {
        var driver = new AdDriver();
        driver.Link("a", first);
        driver.Link("b", second);
        Assert.Equal(together, driver.AreTogether("a", "b"));
    }

    [Fact]
    public void A_changed_advert_stays_in_its_campaign_and_may_join_another_to_it()
    {
        var driver = new AdDriver();
        var own = driver.Link("a", Text(1)).Campaign;
        var other = driver.Link("b", Text(2)).Campaign;
        var changed = driver.Link("a", Text(2));
        Assert.Equal(own, changed.Campaign);
        Assert.Equal([other], changed.Absorbed);
        Assert.NotEqual(own, driver.Link("c", Text(1)).Campaign);
    }

    [Fact]
    public void An_advert_is_new_then_the_same_then_changed_and_new_again_when_forgotten()
    {
        var driver = new AdDriver();
        var id = AdId.Parse("a");
        string Hash(string body) => CampaignLinker.ContentHash(Ad("a", body).Ad);
        Assert.Equal(AdStanding.New, driver.Linker.LookUp(id, Hash("uno")));
        driver.Link("a", "uno");
        Assert.Equal(AdStanding.SameText, driver.Linker.LookUp(id, Hash("uno")));
        Assert.Equal(AdStanding.Changed, driver.Linker.LookUp(id, Hash("dos")));
        driver.Linker.Forget(id);
        Assert.Equal(AdStanding.New, driver.Linker.LookUp(id, Hash("uno")));
        Assert.Null(driver.Linker.CampaignOf(id));
    }

    [Fact]
    public void Linking_the_same_advert_again_changes_nothing()
    {
        var driver = new AdDriver();
        driver.Link("b", Text(1), "phone:+525512345601");
        var first = driver.Link("a", Text(1), "phone:+525512345601");
        var again = driver.Link("a", Text(1), "phone:+525512345601");
        Assert.Equal(first.Campaign, again.Campaign);
        Assert.Equal(first.Why, again.Why);
        Assert.Equal(2, driver.Linker.Count);
    }

    [Fact]
    public void The_content_hash_covers_every_text_field_and_where_one_ends()
    {
        var ad = Ad("a", "b").Ad;
        var hash = CampaignLinker.ContentHash(ad);
        Assert.Matches("^[0-9a-f]{64}$", hash);
        Ad[] others = [ad with { Title = "t" }, ad with { Salary = "t" }, ad with { Company = "t" }, ad with { Location = "t" }, ad with { Body = "bt" }, ad with { Title = "tb", Body = "" }];
        Assert.Equal(others.Length, others.Select(CampaignLinker.ContentHash).Append(hash).Distinct().Count() - 1);
        Assert.Equal(hash, CampaignLinker.ContentHash(ad with { Url = "https://otra.example", PostedAt = DateTimeOffset.UnixEpoch, Channel = AdChannel.JobBoard }));
    }

    [Fact]
    public void A_sealed_advert_joins_nothing_and_leaves_the_campaign_it_was_in()
    {
        var driver = new AdDriver();
        var phone = "phone:+525512340001";
        driver.Link("a", Text(1), phone);
        driver.Link("b", Text(1), phone);
        var open = AdDriver.Ad("b", Text(2), phone);
        var apart = driver.Linker.Link(open with { Sealed = open.Ad, Ad = open.Ad with { Body = "" } });
        Assert.Empty(apart.Why);
        Assert.Empty(apart.Absorbed);
        Assert.Empty(apart.Signature);
        Assert.Single(apart.ContactKeys);
        Assert.Equal(CampaignLinker.ContentHash(open.Ad), apart.ContentHash);
        Assert.False(driver.AreTogether("a", "b"));
        Assert.Equal(AdStanding.SameText, driver.Linker.LookUp(open.Ad.Id, apart.ContentHash));

        Assert.DoesNotContain(driver.Link("c", Text(2), phone).Why, why => why.With == open.Ad.Id);
        Assert.True(driver.AreTogether("a", "c"));
    }
}
