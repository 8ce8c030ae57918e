using System.Collections.Frozen;

namespace RiskMonitor.Enriching.Phrases;

/// <summary>How small words are written in chats: a lexicon word stands for these too, so that no phrase has to repeat them.</summary>
internal static class ChatSpelling
{
    private static readonly FrozenDictionary<string, string[]> Spellings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["aqui"] = "aki aqi",
        ["de"] = "d",
        ["donde"] = "dnd dond onde",
        ["hasta"] = "asta",
        ["les"] = "lez",
        ["mensaje"] = "msj msg mnsj msje",
        ["mensajes"] = "msjs",
        ["nada"] = "nd",
        ["nomas"] = "nms nomaz nadamas",
        ["para"] = "pa p pal xa",
        ["por"] = "x",
        ["porque"] = "xq pq xk pk porq",
        ["que"] = "q k ke qe",
        ["quien"] = "kien qien",
        ["quieran"] = "kieran",
        ["quieras"] = "kieras",
        ["quieres"] = "kieres",
        ["semana"] = "sem",
        ["tambien"] = "tmb tb tbn tambn",
        ["te"] = "t",
        ["trabajo"] = "trabajito trbajo",
    }.ToFrozenDictionary(entry => entry.Key, entry => entry.Value.Split(' '), StringComparer.Ordinal);

    public static string[] Of(string word) => Spellings.GetValueOrDefault(word, []);
}
