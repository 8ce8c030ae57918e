using System.Diagnostics.CodeAnalysis;

namespace RiskMonitor.Collecting.Credentials;

/// <summary>Where a secret stands: in a variable of the environment or in a file that was mounted. Exactly one is set; no message says what the secret is.</summary>
public sealed record SecretPlace
{
    private const int MaxBytes = 16 * 1024;

    /// <summary>Name of the variable.</summary>
    public string? Environment { get; init; }

    /// <summary>Absolute path of the file.</summary>
    public string? File { get; init; }

    private string Name => Environment is { } variable ? $"the environment variable {variable}" : $"the file {File}";

    public bool TryRead([NotNullWhen(true)] out string? secret, [NotNullWhen(false)] out string? problem)
    {
        (secret, problem) = (null, null);
        try
        {
            var text = (Environment is { } variable ? System.Environment.GetEnvironmentVariable(variable) : ReadFile(File!))?.Trim();
            if (string.IsNullOrEmpty(text))
                problem = Environment is null ? $"{Name} is empty" : $"{Name} is not set";
            else if (text.Any(character => character is <= ' ' or > '~'))
                problem = $"{Name} holds something other than one line of plain characters";
            else
                secret = text;
        }
        catch (IOException)
        {
            problem = $"{Name} cannot be read";
        }
        catch (UnauthorizedAccessException)
        {
            problem = $"{Name} may not be read by whoever runs this";
        }

        return problem is null;
    }

    private static string ReadFile(string path)
    {
        using var reader = new StreamReader(path);
        var text = new char[MaxBytes];
        return new string(text, 0, reader.ReadBlock(text));
    }
}
