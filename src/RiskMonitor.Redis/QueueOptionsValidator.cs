using Microsoft.Extensions.Options;

namespace RiskMonitor.Redis;

[OptionsValidator]
internal sealed partial class QueueOptionsValidator : IValidateOptions<QueueOptions>;
