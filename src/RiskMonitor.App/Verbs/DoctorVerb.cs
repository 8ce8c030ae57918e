using System.CommandLine;
using RiskMonitor.App.Doctor;

namespace RiskMonitor.App.Verbs;

/// <summary>Looks at everything the service needs, and says what to do. Exit code 1 when something would keep it from working.</summary>
internal static class DoctorVerb
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = Words.Get("run.data"), DefaultValueFactory = _ => new DirectoryInfo("data") };
        var sources = new Option<DirectoryInfo?>("--sources") { Description = Words.Get("run.sources") };
        var command = new Command("doctor", Words.Get("doctor.about")) { data, sources };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var checkup = new Checkup(parsed.GetRequiredValue(data).FullName, parsed.GetValue(sources)?.FullName);
            var failed = false;
            await foreach (var finding in checkup.RunAsync(cancellationToken))
            {
                failed |= finding.Standing == Standing.Failed;
                await parsed.InvocationConfiguration.Output.WriteLineAsync(Line(finding));
            }

            return failed ? VerbRunner.Failed : VerbRunner.Done;
        });
        return command;
    }

    private static string Line(Finding finding)
    {
        var standing = finding.Standing switch
        {
            Standing.Ok => Words.Get("doctor.ok"),
            Standing.Warning => Words.Get("doctor.warn"),
            _ => Words.Get("doctor.fail"),
        };
        var line = $"{finding.Subject,-14} {standing,-9} {finding.Fact}";
        return finding.WhatToDo is { } todo ? $"{line}\n{"",-25}→ {Words.Get("doctor.do")}: {todo}" : line;
    }
}
