using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RiskMonitor.Ads;

namespace RiskMonitor.Collecting.SourceFiles;

/// <summary>Reads one source file. Format: docs/adding-a-source.md and docs/schemas/source.schema.json.</summary>
internal sealed partial class SourceFile
{
    private const int MaxBytes = 256 * 1024;
    private const int DefaultPages = 200;
    private const int DefaultListPages = 20;
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _file;
    private readonly CollectionOptions _options;
    private readonly SourceFileChecks _checks;
    private readonly SourceProblems _problems;

    private SourceFile(string file, CollectionOptions options, SourceFileChecks checks)
    {
        (_file, _options, _checks) = (file, options, checks);
        _problems = new SourceProblems(file);
    }

    public static SourceFileResult Read(string path, CollectionOptions options, SourceFileChecks checks)
    {
        var file = Path.GetFileName(path);
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
                return Refused(file, new SourceProblem(file, 0, "", "the file is larger than 256 KB", "Split it: one source a file"));
            return Parse(file, StrictUtf8.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF'), options, checks);
        }
        catch (DecoderFallbackException)
        {
            return Refused(file, new SourceProblem(file, 0, "", "the file is not UTF-8", "Save it as UTF-8"));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Refused(file, new SourceProblem(file, 0, "", $"the file cannot be read ({unreadable.Message.TrimEnd('.')})", "Check that it is there and who may read it"));
        }
    }

    public static SourceFileResult Parse(string file, string yaml, CollectionOptions options, SourceFileChecks checks)
    {
        try
        {
            if (YamlReader.Read(yaml) is YamlMap map)
                return new SourceFile(file, options, checks).Read(map);
            return Refused(file, new SourceProblem(file, 1, "", "the file is not a list of fields", "Start with id: and a name"));
        }
        catch (YamlRefusedException refused)
        {
            return Refused(file, new SourceProblem(file, refused.Line, refused.Field, refused.Message, refused.WhatToDo));
        }
    }

    private static SourceFileResult Refused(string file, SourceProblem problem) => new() { File = file, Problems = [problem] };

    private SourceFileResult Read(YamlMap map)
    {
        var fields = new FieldSet(map, "", _problems);
        var id = ReadId(fields);
        var version = fields.Number("version", 1, 1_000_000) ?? 1;
        var enabled = fields.Flag("enabled") ?? true;
        var stage = fields.OneOf("stage", SourceWords.Stages) ?? Stage.On;
        var kind = fields.OneOf("kind", SourceWords.Kinds, required: true);
        var local = kind is { } known && KindExtract.Of(known).IsLocal;
        var folder = local ? ReadFolder(fields) : null;
        var startUrls = local ? [] : ReadStartUrls(fields, kind);
        var hosts = local ? [] : ReadHosts(fields);
        var (cron, interval) = ReadSchedule(fields);
        var delay = local ? TimeSpan.Zero : ReadDelay(fields, [.. startUrls.Select(url => url.IdnHost), .. hosts]);
        var limits = ReadLimits(fields);
        var language = fields.OneOf("language", SourceWords.Languages, required: true);
        var channel = fields.OneOf("channel", SourceWords.Channels, required: true);
        var purpose = fields.Text("purpose", required: true);
        var legalBasis = fields.Text("legalBasis");
        var review = ReadReview(fields);
        var extract = fields.Map("extract", required: true) is { } rules ? new ExtractFields(rules, kind, _checks).Read() : null;
        var credentials = CredentialFields.Read(fields, kind, startUrls, _options);
        fields.RefuseOthers();

        var result = new SourceFileResult { File = _file, Id = id, IdLine = fields.LineOf("id"), Problems = _problems.ToImmutable() };
        if (_problems.Any)
            return result;
        if (OffBecause(enabled, stage, kind, legalBasis, review, startUrls) is { } reason)
            return result with { OffBecause = reason };
        var source = new Source
        {
            Id = id!,
            Version = version,
            Stage = stage,
            Kind = kind!.Value,
            StartUrls = folder is null ? startUrls : [FolderAddress.Of(id!)],
            Folder = folder,
            Hosts = hosts,
            Cron = cron,
            Interval = interval,
            Delay = delay,
            Limits = limits,
            Language = language!.Value,
            Channel = channel!.Value,
            Purpose = purpose!,
            LegalBasis = legalBasis!,
            TermsReviewed = review!,
            Extract = extract!,
            Credentials = credentials,
        };
        return KindRules.OffBecause(source) is { } off ? result with { OffBecause = off } : result with { Source = source };
    }

    private string? OffBecause(bool enabled, Stage stage, SourceKind? kind, string? legalBasis, TermsReview? review, ImmutableArray<Uri> startUrls)
    {
        if (!enabled)
            return "its file says enabled: false";
        if (stage == Stage.Off)
            return "its file says stage: off";
        if (legalBasis is null)
            return "its file gives no legalBasis; a source stays off until someone has written why it may be read";
        if (review is null)
            return "its file gives no termsReviewed; a source stays off until someone has read the site's terms (date, by)";
        if (kind == SourceKind.RenderedList && _checks.Rendering() is { } missing)
            return missing;
        return _options.Contact is null && startUrls.Any(url => !_options.IsLoopback(url.IdnHost))
            ? "Collection:Contact is not set; no public site is asked without saying who asks"
            : null;
    }

    private static string? ReadId(FieldSet fields)
    {
        var id = fields.Text("id", required: true, longest: 60);
        if (id is null || IdText().IsMatch(id))
            return id;
        fields.Problem("id", $"'{id}' is not an id", "Write small letters, digits and hyphens, such as empleos-norte");
        return null;
    }

    private static string? ReadFolder(FieldSet fields)
    {
        var folder = fields.Text("folder", required: true);
        if (folder is null || Path.IsPathFullyQualified(folder))
            return folder is null ? null : Path.GetFullPath(folder);
        fields.Problem("folder", $"'{folder}' is not a whole path", "Write it from the root on, such as /srv/monitor/drop");
        return null;
    }

    private ImmutableArray<Uri> ReadStartUrls(FieldSet fields, SourceKind? kind)
    {
        var urls = ImmutableArray.CreateBuilder<Uri>();
        foreach (var (text, line) in fields.Texts("startUrls", required: true))
        {
            if (UrlProblem(text, kind) is { } problem)
                _problems.Add(line, "startUrls", problem.Problem, problem.WhatToDo);
            else
                urls.Add(CanonicalUrl.Parse(text).ToUri());
        }

        return urls.ToImmutable();
    }

    private (string Problem, string WhatToDo)? UrlProblem(string text, SourceKind? kind)
    {
        if (!StartUrlText().IsMatch(text) || !CanonicalUrl.TryParse(text, out var canonical))
            return ($"'{text}' is not an address", "Write it whole, with http:// or https://, and without a user name");
        var url = canonical.ToUri();
        var isLoopback = _options.IsLoopback(url.IdnHost);
        if (!url.IsDefaultPort && !isLoopback)
            return (FormattableString.Invariant($"port {url.Port} is not asked"), "Use port 80 or 443; other ports are for hosts in Collection:LoopbackHosts");
        return kind is null || KindRules.StartUrl(kind.Value, url, isLoopback) is not { } wrong ? null : ($"'{text}' {wrong.Problem}", wrong.WhatToDo);
    }

    private ImmutableArray<string> ReadHosts(FieldSet fields)
    {
        var hosts = ImmutableArray.CreateBuilder<string>();
        foreach (var (text, line) in fields.Has("hosts") ? fields.Texts("hosts") : [])
        {
            if (HostText().IsMatch(text))
                hosts.Add(text);
            else
                _problems.Add(line, "hosts", $"'{text}' is not the name of a host", "Write it in small letters, without http:// and without a port");
        }

        return hosts.ToImmutable();
    }

    private (string? Cron, TimeSpan? Interval) ReadSchedule(FieldSet fields)
    {
        if (fields.Map("schedule", required: true) is not { } schedule)
            return default;
        var cron = schedule.Text("cron", longest: 200);
        var interval = schedule.Duration("interval");
        schedule.RefuseOthers();
        if (schedule.Has("cron") == schedule.Has("interval"))
            fields.Problem("schedule", "it needs a cron expression or an interval, and not both", "Write interval: 6h, or cron: \"0 15 4 * * ?\"");
        if (interval is { } period && (period < TimeSpan.FromSeconds(1) || period > TimeSpan.FromDays(31)))
            schedule.Problem("interval", "is too short or too long", "Write 1s to 31d");
        if (cron is not null && (!CronText().IsMatch(cron) ? "six or seven groups are needed" : _checks.Cron(cron)) is { } problem)
            schedule.Problem("cron", $"'{cron}' is not a Quartz cron expression ({problem.TrimEnd('.')})", "Write second, minute, hour, day, month, weekday, such as \"0 15 4 * * ?\"");
        return (cron, interval);
    }

    private TimeSpan ReadDelay(FieldSet fields, ImmutableArray<string> hosts)
    {
        if (fields.Duration("delay") is not { } delay)
            return _options.DefaultDelay;
        if (delay > TimeSpan.FromHours(1))
            fields.Problem("delay", "is longer than an hour", "Write 1h or less, and let the schedule do the rest");
        if (delay < CollectionOptions.ShortestPublicDelay && hosts.FirstOrDefault(host => !_options.IsLoopback(host)) is { } host)
            fields.Problem("delay", $"is under 2s, and {host} is not in Collection:LoopbackHosts", "Write 2s or more; less is only for sites on this machine");
        return delay;
    }

    private SourceLimits ReadLimits(FieldSet fields)
    {
        var limits = fields.Map("limits");
        var read = new SourceLimits(
            limits?.Number("maxPages", 1, 100_000) ?? DefaultPages,
            limits?.Number("maxListPages", 1, 10_000) ?? DefaultListPages,
            Math.Min(limits?.Number("maxBodyBytes", 1024, 16 * 1024 * 1024) ?? _options.MaxBodyBytes, _options.MaxBodyBytes))
        { MaxDepth = limits?.Number("maxDepth", 1, 10_000) };
        limits?.RefuseOthers();
        return read;
    }

    private static TermsReview? ReadReview(FieldSet fields)
    {
        if (fields.Map("termsReviewed") is not { } review)
            return null;
        var date = review.Text("date", required: true);
        var by = review.Text("by", required: true);
        review.RefuseOthers();
        if (DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return by is null ? null : new TermsReview(day, by);
        if (date is not null)
            review.Problem("date", $"'{date}' is not a date", "Write year-month-day, such as 2026-11-20");
        return null;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex IdText();

    [GeneratedRegex(@"^https?://[^\s/?#@\\]+([/?][^\s#]*)?$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex StartUrlText();

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex HostText();

    [GeneratedRegex(@"^\S+( \S+){5,6}$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex CronText();
}
