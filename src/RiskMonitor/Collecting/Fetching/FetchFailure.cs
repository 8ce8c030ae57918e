using System.Net.Sockets;

namespace RiskMonitor.Collecting.Fetching;

/// <summary>Why a site could not be read, in words an operator can act on. The system's own messages name addresses and vary by platform.</summary>
internal static class FetchFailure
{
    public static string Words(Exception failure) => failure switch
    {
        { InnerException: ProxyFailedException proxy } => proxy.Message,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "the name of the host is not known",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "the secure connection failed (certificate or TLS version)",
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => "the headers of the answer are too long",
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError } => "the answer is not HTTP",
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } => "the answer broke off",
        _ => SocketWords(failure),
    };

    private static string SocketWords(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            switch (failure)
            {
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return "the name of the host is not known";
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return "the host refuses the connection";
                case SocketException socket:
                    return $"the connection failed ({socket.SocketErrorCode})";
                case HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded }:
                    return "the answer broke off";
            }
        }

        return "the connection failed";
    }
}
