using System.Globalization;
using System.Text.Json;
using RiskMonitor.Ads;
using RiskMonitor.Tests.Architecture;

namespace RiskMonitor.Tests.Enriching.Contacts;

/// <summary>
/// 421 adverts with phones in every disguise and without any (tests/data/phones). A third is by a second author who saw none of the code; docs/measurements.md has what was read of them the first time.
/// Counted are pairs of a case and a number.
/// </summary>
public sealed class PhoneCasesTests
{
    [Theory]
    [InlineData("own", 271)]
    [InlineData("second_author", 150)]
    public void Recall_and_precision_hold(string file, int count)
    {
        var cases = File.ReadLines(Path.Combine(Repository.Root, "tests/data/phones", file + ".jsonl")).Select(line => JsonSerializer.Deserialize<PhoneCase>(line, JsonSerializerOptions.Web)!).ToList();
        Assert.Equal(count, cases.Count);
        var (hits, missed, wrong) = (0, 0, 0);
        foreach (var one in cases)
        {
            var found = Enricher.Enrich(one.Text, one.Lang == "en" ? AdLanguage.En : AdLanguage.Es).Entities.Phones.ToHashSet();
            hits += one.Phones.Count(found.Contains);
            missed += one.Phones.Count(phone => !found.Contains(phone));
            wrong += found.Except(one.Phones).Count();
            if (!found.SetEquals(one.Phones))
                TestContext.Current.SendDiagnosticMessage($"{one.Id} {one.Kind}: missed {string.Join(' ', one.Phones.Except(found))}, wrong {string.Join(' ', found.Except(one.Phones))}");
        }

        var (recall, precision) = (hits / (double)(hits + missed), hits / (double)(hits + wrong));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {hits + missed} phones, recall {recall:0.000}, precision {precision:0.000}"));
        Assert.True(recall >= 0.95 && precision >= 0.98, string.Create(CultureInfo.InvariantCulture, $"{file}: recall {recall:0.000}, precision {precision:0.000}"));
    }

    private sealed record PhoneCase(string Id, string Lang, string Kind, string Text, string[] Phones);
}
