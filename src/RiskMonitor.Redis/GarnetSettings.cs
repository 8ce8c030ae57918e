using System.Net;
using Garnet.server;
using Garnet.server.Auth.Settings;
using Tsavorite.core;

namespace RiskMonitor.Redis;

/// <summary>How the embedded server is set up, and why.</summary>
internal static class GarnetSettings
{
    public static GarnetServerOptions For(IPEndPoint endpoint, string password, string folder) => new()
    {
        EndPoints = [endpoint],
        AuthSettings = new PasswordAuthenticationSettings(password),
        QuietMode = true,

        // Room for a few hundred thousand alerts; the defaults would reserve gigabytes.
        LogMemorySize = "256m",
        PageSize = "4m",
        IndexMemorySize = "1m",
        MaxDatabases = 1,

        CheckpointDir = folder,
        Recover = true,
        FailOnRecoveryError = true,
        EnableAOF = true,
        AofMemorySize = "16m",
        AofPageSize = "8m",
        CommitFrequencyMs = 100,

        // Beyond 64 MB the state is written as a checkpoint and the file cut in front, a segment at a time.
        AofSizeLimit = "64m",
        AofSizeLimitEnforceFrequencySecs = 30,
        AofSegmentSize = "16m",

        // The native device ends the process when libaio is not installed.
        DeviceType = DeviceType.RandomAccess,

        // Without the transaction mode the commands of two scripts would interleave.
        EnableLua = true,
        LuaTransactionMode = true,
        LuaOptions = new LuaOptions(),
    };
}
