using CsCheck;
using RiskMonitor.Ads;
using RiskMonitor.Linking;

namespace RiskMonitor.Tests.Linking;

public sealed class ShinglerTests
{
    [Theory]
    [InlineData("Llama al 55 1234 5678 hoy", "Llama al (55) 1234-0000 hoy")]
    [InlineData("Pago de $9,000.50 - $12,000 semanal", "Pago de $ 10 000 semanal")]
    [InlineData("Escribe a ana.m@correo.example ya", "Escribe a <EMAIL> ya")]
    [InlineData("Mira https://sitio.example/a?b=c aquí", "Mira www.otro.example/zzz aquí")]
    [InlineData("Mira sitio.com/registro aquí", "Mira <URL> aquí")]
    [InlineData("Mira #URL_86fd830a95a6# aquí", "Mira #URL_0a1b2c# aquí")]
    [InlineData("Sígueme en @ana_mx ahora", "Sígueme en @otra.cuenta, ahora")]
    [InlineData("WhatsApp 5️⃣5️⃣1️⃣2️⃣ hoy", "WhatsApp 55 hoy")]
    public void What_changes_from_copy_to_copy_is_one_slot(string first, string second) =>
        Assert.Equal(Words(first), Words(second));

    [Theory]
    [InlineData("SE BUSCAN Edecanes, ¡urge!", "se buscan edecanes urge")]
    [InlineData("𝐒𝐞 𝐛𝐮𝐬𝐜𝐚𝐧 edecanes", "se buscan edecanes")]
    [InlineData("se\u200B buscan ede\u00ADcanes", "se buscan edecanes")]
    [InlineData("se busca man\u0303ana", "se busca mañana")]
    [InlineData("trabajo 🔥🔥🔥 hoy", "trabajo 🔥 hoy")]
    [InlineData("saludos 👋🏽 hoy", "saludos 👋 hoy")]
    public void Case_punctuation_and_look_alike_forms_do_not_count(string first, string second) =>
        Assert.Equal(Words(first), Words(second));

    [Theory]
    [InlineData("año", "ano")]
    [InlineData("qué", "que")]
    [InlineData("🔥", "💧")]
    [InlineData("amig@s", "amigos")]
    public void Accents_eñes_emoji_and_inclusive_endings_stay(string first, string second)
    {
        Assert.NotEmpty(Words(first));
        Assert.NotEqual(Words(first), Words(second));
    }

    [Fact]
    public void Any_text_can_be_read_and_a_repeated_text_adds_no_words() => Gen.String.Sample(text =>
    {
        var once = Shingler.Sets(new Ad { Id = AdId.Parse("1"), Body = text });
        var twice = Shingler.Sets(new Ad { Id = AdId.Parse("1"), Body = $"{text} \n {text}" });
        return once.Words.SetEquals(twice.Words) && once.Shingles.IsSubsetOf(twice.Shingles);
    });

    [Fact]
    public void Shingles_are_the_same_in_every_version()
    {
        // Stored signatures are compared with new ones: a change here is a new kind of signature, never a silent one.
        var (words, shingles) = Shingler.Sets(new Ad { Id = AdId.Parse("1"), Title = "Se buscan edecanes", Body = "para evento, 55 1234 5678" });
        Assert.Equal("0b3b498e 42b7d1c2", $"{words.Aggregate(0u, (all, hash) => all ^ hash):x8} {shingles.Aggregate(0u, (all, hash) => all ^ hash):x8}");
    }

    private static List<ulong> Words(string text) => Shingler.Words(Shingler.Normalise(text));
}
