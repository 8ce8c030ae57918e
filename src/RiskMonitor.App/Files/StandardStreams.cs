using System.Globalization;

namespace RiskMonitor.App.Files;

/// <summary>Standard streams as they may be: closed, full, a pipe nobody reads any more.</summary>
internal static class StandardStreams
{
    /// <exception cref="OperatorException">It is closed; reading would wait for ever.</exception>
    public static Stream OpenInput(string option) => IsInputClosed() ? throw new OperatorException(Words.Get("file.closed", option)) : Console.OpenStandardInput();

    /// <summary>
    /// With a closed standard input (&lt;&amp;-) the runtime's first own file gets its number: a pipe whose other end this process holds itself, or an event.
    /// </summary>
    private static bool IsInputClosed()
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            if (new FileInfo("/proc/self/fd/0").LinkTarget is not { } input)
                return true;
            if (input.StartsWith("anon_inode:", StringComparison.Ordinal))
                return true;
            return input.StartsWith("pipe:", StringComparison.Ordinal)
                && Directory.EnumerateFileSystemEntries("/proc/self/fd").Any(entry => new FileInfo(entry).LinkTarget == input && IsForWriting(Path.GetFileName(entry)));
        }
        catch (IOException)
        {
            return false; // no /proc here: it is read as it is
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The lowest two bits of the flags, in octal: 0 reads, 1 writes, 2 both.</summary>
    private static bool IsForWriting(string number)
    {
        var flags = File.ReadLines($"/proc/self/fdinfo/{number}").FirstOrDefault(line => line.StartsWith("flags:", StringComparison.Ordinal));
        return flags is not null && int.TryParse(flags.AsSpan(flags.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var last) && (last & 3) != 0;
    }
}
