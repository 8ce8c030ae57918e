using RiskMonitor.Ads;
using RiskMonitor.Classifying.Training;

namespace RiskMonitor.Tests.Classifying.Training;

/// <summary>Small invented training sets in two languages.</summary>
internal static class InventedAdverts
{
    public const string Deceptive = "Gana dinero rápido desde casa sin experiencia, cupo limitado";
    public const string Honest = "Se solicita contador con experiencia, prestaciones de ley, oficina";

    public static List<TrainingAd> Make(int count) =>
    [
        .. Enumerable.Range(0, count).SelectMany(i => new[]
        {
            Of(i, AdLanguage.Es, i % 3 == 0 ? Deceptive : Honest),
            Of(i, AdLanguage.En, i % 3 == 0 ? "Earn quick money from home, no experience, limited spots" : "We hire an accountant with experience, benefits, office work"),
        }),
    ];

    private static TrainingAd Of(int i, AdLanguage language, string body) => new()
    {
        Id = $"{i}",
        Language = language,
        Campaign = $"c{i}",
        Company = $"k{i}",
        Title = i % 2 == 0 ? "Vacante vacancy" : null,
        Body = $"{body} lugar{(char)('a' + i % 7)}",
        IsDeceptive = i % 3 == 0,
    };
}
