using CsCheck;
using RiskMonitor.Ads;

namespace RiskMonitor.Tests.Enriching.Phrases;

/// <summary>Disguised words are read as what they say, and what is shown of them is what stands in the advert.</summary>
public sealed class DisguisedWordsTests
{
    private const string Plain = "Buscamos meseras. La entrevista es en una cafetería, deposita tu inscripción hoy mismo.";

    /// <summary>Ways to write a word, each taking the plain word of a lexicon.</summary>
    private static readonly (string Name, Func<string, string> Write)[] Disguises =
    [
        ("leetspeak", word => word.Replace('a', '4').Replace('e', '3').Replace('i', '1').Replace('o', '0')),
        ("some leetspeak", word => word.Replace('e', '3').Replace('o', '0')),
        ("signs", word => word.Replace('s', '$').Replace('a', '@')),
        ("Cyrillic", word => word.Replace('a', 'а').Replace('e', 'е').Replace('o', 'о').Replace('p', 'р').Replace('c', 'с')),
        ("Greek", word => word.Replace('o', 'ο').Replace('i', 'ι')),
        ("stretched", word => word.Insert(word.Length - 1, new string(word[^1], 3))),
        ("set apart", word => string.Join(' ', word.ToCharArray())),
        ("dots between", word => string.Join('.', word.ToCharArray())),
        ("hyphens between", word => string.Join('-', word.ToCharArray())),
        ("syllables", word => string.Join('-', word.Chunk(3).Select(chars => new string(chars)))),
        ("zero width", word => string.Join('\u200B', word.ToCharArray())),
        ("bidi controls", word => $"\u202A{word}\u202C"),
        ("full width", word => string.Concat(word.Select(c => c is >= 'a' and <= 'z' ? (char)(c - 'a' + 0xFF41) : c))),
        ("small capitals", word => string.Concat(word.Select(c => "aᴀbʙcᴄdᴅeᴇiɪmᴍnɴoᴏpᴘrʀtᴛ".IndexOf(c, StringComparison.Ordinal) is var at and >= 0 && at % 2 == 0 ? "aᴀbʙcᴄdᴅeᴇiɪmᴍnɴoᴏpᴘrʀtᴛ"[at + 1] : c))),
    ];

    public static TheoryData<string> Names => [.. Disguises.Select(disguise => disguise.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sign_is_found_whatever_its_words_are_dressed_in_and_shown_as_written(string name)
    {
        var write = Disguises.Single(disguise => disguise.Name == name).Write;
        var (fee, place) = (write("deposita"), write("cafeteria"));
        var body = $"😀 Buscamos meseras, paga semanal. La entrevista es en una {place}\nPara entrar {fee} la {write("inscripcion")} hoy mismo.";
        var found = Enricher.Enrich(body);
        var hit = Assert.Single(found.Hits, hit => hit.Id == "R10");
        // What is drawn as nothing may stay out at the ends.
        Assert.Contains(fee.Trim('\u202A', '\u202C'), body.Substring(hit.Start, hit.Length), StringComparison.Ordinal);
        Assert.Contains(found.Hits, hit => hit.Id == "R06" && body.Substring(hit.Start, hit.Length).Contains(place.Trim('\u202A', '\u202C'), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Turno de 12hrs, 5 dias, bono 2x1, CV en PDF, mp3, covid19, H2O, 4x4.")]
    [InlineData("Horario L-V 8-5, S 8-1. Zona 4, sala 3B, piso 2do.")]
    [InlineData("Clases de a, b, c, d y e. Grupos A B C D E F G.")]
    [InlineData("Vitaminas B 1 2, tallas S M L X, planta G E M A.")]
    [InlineData("Работа в офисе, зарплата высокая")]
    public void Ordinary_writing_is_left_as_it_is(string body)
    {
        var hits = Enricher.Enrich(body).Hits.Where(hit => hit.Id != "R03").Select(hit => hit.Id);
        Assert.Empty(hits);
    }

    [Theory]
    [InlineData("Solicito mujer35 años, turno de noche", 35)]
    [InlineData("Solicito chicas.Edad 25 a 35 años", 25)]
    [InlineData("Solicito joven-25 años", 25)]
    [InlineData("Solicito muchacha 🔥25 años", 25)]
    public void A_number_beside_a_word_stays_a_number(string body, int age) =>
        Assert.Contains(Enricher.Enrich(body).Entities.Ages, found => found.Min == age);

    [Theory]
    [InlineData("Hay trabajo.Monterrey, Nuevo León", "Nuevo León")]
    [InlineData("Hay trabajo-Monterrey, Nuevo León", "Nuevo León")]
    public void Words_that_stand_close_together_stay_two(string body, string state) =>
        Assert.Contains(Enricher.Enrich(body).Entities.Places, place => place.State == state);

    [Theory]
    [InlineData("Vacante 🔥 d e p o s i t a la inscripcion hoy 🔥", "R10")]
    [InlineData("Vacante 🔥d3p0s1ta la 1nscripci0n🔥", "R10")]
    [InlineData("Vacante. Para entrar d e p o s i t a 2 mil de inscripcion", "R10")]
    public void Emoji_and_numbers_beside_a_disguised_word_do_not_hide_it(string body, string id) =>
        Assert.Contains(Enricher.Enrich(body).Hits, hit => hit.Id == id);

    [Fact]
    public void Letters_set_apart_without_wider_gaps_are_cut_into_known_words()
    {
        var body = "Empresa: d e p o s i t a l a i n s c r i p c i o n hoy, vacante de mesera";
        var hit = Assert.Single(Enricher.Enrich(body).Hits, hit => hit.Id == "R10");
        Assert.StartsWith("d e p o s i t a", body.Substring(hit.Start, hit.Length), StringComparison.Ordinal);
    }

    [Fact]
    public void Spans_of_signs_lie_in_the_text_whatever_is_put_between() =>
        Gen.Select(Gen.Int[0, Plain.Length], Gen.OneOf(Gen.Const("\u200B"), Gen.Const("ﬁ"), Gen.Const("а"), Gen.Const("4"), Gen.Const("𝐚"), Gen.Const("$"), Gen.Const(" "), Gen.Const("́"), Gen.Const("ooo"), Gen.Const("\u202E"))).Array[1, 12].Sample(edits =>
        {
            var body = edits.Aggregate(Plain, (text, edit) => text.Insert(Math.Min(edit.Item1, text.Length), edit.Item2));
            foreach (var hit in Enricher.Shared.Enrich(new Ad { Id = AdId.Parse("x"), Body = body, Lang = AdLanguage.Es }).Hits.Where(hit => hit.Field is not null))
                Assert.True(hit.Start >= 0 && hit.Length > 0 && hit.Start + hit.Length <= body.Length);
        });

    [Fact]
    public void A_stretched_or_disguised_word_does_not_change_the_words_around_it()
    {
        var plain = Enricher.Enrich("Paga tu curso. Deposita 500 de inscripcion. Nada raro");
        var dressed = Enricher.Enrich("Paga tu cursoooo. D.e.p.o.s.i.t.a 500 de inscr1pc10n. Nada raro");
        Assert.Equal(plain.Hits.Select(hit => hit.Id), dressed.Hits.Select(hit => hit.Id));
    }
}
