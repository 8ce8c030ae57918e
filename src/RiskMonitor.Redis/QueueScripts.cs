namespace RiskMonitor.Redis;

/// <summary>The Lua scripts beside this file, one a transition, each with common.lua before it.</summary>
internal static class QueueScripts
{
    public static string Enqueue { get; } = Read("enqueue");

    public static string ClaimNext { get; } = Read("claim_next");

    public static string Claim { get; } = Read("claim");

    public static string Heartbeat { get; } = Read("heartbeat");

    public static string Release { get; } = Read("release");

    public static string Complete { get; } = Read("complete");

    public static string IsCurrent { get; } = Read("is_current");

    public static string Remove { get; } = Read("remove");

    public static string Sweep { get; } = Read("sweep");

    public static string Look { get; } = Read("look");

    private static string Read(string name) => Resource("common.lua") + Resource(name + ".lua");

    private static string Resource(string file)
    {
        using var stream = typeof(QueueScripts).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"{file} is not embedded in {typeof(QueueScripts).Assembly.GetName().Name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
