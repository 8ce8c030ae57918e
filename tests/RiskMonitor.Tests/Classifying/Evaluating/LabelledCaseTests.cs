using RiskMonitor.Classifying;
using RiskMonitor.Classifying.Evaluating;
using RiskMonitor.Tests.Architecture;

namespace RiskMonitor.Tests.Classifying.Evaluating;

public sealed class LabelledCaseTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public async Task A_case_is_an_advert_and_the_category_it_should_get()
    {
        var one = Assert.Single(await ReadAsync("""{"id":"a","label":"fake_job","body":"Se busca personal","channel":"social_post"}"""));
        Assert.Equal((RiskCategory.FakeJob, "Se busca personal"), (one.Label, one.Ad.Body));
    }

    [Theory]
    [InlineData("""{"id":"a","body":"x"}""", ":1:")]
    [InlineData("""{"id":"a","label":"other","body":"x"}""", "recruitment")]
    [InlineData("""{"id":"a","label":"none","body":"x"}""" + "\n{", ":2:")]
    public async Task A_line_without_a_label_is_named(string text, string says)
    {
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(text));
        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Development_cases_reach_review_and_hard_negatives_do_not()
    {
        var cases = await LabelledCase.ReadAsync(Path.Combine(Repository.Root, "tests/data/dev/dev_es.jsonl"), TestContext.Current.CancellationToken);
        var alerts = cases.Select(one => (one.Label, Alerts: ShippedModel.Score(one.Ad).Band >= RiskBand.Review)).ToList();
        Assert.InRange(alerts.Where(one => one.Label != RiskCategory.None).Average(one => one.Alerts ? 1.0 : 0), .75, 1);
        Assert.InRange(alerts.Where(one => one.Label == RiskCategory.None).Average(one => one.Alerts ? 1.0 : 0), 0, .1);
    }

    public void Dispose() => File.Delete(_file);

    private async Task<IReadOnlyList<LabelledCase>> ReadAsync(string text)
    {
        await File.WriteAllTextAsync(_file, text, TestContext.Current.CancellationToken);
        return await LabelledCase.ReadAsync(_file, TestContext.Current.CancellationToken);
    }
}
