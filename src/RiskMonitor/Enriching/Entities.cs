using System.Collections.Immutable;

namespace RiskMonitor.Enriching;

/// <summary>What the advert names, in the shape of contracts.md (ScoredAd, entities). Cards, RFCs and CURPs are masked at once.</summary>
public sealed record Entities
{
    public static Entities None { get; } = new();

    /// <summary>E.164, for example +525512345678.</summary>
    public ImmutableArray<string> Phones { get; init; } = [];

    public ImmutableArray<string> Emails { get; init; } = [];

    public ImmutableArray<Handle> Handles { get; init; } = [];

    public ImmutableArray<string> Urls { get; init; } = [];

    public ImmutableArray<Wallet> Wallets { get; init; } = [];

    public ImmutableArray<Clabe> Clabes { get; init; } = [];

    /// <summary>Card numbers, masked to the last four digits.</summary>
    public ImmutableArray<string> Cards { get; init; } = [];

    /// <summary>Tax ids, masked.</summary>
    public ImmutableArray<string> Rfcs { get; init; } = [];

    /// <summary>Keys of persons in the population register, masked.</summary>
    public ImmutableArray<string> Curps { get; init; } = [];

    public ImmutableArray<Amount> Amounts { get; init; } = [];

    public MonthlyPay? MonthlyPay { get; init; }

    public ImmutableArray<Place> Places { get; init; } = [];

    public ImmutableArray<AgeRange> Ages { get; init; } = [];
}

/// <summary>A profile on a platform (telegram, instagram, facebook, tiktok, whatsapp …).</summary>
public sealed record Handle(string Platform, string Name)
{
    /// <summary>Written as "handle".</summary>
    [System.Text.Json.Serialization.JsonPropertyName("handle")]
    public string Name { get; init; } = Name;
}

/// <summary>A virtual-currency address on its chain (btc, eth, tron, ltc).</summary>
public sealed record Wallet(string Chain, string Address);

/// <summary>An 18-digit Mexican bank account key; the bank's short name and the place where the account was opened, where their codes are known and say something.</summary>
public sealed record Clabe([property: System.Text.Json.Serialization.JsonPropertyName("clabe")] string Number, string? Bank, string? Plaza = null);

/// <summary>An amount as written: bounds, ISO 4217 currency and period (hour, day, week, fortnight, month, year, task or null).</summary>
public sealed record Amount(decimal Min, decimal Max, string Currency, string? Period);

/// <summary>Pay converted to a month: 30.4 days, 4.345 weeks, 2.17 fortnights, 26 working days of 8 hours.</summary>
public sealed record MonthlyPay(decimal Min, decimal Max, string Currency);

/// <summary>A place: ISO 3166 country, INEGI state and municipality names where known.</summary>
public sealed record Place(string Country, string? State, string? Municipality);

/// <summary>An age or a range of ages asked or stated, in years.</summary>
public sealed record AgeRange(int Min, int Max);
