using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RiskMonitor.EndToEnd.Tests.Drivers;
using RiskMonitor.Enriching;
using RiskMonitor.Storage;

namespace RiskMonitor.EndToEnd.Tests.Evidence;

/// <summary>A picture offered in every disguise, through the executable: afterwards no byte of it is in any file, database or archive.</summary>
public sealed class PicturesOnDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HiddenPicture _picture = new([0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0\u0001\u0001"u8], 2);

    private string Data => _folder.File("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task No_byte_of_a_picture_is_kept_however_it_was_offered()
    {
        await using var site = await PictureSite.StartAsync(_picture);
        await CollectAsync("web_list", $"startUrls: [\"{site.Address}/lista\"]", "{layout: jsonld, adLinks: a.oferta}");
        var advertsRead = StoredState.AdRows(Data);
        Assert.All(PictureSite.Pictures.Concat(PictureSite.Adverts), path => Assert.Contains(path, site.Asked));
        await CollectAsync("sitemap", $"startUrls: [\"{site.Address}/mapa.xml\"]", "{layout: jsonld}");
        await CollectAsync("feed", $"startUrls: [\"{site.Address}/rss.xml\"]", "{layout: feed}");
        await CollectAsync("json_api", $"startUrls: [\"{site.Address}/api\"]", "{layout: json-api, fields: {body: \"items[].text\", id: \"items[].id\"}, paging: {next: next}}");
        await CollectAsync("folder", $"folder: {Drop(_picture)}", "{layout: any}");
        await ImportAsync(_picture);

        Assert.Empty(Found(_picture));
        Assert.InRange(advertsRead, PictureSite.Adverts.Length, PictureSite.Adverts.Length + 2);
        Assert.InRange(StoredState.AdRows(Data), advertsRead + 8, int.MaxValue);
        var metadata = string.Concat(Directory.EnumerateFiles(Data, "*.warc.gz", SearchOption.AllDirectories).Select(Unpacked));
        Assert.Contains("\"cut\":{\"count\":", metadata, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(PictureSite.Advert("/atributo", $"<img src=\"{_picture.Address}\">")))), metadata, StringComparison.Ordinal);
    }

    [Fact]
    public void What_looks_for_pictures_finds_them()
    {
        Directory.CreateDirectory(Data);
        File.WriteAllBytes(Path.Combine(Data, "a"), [1, 2, 3, .. _picture.Bytes]);
        File.WriteAllText(Path.Combine(Data, "b"), "x" + Convert.ToBase64String(_picture.Bytes[600..]));
        using (var gzip = new GZipStream(File.Create(Path.Combine(Data, "c.gz")), CompressionLevel.Fastest))
            gzip.Write(Encoding.Unicode.GetBytes(_picture.Base64));
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(Data, "d.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE t (a BLOB); INSERT INTO t VALUES (?1)";
            command.Parameters.Add(new SqliteParameter("?1", (byte[])[.. _picture.Bytes.Select(one => (byte)(one ^ 0x55))]));
            command.ExecuteNonQuery();
        }

        var found = _picture.FindIn(Data, cell => [.. cell.Select(one => (byte)(one ^ 0x55))]).ToList();

        Assert.Equal(["a: bytes", "b: base64", "c.gz, unpacked: base64 in UTF-16", "d.db, t.a: bytes"], found.Order(StringComparer.Ordinal));
    }

    private List<string> Found(HiddenPicture picture)
    {
        // The lock of the folder is a file too, and is held while the keys are.
        var copy = Directory.CreateDirectory(_folder.File("copy")).FullName;
        foreach (var file in Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(Data, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        using var services = new ServiceCollection().AddLogging().AddStorage(Data).BuildServiceProvider();
        var sealer = services.GetRequiredService<IContactSealer>();
        return [.. picture.FindIn(copy, Open)];

        byte[]? Open(byte[] cell)
        {
            try
            {
                return sealer.Open(cell);
            }
            catch (Exception plain) when (plain is CryptographicException or ArgumentException or FormatException)
            {
                return null;
            }
        }
    }

    private string Drop(HiddenPicture picture)
    {
        var drop = Directory.CreateDirectory(_folder.File("drop")).FullName;
        File.WriteAllText(Path.Combine(drop, "a.html"), PictureSite.Advert("/carpeta", $"<img src='{picture.Address}'>"));
        File.WriteAllText(Path.Combine(drop, "b.csv"), $"id,body\n1,\"Se busca ayudante de cocina. {picture.Base64}\"\n");
        File.WriteAllBytes(Path.Combine(drop, "c.html"), picture.Bytes);
        File.WriteAllBytes(Path.Combine(drop, "d.html"), [.. Encoding.UTF8.GetBytes(PictureSite.Advert("/d", new string('x', 60_000))), .. picture.Bytes]);
        return drop;
    }

    private async Task ImportAsync(HiddenPicture picture)
    {
        var page = PictureSite.Advert("/guardada", $"<img src='{picture.Address}'>");
        var saved = _folder.File("guardada.html");
        await File.WriteAllTextAsync(saved, page, TestContext.Current.CancellationToken);
        var polyglot = _folder.File("foto.html");
        await File.WriteAllBytesAsync(polyglot, [.. Encoding.UTF8.GetBytes(page + new string('x', 60_000)), .. picture.Bytes], TestContext.Current.CancellationToken);
        var adverts = _folder.File("ads.jsonl");
        await File.WriteAllTextAsync(adverts, $"{{\"id\":\"7\",\"body\":\"Se solicita chofer con licencia. {picture.Address}\"}}\n", TestContext.Current.CancellationToken);
        var reports = _folder.File("reports.jsonl");
        await File.WriteAllTextAsync(reports, $"{{\"id\":\"L-1\",\"date\":\"2026-02-27\",\"state\":\"Puebla\",\"way\":\"message\",\"contacts\":[\"55 0000 0011\"],\"text\":\"palabras del reporte {picture.Base64}\"}}\n", TestContext.Current.CancellationToken);
        var warc = _folder.File("viejo.warc");
        await File.WriteAllBytesAsync(warc, [.. Record(Encoding.UTF8.GetBytes(page)), .. Record(picture.Bytes)], TestContext.Current.CancellationToken);

        foreach (var arguments in (string[][])[[saved, "--url", "https://empleos.example/1"], [polyglot, "--url", "https://empleos.example/2"], [adverts], [reports, "--kind", "report"], [warc]])
        {
            var run = await MonitorProcess.RunAsync(["import", .. arguments, "--data", Data]);
            Assert.True(run.ExitCode == (arguments[0] == polyglot ? 3 : 0), run.Errors);
        }
    }

    private static byte[] Record(byte[] body)
    {
        byte[] block = [.. "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"u8, .. body];
        return
        [
            .. Encoding.ASCII.GetBytes($"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://empleos.example/viejo\r\nWARC-Date: 2026-01-02T03:04:05Z\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: {block.Length}\r\n\r\n"),
            .. block, .. "\r\n\r\n"u8,
        ];
    }

    private async Task CollectAsync(string kind, string fields, string extract)
    {
        var sources = Directory.CreateDirectory(_folder.File("sources")).FullName;
        var id = kind.Replace('_', '-');
        await File.WriteAllTextAsync(Path.Combine(sources, $"{id}.yaml"), $$"""
            id: {{id}}
            kind: {{kind}}
            schedule: { interval: 6h }
            {{(kind == "folder" ? "" : "delay: 0s")}}
            language: es
            channel: job_board
            purpose: A site of one test.
            legalBasis: Our own site on this machine.
            termsReviewed: { date: 2026-11-20, by: a test }
            extract: {{extract}}
            """ + $"\n{fields}\n", TestContext.Current.CancellationToken);
        var run = await MonitorProcess.RunAsync(
            ["collect", id, "--once", "--sources", sources, "--data", Data],
            new Dictionary<string, string> { ["Collection__LoopbackHosts__0"] = "localhost", ["Collection__Retries"] = "0" });
        Assert.True(run.ExitCode is 0 or 3, run.Errors);
        File.Delete(Path.Combine(sources, $"{id}.yaml"));
    }

    private static string Unpacked(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
