using System.Collections.Frozen;
using RiskMonitor.Ads;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>
/// C02: the advert stands in one of the four states from which most reports came (LNCTP: Ciudad de México 28 %, Estado de México 17 %, Jalisco 13 %, Puebla 6 %). Context for a reader and for
/// counts; where somebody lives is no sign, so its weight is zero for ever.
/// </summary>
internal sealed class HighIncidenceState : IIndicatorRule
{
    private static readonly FrozenSet<string> States = new[] { "Ciudad de México", "Estado de México", "México", "Jalisco", "Puebla" }.ToFrozenSet(StringComparer.Ordinal);

    public string Id => "C02";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading)
    {
        foreach (var field in reading.Fields)
        {
            if (field.Field != AdField.Location)
                continue;
            foreach (var found in field.Places)
            {
                if (found.Place is { Country: "MX", State: { } state } && States.Contains(state))
                    return [field.ToIndicator(Id, field.Tokens[found.First].Start, field.Tokens[found.End - 1].End)];
            }
        }

        return [];
    }
}
