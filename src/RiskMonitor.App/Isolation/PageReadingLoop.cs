using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using RiskMonitor.Extracting;

namespace RiskMonitor.App.Isolation;

/// <summary>
/// The process that reads doubtful pages (monitor read-page): requests on standard input, answers on standard output, one after the other. It
/// opens no file and no connection, and ends when its input does, even in the middle of a page: so it never outlives who started it.
/// </summary>
internal static class PageReadingLoop
{
    /// <summary>Not in the help: no person calls it.</summary>
    public const string Verb = "read-page";

    public const int OutOfMemory = 3;

    public static int Run()
    {
        // Ctrl-C and a service manager tell the whole group; this process ends with its parent, which may still have pages in flight.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => signal.Cancel = true);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => signal.Cancel = true);
        try
        {
            using var output = Console.OpenStandardOutput();
            DoubtfulPages.Answer(DoubtfulPages.Sample());
            Frames.Write(output, []); // ready

            var requests = new BlockingCollection<byte[]>();
            new Thread(() => Listen(requests)) { IsBackground = true, Name = "requests" }.Start();
            foreach (var request in requests.GetConsumingEnumerable())
                Frames.Write(output, DoubtfulPages.Answer(request));
            return VerbRunner.Done;
        }
        catch (OutOfMemoryException)
        {
            return OutOfMemory;
        }
        catch (IOException)
        {
            return VerbRunner.Done; // nobody reads the answers any more
        }
    }

    private static void Listen(BlockingCollection<byte[]> requests)
    {
        using var input = Console.OpenStandardInput();
        while (Frames.Read(input) is { } request)
            requests.Add(request);
        Environment.Exit(VerbRunner.Done);
    }
}
