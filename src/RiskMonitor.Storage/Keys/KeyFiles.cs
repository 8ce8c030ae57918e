using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using RiskMonitor.Enriching;

namespace RiskMonitor.Storage.Keys;

/// <summary>
/// The secrets behind contacts: one file a version in DATA/keys, readable by the owner only, never in the database. A copy of the database without them shows no contact;
/// losing them loses every contact, so they belong in a backup of their own.
/// </summary>
internal static partial class KeyFiles
{
    private const UnixFileMode OwnerReadsAndWrites = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Every version that is there, newest first; on the first run the first is made. <paramref name="versionsInUse"/> are those the database has rows sealed with:
    /// one of them missing is a fault, never a reason for a new key.
    /// </summary>
    public static ImmutableArray<ContactKeyMaterial> OpenOrCreate(string dataFolder, IReadOnlyCollection<int> versionsInUse)
    {
        var folder = Path.Combine(dataFolder, "keys");
        var keys = Directory.Exists(folder) ? ReadAll(folder) : [];
        var missing = versionsInUse.Except(keys.Select(key => key.Version)).Order().ToList();
        if (missing.Count > 0)
        {
            throw new KeyFileException(
                $"{PathOf(folder, missing[0])} is missing, but {DataFolder.StorePathIn(dataFolder)} has rows sealed with it. "
                + "Put the file back from its backup: without it no stored contact can be opened. To start anew, choose another folder with --data");
        }

        if (!keys.IsEmpty)
            return keys;
        DataFolder.CreatePrivate(folder);
        return [Create(folder, version: 1)];
    }

    public static string PathOf(string folder, int version) =>
        Path.Combine(folder, $"contacts-{version.ToString(CultureInfo.InvariantCulture)}.key");

    private static ImmutableArray<ContactKeyMaterial> ReadAll(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "contacts-*.key")
            .Select(file => (File: file, Name: FileName().Match(Path.GetFileName(file))))
            .Where(found => found.Name.Success)
            .Select(found => Read(found.File, int.Parse(found.Name.Groups["version"].ValueSpan, CultureInfo.InvariantCulture)))
            .OrderByDescending(key => key.Version),
    ];

    private static ContactKeyMaterial Read(string file, int version)
    {
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(file) != OwnerReadsAndWrites)
            File.SetUnixFileMode(file, OwnerReadsAndWrites);
        var lines = File.ReadAllLines(file);
        var secrets = new byte[2][] { new byte[ContactKeyMaterial.KeyBytes], new byte[ContactKeyMaterial.KeyBytes] };
        var whole = lines.Length == 2
            && secrets.Zip(lines).All(pair => Convert.TryFromBase64String(pair.Second, pair.First, out var written) && written == ContactKeyMaterial.KeyBytes);
        return whole
            ? new ContactKeyMaterial(version, secrets[0], secrets[1])
            : throw new KeyFileException($"{file} is damaged (two lines of base64, {ContactKeyMaterial.KeyBytes} bytes each, are expected). Put it back from its backup");
    }

    /// <summary>Written beside its place and moved there: a crash leaves a whole file or none.</summary>
    private static ContactKeyMaterial Create(string folder, int version)
    {
        var key = ContactKeyMaterial.Generate(version);
        var file = PathOf(folder, version);
        var unfinished = file + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerReadsAndWrites;
        using (var stream = new FileStream(unfinished, options))
        {
            using (var writer = new StreamWriter(stream, leaveOpen: true))
            {
                writer.WriteLine(Convert.ToBase64String(key.MacKey.Span));
                writer.WriteLine(Convert.ToBase64String(key.SealKey.Span));
            }

            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, file);
        return key;
    }

    [GeneratedRegex(@"\Acontacts-(?<version>[1-9][0-9]{0,6})\.key\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
