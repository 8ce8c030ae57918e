using RiskMonitor.Ads;

namespace RiskMonitor.Tests.Ads;

public sealed class AdColumnMapTests
{
    [Theory]
    [InlineData("", "is not target=column")]
    [InlineData("body", "is not target=column")]
    [InlineData("text=body", "'text' is not a field of an advert")]
    [InlineData("body=", "names an empty column")]
    [InlineData("body=a++b", "names an empty column")]
    [InlineData("body=a,body=b", "'body' is given twice")]
    [InlineData("id=a+b", "'id' takes one column")]
    public void A_wrong_map_says_what_is_wrong(string text, string error)
    {
        Assert.False(AdColumnMap.TryParse(text, out _, out var told));
        Assert.Contains(error, told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_is_not_named_comes_from_the_column_of_its_own_name()
    {
        var map = AdColumnMap.Parse("body=text, postedAt = posted");
        Assert.Equal(["text"], map["body"]);
        Assert.Equal(["posted"], map["postedAt"]);
        Assert.Equal(["title"], map["title"]);
        Assert.DoesNotContain("body", map.Columns);
    }
}
