using System.IO.Compression;
using System.Text;
using Microsoft.Data.Sqlite;

namespace RiskMonitor.EndToEnd.Tests.Evidence;

/// <summary>A picture whose bytes are found again wherever they went: as they are, as base64 at any alignment, in gzip, in UTF-16, in the rows of a database.</summary>
internal sealed class HiddenPicture
{
    private readonly List<(string Form, byte[] Bytes)> _needles = [];

    public HiddenPicture(byte[] head, int seed)
    {
        var noise = new byte[1500];
        new Random(seed).NextBytes(noise);
        Bytes = [.. head, .. noise];
        Base64 = Convert.ToBase64String(Bytes);
        for (var at = 0; at + 12 < Bytes.Length; at += 40)
            Add("bytes", Bytes[at..(at + 12)]);
        for (var at = 0; at + 20 < Base64.Length; at++)
        {
            var piece = Base64[at..(at + 20)];
            if (piece.All(char.IsAsciiLetterOrDigit))
                Add("base64", Encoding.ASCII.GetBytes(piece));
        }

        Add("bytes", Bytes[..12]);
        Add("base64", Encoding.ASCII.GetBytes(Base64[..10]));
    }

    public byte[] Bytes { get; }

    public string Base64 { get; }

    public string Address => $"data:image/png;base64,{Base64}";

    /// <summary>Every file of a folder, the members of gzip files and the cells of databases, also those that are sealed.</summary>
    public IEnumerable<string> FindIn(string folder, Func<byte[], byte[]?> open)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, path);
            var bytes = File.ReadAllBytes(path);
            foreach (var form in Forms(bytes))
                yield return $"{name}: {form}";
            if (bytes is [0x1F, 0x8B, ..])
            {
                foreach (var form in Forms(Unpacked(bytes)))
                    yield return $"{name}, unpacked: {form}";
            }

            foreach (var (cell, value) in bytes.AsSpan().StartsWith("SQLite format 3"u8) ? Cells(path) : [])
            {
                foreach (var form in Forms(value).Concat(open(value) is { } clear ? Forms(clear) : []))
                    yield return $"{name}, {cell}: {form}";
            }
        }
    }

    private void Add(string form, byte[] bytes)
    {
        _needles.Add((form, bytes));
        _needles.Add((form + " in UTF-16", [.. bytes.SelectMany(one => (byte[])[one, 0])]));
    }

    private IEnumerable<string> Forms(byte[] bytes) => _needles.Where(needle => bytes.AsSpan().IndexOf(needle.Bytes) >= 0).Select(needle => needle.Form).Distinct();

    /// <summary>All members: GZipStream goes on from one to the next.</summary>
    private static byte[] Unpacked(byte[] bytes)
    {
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        var clear = new MemoryStream();
        gzip.CopyTo(clear);
        return clear.ToArray();
    }

    private static IEnumerable<(string Cell, byte[] Value)> Cells(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        foreach (var table in Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table'").Select(row => (string)row[0].Value))
        {
            foreach (var (column, value) in Rows(connection, $"SELECT * FROM \"{table}\"").SelectMany(row => row))
            {
                if (value is byte[] blob)
                    yield return ($"{table}.{column}", blob);
                else if (value is string text)
                    yield return ($"{table}.{column}", Encoding.UTF8.GetBytes(text));
            }
        }
    }

    private static List<List<(string Column, object Value)>> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<List<(string, object)>>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(at => (reader.GetName(at), reader.GetValue(at)))]);
        return rows;
    }
}
