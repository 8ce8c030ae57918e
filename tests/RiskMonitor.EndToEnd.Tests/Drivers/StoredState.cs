using Microsoft.Data.Sqlite;

namespace RiskMonitor.EndToEnd.Tests.Drivers;

/// <summary>What a data folder holds, read straight from its database file.</summary>
internal static class StoredState
{
    public static IReadOnlyList<string> AdIds(string dataFolder) => Column(dataFolder, "SELECT id FROM ads ORDER BY id");

    public static int AdRows(string dataFolder) => Count(dataFolder, "SELECT count(*) FROM ads");

    /// <summary>Every different page, by outcome and content.</summary>
    public static IReadOnlyList<string> Pages(string dataFolder) =>
        Column(dataFolder, "SELECT DISTINCT outcome || '|' || sha256 FROM pages ORDER BY 1");

    /// <summary>Who decided, and what.</summary>
    public static IReadOnlyList<string> Decisions(string dataFolder) => Column(dataFolder, "SELECT analyst || '|' || verdict FROM decisions ORDER BY analyst");

    /// <summary>Model and policy of every advert.</summary>
    public static IReadOnlyList<string> ScoredWith(string dataFolder) => Column(dataFolder, "SELECT model || '|' || policy FROM ads");

    /// <summary>What was rejected and what was not got, with its reason.</summary>
    public static IReadOnlyList<string> Problems(string dataFolder) => Column(
        dataFolder,
        "SELECT location || ': ' || reason FROM rejections UNION ALL SELECT url_masked || ': ' || reason FROM pages WHERE outcome <> 'Fetched' ORDER BY 1");

    public static int OpenAlerts(string dataFolder) => Count(dataFolder, "SELECT count(*) FROM alerts WHERE state <> 'Decided'");

    /// <summary>Adverts by campaign, each campaign as its sorted members: the partition, whatever the campaigns' ids.</summary>
    public static IReadOnlyList<string> AlertedCampaigns(string dataFolder) => Column(
        dataFolder,
        "SELECT (SELECT group_concat(id) FROM (SELECT id FROM ads WHERE ads.campaign_id = alerts.campaign_id ORDER BY id)) AS members FROM alerts WHERE state <> 'Decided' ORDER BY members");

    private static List<string> Column(string dataFolder, string sql)
    {
        using var connection = Open(dataFolder);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
            values.Add(reader.GetString(0));
        return values;
    }

    private static int Count(string dataFolder, string sql)
    {
        using var connection = Open(dataFolder);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static SqliteConnection Open(string dataFolder)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(dataFolder, "monitor.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return connection;
    }
}
