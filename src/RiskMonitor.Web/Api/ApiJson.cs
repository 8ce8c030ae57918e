using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using RiskMonitor.Ads;
using RiskMonitor.Ads.Reports;
using RiskMonitor.Alerts;
using RiskMonitor.Classifying;
using RiskMonitor.Collecting.Health;
using RiskMonitor.Linking;
using RiskMonitor.Triaging;

namespace RiskMonitor.Web.Api;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(AlertPage))]
[JsonSerializable(typeof(AlertView))]
[JsonSerializable(typeof(LeaseView))]
[JsonSerializable(typeof(ClaimRequest))]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(DecisionRequest))]
[JsonSerializable(typeof(UnscoredPage))]
[JsonSerializable(typeof(CountsView))]
[JsonSerializable(typeof(SubmissionView))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(SourceList))]
[JsonSerializable(typeof(ProblemDetails))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>Shapes without reflection, codes in snake case.</summary>
    public static void Use(JsonSerializerOptions options)
    {
        options.TypeInfoResolverChain.Insert(0, Default);
        // Converters named in the attribute would hold for this context's own options only, not for the server's.
        JsonConverter[] codes =
        [
            new SnakeCaseEnumConverter<RiskCategory>(), new SnakeCaseEnumConverter<RiskBand>(), new SnakeCaseEnumConverter<RiskHead>(),
            new SnakeCaseEnumConverter<ScoreStatus>(), new SnakeCaseEnumConverter<ScoreBasis>(), new SnakeCaseEnumConverter<ReasonKind>(),
            new SnakeCaseEnumConverter<AlertState>(), new SnakeCaseEnumConverter<AdChannel>(), new SnakeCaseEnumConverter<AdLanguage>(),
            new SnakeCaseEnumConverter<AdField>(), new SnakeCaseEnumConverter<LinkKind>(), new SnakeCaseEnumConverter<TriageVerdict>(),
            new SnakeCaseEnumConverter<TriageReason>(), new SnakeCaseEnumConverter<ReportWay>(),
            new SnakeCaseEnumConverter<SourceUse>(), new SnakeCaseEnumConverter<SourceAlarmKind>(),
        ];
        foreach (var code in codes)
            options.Converters.Add(code);
    }
}
