using Microsoft.Extensions.Configuration;

namespace RiskMonitor.Web.Hosting;

/// <summary>
/// Who may see the queue of sealed adverts (R24, C03). Until roles exist: nobody, or with the setting everybody at this machine. The two roles it is meant
/// for take the place of the setting here; what is shown stays address, time, source and rule.
/// </summary>
internal sealed class SealedQueueAccess(IConfiguration configuration)
{
    public const string Setting = "Console:ShowSealedQueue";

    public bool IsOpen => configuration.GetValue(Setting, defaultValue: false);
}
