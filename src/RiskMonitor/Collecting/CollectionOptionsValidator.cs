using Microsoft.Extensions.Options;

namespace RiskMonitor.Collecting;

/// <summary>Ranges from the attributes, written by the compiler.</summary>
[OptionsValidator]
internal sealed partial class CollectionOptionsValidator : IValidateOptions<CollectionOptions>;
