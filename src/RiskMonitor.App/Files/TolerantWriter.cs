using System.Text;

namespace RiskMonitor.App.Files;

/// <summary>Standard error: a message that cannot be written (a full disk, a closed stream) is lost, and the work goes on; the exit code still says how it ended.</summary>
internal sealed class TolerantWriter(TextWriter inner) : TextWriter
{
    private bool _lost;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Try(() => inner.Write(value));

    public override void Write(string? value) => Try(() => inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }

    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        if (_lost)
            return;
        try
        {
            write();
        }
        catch (IOException)
        {
            _lost = true;
        }
        catch (UnauthorizedAccessException)
        {
            _lost = true; // closed, and its number is a file of the runtime's that cannot be written
        }
    }
}
