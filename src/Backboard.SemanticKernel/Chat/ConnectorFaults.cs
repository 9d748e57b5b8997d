using System.Net.Sockets;
using System.Text.Json;
using Microsoft.SemanticKernel;

namespace Backboard.SemanticKernel.Chat;

/// <summary>What the exceptions of connectors mean, beyond those that the gateway knows itself.</summary>
internal static class ConnectorFaults
{
    private const string Ollama = "OllamaSharp";

    /// <summary>Null for what the gateway knows, and for what is no provider's fault.</summary>
    public static ProviderException? Of(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is ProviderException known) return cause == exception ? null : known;
            if (cause is OperationCanceledException or HttpRequestException or SocketException or IOException or JsonException) return null;
        }

        return exception switch
        {
            NotSupportedException => new(ProviderException.Rejected, "The connector that serves this model cannot send this.", inner: exception),
            KernelException or HttpOperationException => Unreadable(exception),
            _ when exception.GetType().Namespace?.StartsWith(Ollama, StringComparison.Ordinal) == true => Unreadable(exception),
            _ => null,
        };
    }

    private static ProviderException Unreadable(Exception exception) =>
        new(ProviderException.BadResponse, "The provider's answer could not be read.", inner: exception);
}
