using System.Collections.Frozen;
using System.Globalization;
using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Collecting.Health;

namespace RiskMonitor.Web.Words;

/// <summary>Alarms of sources and ends of runs in the words of the console.</summary>
internal static class AlarmWords
{
    private static readonly FrozenDictionary<string, string> Stops = new Dictionary<string, string>
    {
        [RunStop.Everything] = nameof(RunStop.Everything),
        [RunStop.MaxPages] = nameof(RunStop.MaxPages),
        [RunStop.MaxListPages] = nameof(RunStop.MaxListPages),
        [RunStop.NothingNew] = nameof(RunStop.NothingNew),
        [RunStop.Robots] = nameof(RunStop.Robots),
        [RunStop.AsksToWait] = nameof(RunStop.AsksToWait),
        [RunStop.NoAnswer] = nameof(RunStop.NoAnswer),
        [RunStop.Wall] = nameof(RunStop.Wall),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The figures in a sentence.</summary>
    public static string Figures(Phrases say, SourceAlarm alarm) => say[$"AlarmSays.{alarm.Kind}", Figure(alarm.Kind, alarm.Observed), Figure(alarm.Kind, alarm.Expected)];

    /// <summary>What a person does about it.</summary>
    public static string WhatToDo(Phrases say, SourceAlarm alarm) => say[$"AlarmDo.{alarm.Kind}"];

    public static string Stop(Phrases say, PastRun run) =>
        run.Because is not { } because ? say["RunStop.Running"] : say.OfCode("RunStop", Stops.GetValueOrDefault(because, because));

    private static string Figure(SourceAlarmKind kind, double value) =>
        value.ToString(kind is SourceAlarmKind.Slow or SourceAlarmKind.ChangedLayout or SourceAlarmKind.Overdue ? "#,0.#" : "N0", CultureInfo.CurrentCulture);
}
