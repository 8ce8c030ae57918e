using RiskMonitor.Ads;
using RiskMonitor.Enriching.Contacts;
using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Reading;

/// <summary>One field of an advert as enrichment sees it: folded text, tokens, contacts and phrase hits.</summary>
internal sealed class FieldReading(AdField field, FoldedText text)
{
    public AdField Field { get; } = field;

    public FoldedText Text { get; } = text;

    public SpanClaims Claims { get; } = new();

    public List<FoundContact> Contacts { get; } = [];

    public List<PhraseHit> Hits { get; } = [];

    public List<Token> Tokens { get; private set; } = [];

    /// <summary>Cuts the text into tokens once all entities are claimed.</summary>
    public void Tokenize() => Tokens = Tokenizer.Tokenize(Text, Claims.InOrder());

    /// <summary>The hit as an indicator's, with its span in the original field.</summary>
    public IndicatorHit ToIndicator(string id, PhraseHit hit)
    {
        var (start, length) = Text.ToOriginal(Tokens[hit.First].Start, Tokens[hit.End - 1].End);
        return new IndicatorHit(id, Field, start, length);
    }
}
