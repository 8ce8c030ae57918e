namespace RiskMonitor.App.Importing;

/// <summary>What a file is read as.</summary>
internal enum ImportForm
{
    /// <summary>JSON Lines or CSV.</summary>
    Lines,

    /// <summary>A web page or an API's answer, as saved.</summary>
    SavedPage,

    Warc,
}

/// <summary>Tells the form of a file by its name, as a person does.</summary>
internal static class ImportForms
{
    private static readonly string[] Pages = [".html", ".htm", ".xhtml"];

    public static ImportForm Of(string path, bool hasUrl)
    {
        var name = path.ToLowerInvariant();
        if (name.EndsWith(".warc", StringComparison.Ordinal) || name.EndsWith(".warc.gz", StringComparison.Ordinal))
            return ImportForm.Warc;
        return Pages.Contains(Path.GetExtension(name)) || (hasUrl && Path.GetExtension(name) == ".json") ? ImportForm.SavedPage : ImportForm.Lines;
    }
}
