using System.Text;
using RiskMonitor.Ads.Reports;

namespace RiskMonitor.Tests.Ads.Reports;

/// <summary>Reports in files: what is read, and what is refused by name without a word of what it says.</summary>
public sealed class ReportReaderTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public void A_line_gives_every_field()
    {
        var report = Only("""{"id":"L-1","date":"2026-02-27","state":"Puebla","municipality":"Atlixco","way":"message","contacts":["55 0000 0021","a@b.example"],"text":"Se busca edecán","link":"https://bolsa.example/1"}""").Report!;
        Assert.Equal(("L-1", new DateOnly(2026, 2, 27), "Atlixco, Puebla", ReportWay.Message, null), (report.Id, report.Date, report.Place, report.Way, report.WayText));
        Assert.Equal(["55 0000 0021", "a@b.example"], report.Contacts);
        Assert.Equal(("Se busca edecán", "https://bolsa.example/1"), (report.Text, report.Link));
    }

    [Theory]
    [InlineData("job_offer", ReportWay.JobOffer, null)]
    [InlineData("Oferta de trabajo", ReportWay.JobOffer, null)]
    [InlineData("anuncio en línea", ReportWay.OnlineAdvert, null)]
    [InlineData("Mensaje", ReportWay.Message, null)]
    [InlineData("EN PERSONA", ReportWay.InPerson, null)]
    [InlineData("otro", ReportWay.Other, null)]
    [InlineData("en una feria", ReportWay.Other, "en una feria")]
    public void The_way_is_one_of_a_few_words_in_either_language_and_free_text_is_kept(string written, ReportWay way, string? text)
    {
        var report = Only($$"""{"date":"27/02/2026","way":"{{written}}","contacts":"55 0000 0021"}""").Report!;
        Assert.Equal((way, text), (report.Way, report.WayText));
    }

    [Theory]
    [InlineData("nombre_denunciante")]
    [InlineData("Nombre")]
    [InlineData("teléfono del denunciante")]
    [InlineData("telefonoDenunciante")]
    [InlineData("caller")]
    [InlineData("callerPhone")]
    [InlineData("reporter")]
    [InlineData("reported_by")]
    [InlineData("full name")]
    [InlineData("domicilio")]
    [InlineData("address")]
    [InlineData("CURP")]
    public void What_identifies_who_reported_is_refused_by_name(string field)
    {
        var rejection = Only($$"""{"date":"2026-02-27","contacts":"55 0000 0021","{{field}}":"Ana Ejemplo"}""").Rejection!;
        Assert.Contains($"'{field}' looks like what identifies the person who reported", rejection.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana", rejection.Reason, StringComparison.Ordinal);
        var header = Assert.Throws<InvalidDataException>(() => Csv($"date,contacts,{field}\n2026-02-27,55 0000 0021,Ana Ejemplo\n"));
        Assert.Contains("looks like what identifies the person who reported", header.Message, StringComparison.Ordinal);
        Assert.False(ReportColumnMap.TryParse($"text={field}", out _, out var error));
        Assert.Contains("looks like", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"contacts":"55 0000 0021"}""", "no 'date'")]
    [InlineData("""{"date":"ayer","contacts":"55 0000 0021"}""", "'date' is not a date that can be read")]
    [InlineData("""{"date":"2026-03-03","contacts":"55 0000 0021"}""", "'date' is later than today")]
    [InlineData("""{"date":"2026-02-27"}""", "neither contacts nor text nor link")]
    [InlineData("""{"date":"2026-02-27","contacts":" "}""", "neither contacts nor text nor link")]
    [InlineData("""{"date":"2026-02-27","contacts":{"phone":"1"}}""", "'contacts' is not text or a list of texts")]
    [InlineData("""{"date":"2026-02-27","text":["a"]}""", "'text' is not text")]
    [InlineData("""{"date":"2026-02-27","text":"a","text":"b"}""", "'text' is given twice")]
    [InlineData("""{"date":"2026-02-27","link":"javascript:alert(1)"}""", "'link' is not an http or https address")]
    [InlineData("""{"date":"2026-02-27","text":"a","age":"20"}""", "'age' is not a field of a report (id, date, state")]
    [InlineData("""{"date":"2026-02-27",""", "broken JSON at byte")]
    [InlineData("[]", "not a JSON object")]
    public void A_bad_line_is_named_with_what_is_wrong_and_the_next_is_read(string line, string reason)
    {
        var results = Lines($"{line}\n\n{{\"date\":\"2026-02-27\",\"text\":\"a\"}}\n");
        Assert.Equal(2, results.Count);
        Assert.Equal("reports.jsonl:1", results[0].Rejection!.Where);
        Assert.Contains(reason, results[0].Rejection!.Reason, StringComparison.Ordinal);
        Assert.Equal((3, "a"), (results[1].Line, results[1].Report!.Text));
    }

    [Fact]
    public void A_field_too_long_is_refused_with_its_limit() =>
        Assert.Contains("'state' is longer than 200 characters", Only($$"""{"date":"2026-02-27","text":"a","state":"{{new string('x', 201)}}"}""").Rejection!.Reason, StringComparison.Ordinal);

    [Fact]
    public void A_second_line_with_the_same_id_is_refused()
    {
        const string Line = """{"id":"1","date":"2026-02-27","text":"a"}""";
        Assert.Contains("a second line with this id", Lines($"{Line}\n{Line}\n")[1].Rejection!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_spreadsheet_with_its_own_columns_is_read_through_a_map()
    {
        Assert.True(ReportColumnMap.TryParse("date=fecha,state=estado,way=medio,contacts=telefono+correo,text=anuncio", out var map, out _));
        var results = Csv("fecha;estado;medio;telefono;correo;anuncio\n27/02/2026;Puebla;mensaje;55 0000 0021;a@b.example;\"Se busca; edecán\"\n28/02/2026;;otro;;;\n", map);
        Assert.Equal(["55 0000 0021", "a@b.example"], results[0].Report!.Contacts);
        Assert.Equal(("Puebla", "Se busca; edecán"), (results[0].Report!.State, results[0].Report!.Text));
        Assert.Equal("reports.csv:3", results[1].Rejection!.Where);
    }

    [Theory]
    [InlineData("date,text,edad\n", "'edad' is not a field of a report")]
    [InlineData("text\n", "no column 'date' in the header")]
    [InlineData("date,text,text\n", "'text' is given twice")]
    public void A_header_that_is_no_header_of_reports_stops_the_file(string csv, string reason) =>
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => Csv(csv + "2026-02-27,a,b\n")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("date", "is not field=column")]
    [InlineData("fecha=date", "'fecha' is not a field of a report")]
    [InlineData("text=a+b", "takes one column")]
    [InlineData("text=", "names an empty column")]
    [InlineData("text=a,text=b", "given twice")]
    public void A_map_that_is_none_says_why(string text, string reason)
    {
        Assert.False(ReportColumnMap.TryParse(text, out _, out var error));
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_is_read_again_as_it_was()
    {
        var report = Only("""{"id":"L-1","date":"2026-02-27","state":"Puebla","way":"en una feria","contacts":["55 0000 0021"],"text":"a","link":"https://bolsa.example/1"}""").Report!;
        var again = ReportJson.Parse(ReportJson.Serialize(report));
        Assert.Equal(report with { Contacts = [] }, again with { Contacts = [] });
        Assert.Equal(report.Contacts, again.Contacts);
    }

    private static ReportReadResult Only(string line) => Assert.Single(Lines(line));

    private static List<ReportReadResult> Lines(string text) =>
        [.. new ReportReader(ReportColumnMap.Identity, "reports.jsonl", Today).ReadJsonLines(Encoding.UTF8.GetBytes(text))];

    private static List<ReportReadResult> Csv(string text, ReportColumnMap? map = null) =>
        [.. new ReportReader(map ?? ReportColumnMap.Identity, "reports.csv", Today).ReadCsv(Encoding.UTF8.GetBytes(text))];
}
