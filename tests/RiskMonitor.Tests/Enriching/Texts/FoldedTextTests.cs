using CsCheck;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Tests.Enriching.Texts;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("¡INSCRIPCIÓN Año!", "¡inscripcion año!")]
    [InlineData("an\u0303o", "año")]
    [InlineData("cafe\u0301", "cafe")]
    [InlineData("ＧＡＮＡ 𝐛𝐢𝐞𝐧", "gana bien")]
    [InlineData("tra\u200Bba\u00ADjo", "trabajo")]
    [InlineData("8–10 “mil”", "8-10 \"mil\"")]
    [InlineData("1️⃣", "1")]
    [InlineData("o\uFB01cina", "oficina")]
    [InlineData("\u01C9ama", "ljama")]
    [InlineData("ᴛʀᴀʙᴀᴊᴏ ꜰᴀᴄɪʟ", "trabajo facil")]
    [InlineData("🅃🅁🄰🄱🄰🄹🄾", "trabajo")]
    [InlineData("ⓗⓞⓨ", "hoy")]
    [InlineData("\u202Atra\u2066bajo\u2069\u202C", "trabajo")]
    public void Text_is_compared_without_case_accents_and_hidden_characters(string written, string compared) =>
        Assert.Equal(compared, FoldedText.Of(written).Chars.ToString());

    [Fact]
    public void Every_folded_span_maps_back_to_the_characters_it_came_from() =>
        Gen.String.Sample(text =>
        {
            var folded = FoldedText.Of(text);
            var (before, covered) = (-1, 0);
            for (var i = 0; i < folded.Length; i++)
            {
                var (start, length) = folded.ToOriginal(i, i + 1);
                // The letters of a ligature are one character.
                Assert.True((start >= covered || start == before) && length > 0 && start + length <= text.Length);
                (before, covered) = (start, start + length);
            }

            if (folded.Length > 0)
                Assert.Equal(text.Length, covered);
        });

    [Fact]
    public void What_is_plain_already_stays_as_it_is() =>
        Gen.Char["abcxyz0189 .,ñ"].Array.Select(chars => new string(chars)).Sample(text => Assert.Equal(text, FoldedText.Of(text).Chars.ToString()));
}
