using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using RiskMonitor.Ads;
using RiskMonitor.Alerts;
using RiskMonitor.Classifying;
using RiskMonitor.Enriching;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Records;

namespace RiskMonitor.Storage;

/// <summary>The tables of the store. Times are UTC ticks, so that they compare exactly; enums are their names, save bands, which are ordered.</summary>
internal sealed class MonitorStore(DbContextOptions<MonitorStore> options) : DbContext(options)
{
    public DbSet<PageRecord> Pages => Set<PageRecord>();

    public DbSet<AdRecord> Ads => Set<AdRecord>();

    public DbSet<CampaignRecord> Campaigns => Set<CampaignRecord>();

    public DbSet<CampaignNewsRecord> CampaignNews => Set<CampaignNewsRecord>();

    public DbSet<AlertRecord> Alerts => Set<AlertRecord>();

    public DbSet<AlertTransitionRecord> AlertTransitions => Set<AlertTransitionRecord>();

    public DbSet<DecisionRecord> Decisions => Set<DecisionRecord>();

    public DbSet<ReportRecord> Reports => Set<ReportRecord>();

    public DbSet<ReportContactRecord> ReportContacts => Set<ReportContactRecord>();

    public DbSet<SealedAdvertRecord> SealedAdverts => Set<SealedAdvertRecord>();

    public DbSet<RejectionRecord> Rejections => Set<RejectionRecord>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        var types = configurationBuilder;
        types.Properties<AdId>().HaveConversion<AdIdText>();
        types.Properties<CampaignId>().HaveConversion<CampaignIdText>();
        types.Properties<AlertId>().HaveConversion<AlertIdText>();
        types.Properties<ContactKey>().HaveConversion<ContactKeyText>();
        types.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        types.Properties<ImmutableArray<string>>().HaveConversion<SpacedWords, SpacedWordsComparer>();
        types.Properties<Enum>().HaveConversion<string>();
        types.Properties<RiskBand>().HaveConversion<int>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var model = modelBuilder;
        model.Entity<PageRecord>(page =>
        {
            page.ToTable("pages");
            page.HasIndex(p => new { p.UrlKey, p.FetchedAt }).IsUnique();
            page.HasIndex(p => p.Sha256);
            page.HasIndex(p => p.DeleteAfter);
        });
        model.Entity<AdRecord>(ad =>
        {
            ad.ToTable("ads").HasKey(a => a.Id);
            ad.HasOne(a => a.Campaign).WithMany().HasForeignKey(a => a.CampaignId).OnDelete(DeleteBehavior.Restrict);
            ad.HasOne(a => a.Page).WithMany().HasForeignKey(a => a.PageId).OnDelete(DeleteBehavior.SetNull);
            ad.HasMany(a => a.Contacts).WithOne().HasForeignKey(c => c.AdId).OnDelete(DeleteBehavior.Cascade);
            ad.HasMany(a => a.Links).WithOne().HasForeignKey(l => l.AdId).OnDelete(DeleteBehavior.Cascade);
            ad.HasMany<AdPlaceRecord>().WithOne().HasForeignKey(p => p.AdId).OnDelete(DeleteBehavior.Cascade);
            // The headline of a campaign and the first hundred of its adverts are read in this order.
            ad.HasIndex(a => new { a.CampaignId, a.TopScore, a.Id });
            ad.HasIndex(a => a.DeleteAfter);
            ad.HasIndex(a => a.Status).HasFilter("status <> 'Scored'").HasDatabaseName("ix_ads_unscored");
        });
        model.Entity<AdContactRecord>(contact =>
        {
            contact.ToTable("contacts").HasKey(c => new { c.AdId, c.ContactKey });
            contact.HasIndex(c => c.ContactKey);
        });
        model.Entity<AdPlaceRecord>(place => place.ToTable("places").HasKey(p => new { p.AdId, p.Country, p.State, p.Municipality }));
        model.Entity<AdLinkRecord>(link => link.ToTable("campaign_links").HasKey(l => new { l.AdId, l.WithId, l.Kind }));
        model.Entity<CampaignRecord>(campaign =>
        {
            campaign.ToTable("campaigns").HasKey(c => c.Id);
            campaign.Property(c => c.Evidence).HasDefaultValue(1L);
            campaign.HasIndex(c => c.MergedInto).HasFilter("merged_into IS NOT NULL");
        });
        model.Entity<CampaignNewsRecord>(news =>
        {
            news.ToTable("campaign_news").HasKey(n => new { n.CampaignId, n.Kind, n.Value });
            news.HasOne<CampaignRecord>().WithMany().HasForeignKey(n => n.CampaignId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<CampaignVerdictRecord>(verdict =>
        {
            verdict.ToTable("campaign_verdicts").HasKey(v => v.CampaignId);
            verdict.HasOne<CampaignRecord>().WithMany().HasForeignKey(v => v.CampaignId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<AlertRecord>(alert =>
        {
            alert.ToTable("alerts").HasKey(a => a.Id);
            alert.HasOne(a => a.Campaign).WithMany().HasForeignKey(a => a.CampaignId).OnDelete(DeleteBehavior.Restrict);
            alert.HasIndex(a => a.CampaignId);
            alert.HasIndex(a => a.CampaignId).IsUnique().HasFilter("state <> 'Decided'").HasDatabaseName("ux_alerts_one_open_a_campaign");
        });
        model.Entity<AlertTransitionRecord>(transition =>
        {
            transition.ToTable("alert_transitions");
            transition.HasOne<AlertRecord>().WithMany().HasForeignKey(t => t.AlertId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<CasePageRecord>(page =>
        {
            page.ToTable("case_pages").HasKey(p => new { p.AlertId, p.PageId });
            page.HasOne<AlertRecord>().WithMany().HasForeignKey(p => p.AlertId).OnDelete(DeleteBehavior.Cascade);
            page.HasOne<PageRecord>().WithMany().HasForeignKey(p => p.PageId).OnDelete(DeleteBehavior.Cascade);
            page.HasIndex(p => p.AlertId).HasFilter("state IN ('Due', 'HashDue')").HasDatabaseName("ix_case_pages_due");
        });
        model.Entity<DecisionRecord>(decision =>
        {
            decision.HasIndex(d => d.CampaignId);
            decision.ToTable("decisions").HasKey(d => d.AlertId);
            decision.HasOne<AlertRecord>().WithMany().HasForeignKey(d => d.AlertId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<RejectionRecord>(rejection =>
        {
            rejection.ToTable("rejections").HasKey(r => new { r.PageId, r.Ordinal });
            rejection.HasOne<PageRecord>().WithMany().HasForeignKey(r => r.PageId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<ReportRecord>(report =>
        {
            report.ToTable("reports").HasKey(r => r.AdId);
            report.HasOne<AdRecord>().WithOne().HasForeignKey<ReportRecord>(r => r.AdId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<ReportContactRecord>(contact =>
        {
            contact.ToTable("report_contacts").HasKey(c => new { c.ContactKey, c.AdId });
            contact.HasOne<ReportRecord>().WithMany().HasForeignKey(c => c.AdId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<SealedAdvertRecord>(ad =>
        {
            ad.ToTable("sealed_adverts").HasKey(a => a.Id);
            ad.HasOne<PageRecord>().WithMany().HasForeignKey(a => a.PageId).OnDelete(DeleteBehavior.SetNull);
        });
        model.Entity<SealedPageRecord>(page =>
        {
            page.ToTable("sealed_pages").HasKey(p => p.PageId);
            page.Property(p => p.PageId).ValueGeneratedNever();
            page.HasOne<PageRecord>().WithMany().HasForeignKey(p => p.PageId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<LinkOverrideRecord>(pair => pair.ToTable("link_overrides").HasKey(o => new { o.FirstId, o.SecondId }));
        model.Entity<SealKeyRecord>(key =>
        {
            key.ToTable("seal_keys").HasKey(k => k.Version);
            key.Property(k => k.Version).ValueGeneratedNever();
        });

        foreach (var property in model.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
    }

    private sealed class AdIdText() : ValueConverter<AdId, string>(id => id.ToString(), text => AdId.Parse(text));

    private sealed class CampaignIdText() : ValueConverter<CampaignId, string>(id => id.ToString(), text => CampaignId.Parse(text));

    private sealed class AlertIdText() : ValueConverter<AlertId, string>(id => id.ToString(), text => AlertId.Parse(text));

    private sealed class ContactKeyText() : ValueConverter<ContactKey, string>(key => key.ToString(), text => ContactKey.Parse(text));

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
