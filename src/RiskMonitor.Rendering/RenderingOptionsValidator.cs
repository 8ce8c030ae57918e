using Microsoft.Extensions.Options;

namespace RiskMonitor.Rendering;

/// <summary>Ranges are on the options themselves.</summary>
[OptionsValidator]
internal sealed partial class RenderingOptionsValidator : IValidateOptions<RenderingOptions>;
