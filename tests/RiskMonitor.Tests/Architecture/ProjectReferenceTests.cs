using System.Xml.Linq;

namespace RiskMonitor.Tests.Architecture;

/// <summary>Dependencies point one way: RiskMonitor ← {Storage, Redis} ← Web ← App, and RiskMonitor ← Rendering ← App.</summary>
public sealed class ProjectReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["RiskMonitor"] = [],
        ["RiskMonitor.Storage"] = ["RiskMonitor"],
        ["RiskMonitor.Redis"] = ["RiskMonitor"],
        ["RiskMonitor.Rendering"] = ["RiskMonitor"],
        ["RiskMonitor.Web"] = ["RiskMonitor", "RiskMonitor.Storage", "RiskMonitor.Redis"],
        ["RiskMonitor.App"] = ["RiskMonitor", "RiskMonitor.Storage", "RiskMonitor.Redis", "RiskMonitor.Rendering", "RiskMonitor.Web"],
    };

    [Fact]
    public void Projects_refer_only_to_the_ones_below_them()
    {
        foreach (var path in Projects())
        {
            var name = Path.GetFileNameWithoutExtension(path);
            Assert.True(Allowed.ContainsKey(name), $"{name} has no place in the order of projects; add it here and in ARCHITECTURE.md");
            Assert.Empty(Named(path, "ProjectReference").Select(Path.GetFileNameWithoutExtension).Except(Allowed[name]));
        }
    }

    [Fact]
    public void The_flow_knows_no_database_Redis_web_or_scheduler()
    {
        string[] forbidden = ["EntityFrameworkCore", "Sqlite", "Redis", "Garnet", "AspNetCore", "Quartz", "Playwright"];
        var packages = Named(Projects().Single(path => path.EndsWith("RiskMonitor.csproj", StringComparison.Ordinal)), "PackageReference");
        Assert.NotEmpty(packages);
        Assert.DoesNotContain(packages, package => forbidden.Any(word => package.Contains(word, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Projects() => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories);

    private static string[] Named(string project, string element) =>
        [.. XDocument.Load(project).Descendants(element).Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/'))];
}
