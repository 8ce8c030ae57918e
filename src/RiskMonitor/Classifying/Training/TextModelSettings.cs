namespace RiskMonitor.Classifying.Training;

/// <summary>Everything that decides how the text part of the fake-job head is fitted; part of the manifest.</summary>
internal sealed record TextModelSettings
{
    public static TextModelSettings Shipped { get; } = new();

    public VocabularyRules Vocabulary { get; init; } = VocabularyRules.Published;

    public SdcaSettings Sdca { get; init; } = new(L2: 5e-4f, L1: 0, Passes: 100, Tolerance: .01f, LargestWeight: 2);

    /// <summary>Power of <see cref="TermRatios"/>; 0 fits on plain tf-idf.</summary>
    public double RatioPower { get; init; } = 1;

    /// <summary>Length (L2, before scaling) under which a text's values are not blown up to length 1; about that of sixty terms.</summary>
    public double ShortestLength { get; init; } = 40;

    /// <summary>An advert weighs (size of its campaign)^−this: 0 counts adverts, 1 counts campaigns.</summary>
    public double CampaignWeightExponent { get; init; } = 1;

    /// <summary>The same for calibration.</summary>
    public double CalibrationWeightExponent { get; init; }

    /// <summary>Weight of a real Spanish advert, assumed honest, against 1 for an EMSCAD campaign; 0 leaves them out.</summary>
    public double NativeWeight { get; init; }

    /// <summary>Folds inside the training adverts whose margins calibrate.</summary>
    public int CalibrationFolds { get; init; } = 4;

    /// <summary>Share of deceptive adverts in the whole of EMSCAD (866 of 17,880), which probabilities and measures are weighted to.</summary>
    public double Prevalence { get; init; } = .0484;
}
