namespace RiskMonitor.Classifying.Evaluating;

/// <summary>card.md: written by people, with tables that evaluate keeps between two marker lines.</summary>
internal static class ModelCard
{
    public const string FileName = "card.md";

    /// <exception cref="InvalidDataException">The card has no such markers.</exception>
    public static void Replace(string path, string table, string content)
    {
        var (begin, end) = ($"<!-- {table}: begin -->", $"<!-- {table}: end -->");
        var card = File.ReadAllText(path);
        var from = card.IndexOf(begin, StringComparison.Ordinal);
        var to = card.IndexOf(end, StringComparison.Ordinal);
        if (from < 0 || to < from)
            throw new InvalidDataException($"{path} has no lines '{begin}' and '{end}' to put the table between");
        File.WriteAllText(path, $"{card[..(from + begin.Length)]}\n{content.TrimEnd()}\n{card[to..]}");
    }
}
