using RiskMonitor.Ads;
using static RiskMonitor.Tests.Extracting.SavedPage;

namespace RiskMonitor.Tests.Extracting;

public sealed class JobPostingTests
{
    [Fact]
    public void A_posting_becomes_an_advert_with_the_origin_of_every_field()
    {
        var extracted = Only(WithJsonLd("""
            {"@context": "https://schema.org", "@type": "JobPosting", "title": "Panadero de medio turno", "description": "Bizcocho y pan de sal.",
             "hiringOrganization": {"@type": "Organization", "name": "Panadería Migajón"},
             "jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": "Puebla", "addressRegion": "Puebla de Z.", "addressCountry": "MX"}},
             "baseSalary": {"@type": "MonetaryAmount", "currency": "MXN", "value": {"@type": "QuantitativeValue", "minValue": 9000, "maxValue": 12000.50, "unitText": "MONTH"}},
             "datePosted": "2026-11-20", "validThrough": "2026-12-20T18:00:00-06:00", "employmentType": ["PART_TIME", "TEMPORARY"],
             "applicationContact": {"@type": "ContactPoint", "telephone": "55 1234 5601", "email": "rh@migajon.example"}}
            """));

        var ad = extracted.Ad;
        Assert.Equal("Panadero de medio turno", ad.Title);
        Assert.Equal("Bizcocho y pan de sal.", ad.Body);
        Assert.Equal("Panadería Migajón", ad.Company);
        Assert.Equal("Puebla, Puebla de Z., MX", ad.Location);
        Assert.Equal("$9,000 a $12,000.5 MXN por mes", ad.Salary);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero), ad.PostedAt);
        Assert.Equal(new DateTimeOffset(2026, 12, 21, 0, 0, 0, TimeSpan.Zero), extracted.ValidThrough);
        Assert.Equal("PART_TIME, TEMPORARY", extracted.EmploymentType);
        Assert.Equal("55 1234 5601\nrh@migajon.example", extracted.ContactText);
        Assert.Equal(AdChannel.JobBoard, ad.Channel);
        Assert.Equal("jsonld/1", extracted.Extractor);
        Assert.Equal(
            ["body", "company", "contactText", "employmentType", "location", "postedAt", "salary", "title", "validThrough"], extracted.Fields.Keys);
        Assert.All(extracted.Fields.Values, origin => Assert.Equal("jsonld", origin));
        Assert.Empty(extracted.Warnings);
    }

    [Theory]
    [InlineData("""[{"@type": "BreadcrumbList"}, {"@type": "JobPosting", "title": "Panadero"}]""")]
    [InlineData("""{"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, {"@type": ["Thing", "JobPosting"], "title": "Panadero"}]}""")]
    [InlineData("""{"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "position": 1, "item": {"@type": "JobPosting", "title": "Panadero"}}]}""")]
    [InlineData("""{"@type": "http://schema.org/JobPosting", "title": "Panadero"}""")]
    [InlineData("""{"@type": "schema:JobPosting", "name": "Panadero"}""")]
    public void A_posting_is_found_wherever_it_stands(string json) => Assert.Equal("Panadero", Only(WithJsonLd(json)).Ad.Title);

    [Fact]
    public void A_description_in_several_parts_is_read_whole() =>
        Assert.Equal("Turno de la mañana.\n\nPrestaciones de ley.", Only(WithJsonLd("""{"@type": "JobPosting", "title": "Panadero", "description": ["Turno de la mañana.", " ", {"@value": "<p>Prestaciones de ley.</p>"}, "Turno de la mañana."]}""")).Ad.Body);

    [Fact]
    public void A_page_in_another_encoding_than_it_declares_is_read_with_a_warning()
    {
        var bytes = System.Text.Encoding.Latin1.GetBytes(WithJsonLd("""{"@type": "JobPosting", "title": "Panadero", "description": "Edecán para eventos."}""", "<meta charset=utf-8>"));
        var extracted = Assert.Single(RiskMonitor.Extracting.AdExtractor.Extract(Of(bytes), rules: null).Ads);
        Assert.Contains("encoding", Assert.Single(extracted.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_in_the_address_is_written_nowhere()
    {
        var extracted = Only(WithJsonLd("""{"@type": "JobPosting", "title": "Panadero"}"""), "http://user:secret@empleos.example:8080/a%20b?x=1");
        Assert.Equal("http://empleos.example:8080/a%20b?x=1", extracted.SourceUrl);
        Assert.DoesNotContain("secret", extracted.Ad.Url!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"hiringOrganization\": \"Café Nube\"", "Café Nube")]
    [InlineData("\"hiringOrganization\": {\"name\": \"Caf&eacute; Nube\"}", "Café Nube")]
    [InlineData("\"hiringOrganization\": [{\"@type\": \"Organization\", \"name\": \"Café Nube\"}]", "Café Nube")]
    [InlineData("\"hiringOrganization\": {\"@id\": \"#org\"}, \"publisher\": {\"@id\": \"#org\", \"name\": \"Café Nube\"}", "Café Nube")]
    [InlineData("\"hiringOrganization\": {\"@type\": \"Organization\", \"name\": \" \"}", null)]
    [InlineData("\"hiringOrganization\": null", null)]
    public void The_company_is_read_in_every_form(string property, string? company) => Assert.Equal(company, Only(WithJsonLd(Posting(property))).Ad.Company);

    [Theory]
    [InlineData("\"jobLocation\": \"Mérida, Yucatán\"", "Mérida, Yucatán")]
    [InlineData("\"jobLocation\": {\"@type\": \"Place\", \"address\": \"Mérida, Yucatán\"}", "Mérida, Yucatán")]
    [InlineData("\"jobLocation\": {\"@type\": \"Place\", \"name\": \"Mérida\"}", "Mérida")]
    [InlineData("\"jobLocation\": [{\"address\": {\"addressLocality\": \"Mérida\"}}, {\"address\": {\"addressLocality\": \"Cancún\", \"addressCountry\": {\"@type\": \"Country\", \"name\": \"México\"}}}]", "Mérida; Cancún, México")]
    [InlineData("\"jobLocation\": {\"address\": {\"addressLocality\": \"Oaxaca\", \"addressRegion\": \"Oaxaca\"}}", "Oaxaca")]
    [InlineData("\"jobLocation\": {\"address\": {\"streetAddress\": \"Calle 5\", \"postalCode\": \"68000\"}}", "Calle 5, 68000")]
    [InlineData("\"jobLocationType\": \"TELECOMMUTE\", \"applicantLocationRequirements\": {\"@type\": \"Country\", \"name\": \"México\"}", "México")]
    [InlineData("\"jobLocation\": {}", null)]
    public void The_place_is_read_in_every_form(string property, string? location) => Assert.Equal(location, Only(WithJsonLd(Posting(property))).Ad.Location);

    [Theory]
    [InlineData("\"baseSalary\": \"$9,000 a $12,000 a la semana\"", "$9,000 a $12,000 a la semana")]
    [InlineData("\"baseSalary\": 12000, \"salaryCurrency\": \"MXN\"", "$12,000 MXN")]
    [InlineData("\"baseSalary\": \"100000\"", "100000")]
    [InlineData("\"baseSalary\": \"100000\", \"salaryCurrency\": \"MXN\"", "$100,000 MXN")]
    [InlineData("\"baseSalary\": 100000", "100,000")]
    [InlineData("\"baseSalary\": {\"currency\": \"EUR\", \"value\": {\"value\": \"1200.50\", \"unitText\": \"MONTH\"}}", "1,200.5 EUR por mes")]
    [InlineData("\"baseSalary\": {\"currency\": \"EUR\", \"value\": \"12.000\"}", "12.000 EUR")]
    [InlineData("\"baseSalary\": {\"currency\": \"MXN\", \"value\": {\"minValue\": \"300\", \"unitText\": \"DAY\"}}", "$300 MXN por día")]
    [InlineData("\"baseSalary\": {\"@type\": \"PriceSpecification\", \"price\": 90, \"priceCurrency\": \"USD\", \"unitText\": \"por turno\"}", "$90 USD por turno")]
    [InlineData("\"estimatedSalary\": [{\"currency\": \"MXN\", \"minValue\": 8000, \"maxValue\": 9000, \"duration\": \"P1M\"}]", "$8,000 a $9,000 MXN por mes")]
    [InlineData("\"baseSalary\": {\"currency\": \"MXN\", \"value\": {\"value\": 0}}", null)]
    [InlineData("\"baseSalary\": {\"currency\": \"MXN\", \"value\": \"A convenir\"}", "A convenir")]
    [InlineData("\"baseSalary\": {\"currency\": \"MXN\", \"value\": {\"value\": \"Competitivo\"}}", "Competitivo")]
    [InlineData("\"baseSalary\": true", null)]
    public void Pay_is_read_in_every_form(string property, string? salary) => Assert.Equal(salary, Only(WithJsonLd(Posting(property))).Ad.Salary);

    [Fact]
    public void Pay_in_numbers_gets_words_of_the_language_of_the_advert()
    {
        var property = """ "inLanguage": "en-US", "baseSalary": {"currency": "USD", "value": {"minValue": 20, "maxValue": 25, "unitText": "HOUR"}}""";
        var ad = Only(WithJsonLd(Posting(property))).Ad;
        Assert.Equal("$20 to $25 USD per hour", ad.Salary);
        Assert.Equal(AdLanguage.En, ad.Lang);
    }

    [Theory]
    [InlineData("<p>Turno de la <b>mañana</b>.</p><ul><li>Lunes</li><li>Martes</li></ul>", "Turno de la mañana.\n\nLunes\nMartes")]
    [InlineData("&lt;p&gt;Turno&lt;/p&gt;&lt;p&gt;Paga&lt;br&gt;semanal&lt;/p&gt;", "Turno\n\nPaga\nsemanal")]
    [InlineData("Turno &amp; paga\nsemanal", "Turno & paga\nsemanal")]
    [InlineData("  Dos  espacios\n\n\ny tres renglones  ", "  Dos  espacios\n\n\ny tres renglones  ")]
    [InlineData("Paga < 5 y > 3, AT&T <3", "Paga < 5 y > 3, AT&T <3")]
    [InlineData("<p>Escribe &lt;b&gt; en el asunto</p>", "Escribe <b> en el asunto")]
    [InlineData("<pre>  Tal\n   cual &lt;p&gt; </pre>", "  Tal\n   cual <p> ")]
    [InlineData("<p>Hola</p><script>var a = 1;</script><style>p{}</style>", "Hola")]
    [InlineData("<!-- nota --> Hola", "Hola")]
    public void A_description_keeps_its_text_and_its_line_breaks(string description, string body)
    {
        var json = $$"""{"@type": "JobPosting", "title": "Panadero", "description": {{System.Text.Json.JsonSerializer.Serialize(description)}}}""";
        Assert.Equal(body, Only(WithJsonLd(json)).Ad.Body);
    }

    [Fact]
    public void A_posting_without_description_is_read_from_what_else_it_says_of_the_job()
    {
        var ad = Only(WithJsonLd("""{"@type": "JobPosting", "title": "Cantero", "qualifications": "Cargar 50 kg.", "skills": {"@type": "DefinedTerm", "name": "Albañilería"}}""")).Ad;
        Assert.Equal("Cargar 50 kg.\n\nAlbañilería", ad.Body);
    }

    [Fact]
    public void A_posting_without_any_text_is_a_rejection()
    {
        var rejection = OnlyRejection(Read(WithJsonLd("""{"@type": "JobPosting", "datePosted": "2026-11-20"}""")));
        Assert.Contains("neither title nor body", rejection.Reason, StringComparison.Ordinal);
        Assert.Equal(Address, rejection.Where);
    }

    [Fact]
    public void Language_decides_the_order_of_day_and_month_and_an_unreadable_date_is_left_out_with_a_warning()
    {
        var page = WithJsonLd(Posting("\"datePosted\": \"07/02/2026\", \"validThrough\": \"pronto\""));
        var spanish = Only(page, language: AdLanguage.Es);
        Assert.Equal(new DateTimeOffset(2026, 2, 7, 0, 0, 0, TimeSpan.Zero), spanish.Ad.PostedAt);
        Assert.Equal(new DateTimeOffset(2026, 7, 2, 0, 0, 0, TimeSpan.Zero), Only(page, language: AdLanguage.En).Ad.PostedAt);
        Assert.Null(spanish.ValidThrough);
        Assert.Equal("validThrough: 'pronto' is not a date that can be read; left out", Assert.Single(spanish.Warnings));
        Assert.DoesNotContain("validThrough", spanish.Fields.Keys);
    }

    [Fact]
    public void The_language_of_the_document_decides_dates_but_is_not_taken_for_the_language_of_the_advert()
    {
        // Templates keep the lang they came with; enrichment reads the text.
        var ad = Only(WithJsonLd(Posting("\"datePosted\": \"07/02/2026\""))).Ad;
        Assert.Equal(2, ad.PostedAt?.Month);
        Assert.Equal(AdLanguage.Unknown, ad.Lang);
    }

    [Fact]
    public void The_same_posting_twice_on_a_page_is_one_advert()
    {
        var block = Posting("\"datePosted\": \"2026-11-20\"");
        Assert.Single(Read(WithJsonLd($"[{block}, {block}]")).Ads);
    }
}
