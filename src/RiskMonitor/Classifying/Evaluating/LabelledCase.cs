using System.Text.Json;
using System.Text.Json.Serialization;
using RiskMonitor.Ads;

namespace RiskMonitor.Classifying.Evaluating;

/// <summary>An advert written by a person for measuring, with the category it should get (none for innocent ones).</summary>
internal sealed record LabelledCase(Ad Ad, RiskCategory Label)
{
    /// <summary>Reads JSON Lines: an advert of contracts.md with one more key, label.</summary>
    /// <exception cref="InvalidDataException">A line is rejected or its label is none of the categories.</exception>
    public static async Task<IReadOnlyList<LabelledCase>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var labels = new Dictionary<string, RiskCategory>(StringComparer.Ordinal);
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                var label = JsonSerializer.Deserialize(line, LabelJson.Default.CaseLabel)!;
                labels[label.Id] = label.Label;
            }
            catch (JsonException exception)
            {
                throw new InvalidDataException($"{path}:{number}: no id and label ({string.Join(", ", Enum.GetValues<RiskCategory>().Select(SnakeCaseEnum.Write))})", exception);
            }
        }

        var cases = new List<LabelledCase>();
        await foreach (var read in new AdReader().ReadAsync(path, cancellationToken))
        {
            if (read.Rejection is { } rejection)
                throw new InvalidDataException($"{rejection.Where}: {rejection.Reason}");
            if (read.Ad is { } ad)
                cases.Add(new LabelledCase(ad, labels[ad.Id.ToString()]));
        }

        return cases;
    }
}

internal sealed record CaseLabel(string Id, RiskCategory Label);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
    Converters = [typeof(SnakeCaseEnumConverter<RiskCategory>)])]
[JsonSerializable(typeof(CaseLabel))]
internal sealed partial class LabelJson : JsonSerializerContext;
