namespace RiskMonitor.Collecting;

/// <summary>How an API is asked for its next answer: by the address it gives, by a parameter that takes a cursor it gives, or by a parameter that counts.</summary>
public sealed record ApiPaging
{
    /// <summary>Where the next address is in an answer, as <see cref="FieldPath"/> reads it.</summary>
    public string? Next { get; init; }

    /// <summary>Where the cursor is in an answer.</summary>
    public string? Cursor { get; init; }

    /// <summary>Parameter of the address that takes the cursor.</summary>
    public string? CursorParameter { get; init; }

    /// <summary>Parameter of the address that counts pages: from its number in the start address, else from 1.</summary>
    public string? PageParameter { get; init; }
}
