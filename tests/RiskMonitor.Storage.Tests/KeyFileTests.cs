using System.Runtime.Versioning;
using System.Security.Cryptography;
using RiskMonitor.Enriching;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Keys;
using RiskMonitor.Storage.Tests.Building;

namespace RiskMonitor.Storage.Tests;

[UnsupportedOSPlatform("windows")]
public sealed class KeyFileTests
{
    private const UnixFileMode OwnerReadsAndWrites = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task The_first_run_makes_one_key_that_only_its_owner_can_read()
    {
        await using var house = await StoreHouse.OpenAsync();
        var file = Assert.Single(Directory.GetFiles(Keys(house)));
        Assert.Equal("contacts-1.key", Path.GetFileName(file));
        Assert.Equal(OwnerReadsAndWrites, File.GetUnixFileMode(file));
        Assert.Equal(OwnerReadsAndWrites | UnixFileMode.UserExecute, File.GetUnixFileMode(Keys(house)));
    }

    [Fact]
    public async Task The_database_and_its_log_are_for_their_owner_alone()
    {
        await using var house = await StoreHouse.OpenAsync();
        Assert.All(Directory.GetFiles(house.Folder, "monitor.db*"), file => Assert.Equal(OwnerReadsAndWrites, File.GetUnixFileMode(file)));
        File.SetUnixFileMode(Path.Combine(house.Folder, "monitor.db"), OwnerReadsAndWrites | UnixFileMode.OtherRead);
        await house.RestartAsync();
        Assert.All(Directory.GetFiles(house.Folder, "monitor.db*"), file => Assert.Equal(OwnerReadsAndWrites, File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task The_same_key_serves_after_a_restart()
    {
        await using var house = await StoreHouse.OpenAsync();
        var (key, word) = (house.Get<IContactSealer>().KeyOf(ContactKind.Phone, "+525500000001"), house.Get<IContactSealer>().Seal([1, 2, 3]));
        await house.RestartAsync();
        Assert.Equal(key, house.Get<IContactSealer>().KeyOf(ContactKind.Phone, "+525500000001"));
        Assert.Equal([1, 2, 3], house.Get<IContactSealer>().Open(word));
    }

    [Fact]
    public async Task A_missing_key_file_stops_the_start_and_no_new_key_is_made()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(new AdBuilder("a1", CampaignId.New(DateTimeOffset.UnixEpoch)).WithPhone("+525500000001"));
        Directory.Delete(Keys(house), recursive: true);
        var refused = await Assert.ThrowsAsync<KeyFileException>(house.RestartAsync);
        Assert.Contains("contacts-1.key is missing", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Keys(house)));
        Assert.Contains("is missing", (await StoreHealth.LookAsync(house.Folder, TestContext.Current.CancellationToken)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_file_that_was_replaced_stops_the_start()
    {
        await using var house = await StoreHouse.OpenAsync();
        string[] lines = [Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))];
        await File.WriteAllLinesAsync(Path.Combine(Keys(house), "contacts-1.key"), lines, TestContext.Current.CancellationToken);
        Assert.Contains("is not the file", (await Assert.ThrowsAsync<KeyFileException>(house.RestartAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_key_file_is_named()
    {
        await using var house = await StoreHouse.OpenAsync();
        await File.WriteAllTextAsync(Path.Combine(Keys(house), "contacts-1.key"), "not a key", TestContext.Current.CancellationToken);
        Assert.Contains("contacts-1.key is damaged", (await Assert.ThrowsAsync<KeyFileException>(house.RestartAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_file_that_others_could_read_is_closed_to_them()
    {
        await using var house = await StoreHouse.OpenAsync();
        var file = Path.Combine(Keys(house), "contacts-1.key");
        File.SetUnixFileMode(file, OwnerReadsAndWrites | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        await house.RestartAsync();
        Assert.Equal(OwnerReadsAndWrites, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task A_newer_key_is_used_for_new_rows_and_old_rows_still_open()
    {
        await using var house = await StoreHouse.OpenAsync();
        var old = house.Get<IContactSealer>().Seal([7]);
        await house.StopAsync();
        string[] lines = [Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))];
        await File.WriteAllLinesAsync(Path.Combine(Keys(house), "contacts-2.key"), lines, TestContext.Current.CancellationToken);
        await house.RestartAsync();
        Assert.StartsWith("2:", house.Get<IContactSealer>().KeyOf(ContactKind.Phone, "+525500000001").ToString(), StringComparison.Ordinal);
        Assert.Equal([7], house.Get<IContactSealer>().Open(old));
        Assert.Equal(2, house.Count("seal_keys"));
    }

    private static string Keys(StoreHouse house) => Path.Combine(house.Folder, "keys");
}
