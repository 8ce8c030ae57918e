using RiskMonitor.Ads;
using RiskMonitor.Enriching.Amounts;
using RiskMonitor.Enriching.Contacts;
using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Places;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Reading;

/// <summary>One field of an advert as enrichment sees it: folded text, tokens, entities and phrase hits.</summary>
internal sealed class FieldReading(AdField field, FoldedText text)
{
    public AdField Field { get; } = field;

    public FoldedText Text { get; } = text;

    public SpanClaims Claims { get; } = new();

    public List<FoundContact> Contacts { get; } = [];

    /// <summary>Folded spans that may be contacts and are masked as such.</summary>
    public List<TextSpan> Hidden { get; } = [];

    public List<FoundAmount> Amounts { get; set; } = [];

    public List<FoundPlace> Places { get; private set; } = [];

    public List<Token> Tokens { get; private set; } = [];

    public List<PhraseHit> Hits { get; } = [];

    /// <summary>Cuts the text into tokens once contacts and amounts are claimed, uncovers disguised words, then makes one token of each place.</summary>
    public void Tokenize(PlaceFinder finder, DisguisedWords disguised)
    {
        var words = disguised.Uncover(Text, Tokenizer.Tokenize(Text, Claims.InOrder()));
        Places = finder.Find(Text, words, isLocation: Field == AdField.Location);
        Tokens = words;
        if (Places.Count > 0)
            JoinPlaces();
        Claims.Release();
    }

    /// <summary>The hit as an indicator's, with its span in the original field.</summary>
    public IndicatorHit ToIndicator(string id, PhraseHit hit) => ToIndicator(id, Tokens[hit.First].Start, Tokens[hit.End - 1].End);

    /// <summary>A folded span as an indicator's.</summary>
    public IndicatorHit ToIndicator(string id, int start, int end)
    {
        var (from, length) = Text.ToOriginal(start, end);
        return new IndicatorHit(id, Field, from, length);
    }

    public HiddenSpan ToHidden(TextSpan span)
    {
        var (from, length) = Text.ToOriginal(span.Start, span.End);
        return new HiddenSpan(Field, from, length);
    }

    /// <summary>The words of a token.</summary>
    public ReadOnlySpan<char> Word(int token) => Tokens[token].Word(Text);

    /// <summary>Makes one token of each place, moving the others down.</summary>
    private void JoinPlaces()
    {
        var (kept, next) = (0, 0);
        for (var place = 0; place < Places.Count; place++)
        {
            var found = Places[place];
            for (; next < found.First; next++)
                Tokens[kept++] = Tokens[next];
            Places[place] = found with { First = kept, End = kept + 1 };
            Tokens[kept++] = new Token(TokenKind.Place, Tokens[found.First].Start, Tokens[found.End - 1].End, Tokens[found.First].Clause);
            next = found.End;
        }

        for (; next < Tokens.Count; next++)
            Tokens[kept++] = Tokens[next];
        Tokens.RemoveRange(kept, Tokens.Count - kept);
    }
}
