using System.Globalization;

namespace RiskMonitor.Rendering;

/// <summary>Processes of this machine as /proc shows them, and the memory each has for itself.</summary>
internal static class ProcessMemory
{
    private const int Kibi = 1024;

    /// <summary>The process whose command line has the argument; null when there is none. Chromium's children have a --type, its main process has not.</summary>
    public static int? FindMain(string argument) => All()
        .Where(id => CommandLine(id) is var line && line.Contains(argument, StringComparison.Ordinal) && !line.Contains("--type=", StringComparison.Ordinal))
        .Select(id => (int?)id)
        .FirstOrDefault();

    /// <summary>The process and all that came of it.</summary>
    public static List<ProcessUse> Tree(int root)
    {
        var children = All().Select(id => (Id: id, Parent: Parent(id))).ToLookup(process => process.Parent, process => process.Id);
        var tree = new List<ProcessUse>();
        var open = new Stack<int>([root]);
        while (open.TryPop(out var id))
        {
            tree.Add(new ProcessUse(id, OwnBytes(id), CommandLine(id).Contains("--type=renderer", StringComparison.Ordinal)));
            foreach (var child in children[id])
                open.Push(child);
        }

        return tree;
    }

    private static IEnumerable<int> All() =>
        Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => char.IsAsciiDigit(name![0])).Select(name => int.Parse(name!, CultureInfo.InvariantCulture));

    /// <summary>As one text: Chromium's children write theirs anew, with blanks where there were zeros.</summary>
    private static string CommandLine(int id) => Read(id, "cmdline");

    /// <summary>The fourth field; the second is a name in brackets that may hold anything.</summary>
    private static int Parent(int id)
    {
        var stat = Read(id, "stat");
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 1 ? int.Parse(fields[1], CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>Resident memory without pages of files: the program itself is shared by all its processes and would count in each.</summary>
    private static long OwnBytes(int id) => Read(id, "status").Split('\n')
        .Where(line => line.StartsWith("RssAnon:", StringComparison.Ordinal) || line.StartsWith("RssShmem:", StringComparison.Ordinal))
        .Sum(line => long.Parse(line.Split(':')[1].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) * Kibi);

    /// <summary>A process may end while it is looked at.</summary>
    private static string Read(int id, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{file}");
        }
        catch (IOException)
        {
            return "";
        }
        catch (UnauthorizedAccessException)
        {
            return "";
        }
    }
}

/// <summary>What one process takes.</summary>
internal readonly record struct ProcessUse(int Id, long OwnBytes, bool IsPage);
