using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace RiskMonitor.Storage;

/// <summary>Lets <c>dotnet ef migrations add NAME --project src/RiskMonitor.Storage</c> see the model without starting anything.</summary>
internal sealed class MonitorStoreDesign : IDesignTimeDbContextFactory<MonitorStore>
{
    public MonitorStore CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<MonitorStore>().UseSqlite("Data Source=:memory:").Options);
}
