using RiskMonitor.Ads;

namespace RiskMonitor.Tests.Ads;

public sealed class CsvReadingTests
{
    [Fact]
    public async Task Quoted_fields_may_hold_separators_marks_and_line_breaks()
    {
        var results = await AdFileText.CsvAsync("\uFEFFid,title,body\r\n1,\"Mesero, \"\"fijo\"\"\",\"uno\r\ndos\"\r\n\r\n2,,tres\r\n");
        Assert.Equal(["Mesero, \"fijo\"", null], results.Select(result => result.Ad!.Title));
        Assert.Equal("uno\r\ndos", results[0].Ad!.Body);
        Assert.Equal([2, 5], results.Select(result => result.Line));
    }

    [Theory]
    [InlineData("id;title;body\n1;a;b, c, d, e, f\n")]
    [InlineData("id\ttitle\tbody\n1\ta\tb, c, d, e, f\n")]
    public async Task Other_separators_of_spreadsheets_are_found(string text)
    {
        var ad = Assert.Single(await AdFileText.CsvAsync(text)).Ad!;
        Assert.Equal("b, c, d, e, f", ad.Body);
    }

    [Fact]
    public async Task Columns_are_mapped_by_name_without_regard_to_case()
    {
        var ad = Assert.Single(await AdFileText.CsvAsync(
            "Job_Id,Description,Requirements,Benefits\n31,a,,c\n", "id=job_id,body=description+requirements+benefits")).Ad!;
        Assert.Equal(("31", "a\n\nc"), (ad.Id.ToString(), ad.Body));
    }

    [Theory]
    [InlineData("number,body\n1,x\n", null, "'id'")]
    [InlineData("id,body\n1,x\n", "body=text", "'text'")]
    public async Task A_header_without_a_column_that_is_needed_is_refused_by_name(string text, string? map, string named)
    {
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => AdFileText.CsvAsync(text, map));
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2,one,two,three", "4 columns where the header has 3")]
    [InlineData("2,,", "2: neither title nor body")]
    [InlineData(",a,b", "no id")]
    [InlineData("1,a,b", "1: a second line with this id")]
    [InlineData("2,\"a\"b,c", "text after a closing quotation mark: a mark inside the text is not doubled")]
    public async Task A_bad_record_is_rejected_and_the_next_is_read(string record, string reason)
    {
        var results = await AdFileText.CsvAsync($"id,title,body\n1,a,b\n{record}\n3,c,d\n");
        Assert.Equal(new Rejection("ads.csv:3", reason), results[1].Rejection);
        Assert.Equal("3", results[2].Ad!.Id.ToString());
    }

    [Fact]
    public async Task A_short_record_is_read_with_a_warning()
    {
        var result = Assert.Single(await AdFileText.CsvAsync("id,body,salary,company\n1,texto\n"));
        Assert.Equal(["2 columns where the header has 4"], result.Warnings);
        Assert.Equal("texto", result.Ad!.Body);
    }

    [Fact]
    public async Task A_record_in_the_encoding_of_old_spreadsheets_is_rejected()
    {
        var results = await AdFileText.CsvAsync([.. "id,body\n1,ma"u8, 0xF1, .. "ana\n2,b\n"u8]);
        Assert.StartsWith("not UTF-8 text", results[0].Rejection!.Reason, StringComparison.Ordinal);
        Assert.NotNull(results[1].Ad);
    }

    [Fact]
    public async Task An_unclosed_quotation_mark_is_named_where_it_starts()
    {
        var results = await AdFileText.CsvAsync("id,body\n1,a\n2,\"b\n3,c\n");
        Assert.Equal("ads.csv:3", results[1].Rejection!.Where);
        Assert.Contains("never closed", results[1].Rejection!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_is_too_long_is_rejected_at_its_line_and_the_next_is_read()
    {
        var results = await AdFileText.CsvAsync($"id,body\n1,\"a\nb\"\n2,\"{new string('x', 24 << 20)}\"\n3,c\n");
        Assert.Equal(new Rejection("ads.csv:4", "longer than 4 MiB"), results[1].Rejection);
        Assert.Equal("3", results[2].Ad!.Id.ToString());
    }

    [Fact]
    public async Task A_record_that_does_not_end_stops_the_file_at_the_line_where_it_starts()
    {
        var results = await AdFileText.CsvAsync($"id,body\n1,\"a\nb\"\n2,\"{new string('x', 65 << 20)}\n3,c\n");
        Assert.Equal("ads.csv:4", results[1].Rejection!.Where);
        Assert.Contains("nothing after it was read", results[1].Rejection!.Reason, StringComparison.Ordinal);
        Assert.Equal(2, results.Count);
    }

    [Fact]
    public async Task An_empty_file_without_a_header_is_refused()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => AdFileText.CsvAsync(""));
    }
}
