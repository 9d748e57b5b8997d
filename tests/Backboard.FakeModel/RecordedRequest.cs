using System.Text;
using System.Text.Json;

namespace Backboard.FakeModel;

/// <summary>One request as it arrived, and what became of it.</summary>
public sealed class RecordedRequest(
    string method, string path, IReadOnlyDictionary<string, string> headers, byte[] body, DateTimeOffset receivedAt)
{
    public string Method { get; } = method;

    public string Path { get; } = path;

    /// <summary>Header names compare without case; several values are joined with a comma.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; } = headers;

    public ReadOnlyMemory<byte> RawBody { get; } = body;

    public string Body => Encoding.UTF8.GetString(RawBody.Span);

    public JsonElement Json => JsonElement.Parse(RawBody.Span);

    public DateTimeOffset ReceivedAt { get; } = receivedAt;

    /// <summary>When the last byte was written or the client was seen to leave; null while it is being answered.</summary>
    public DateTimeOffset? FinishedAt { get; internal set; }

    /// <summary>The client closed the connection before the answer was whole.</summary>
    public bool Disconnected { get; internal set; }

    public int Status { get; internal set; }

    /// <summary>Bytes of the response body handed to the socket.</summary>
    public long ResponseBytes { get; internal set; }

    /// <summary>The provider's rule that the request broke, if it broke one.</summary>
    public string? Violation { get; internal set; }

    /// <summary>The tokens reported to the client, by <see cref="Scripting.TokenRule"/>; null unless the answer was sent whole.</summary>
    public ReportedUsage? Usage { get; internal set; }
}

public sealed record ReportedUsage(long InputTokens, long OutputTokens);

/// <param name="Requests">Model calls that arrived.</param>
/// <param name="Answered">Those answered whole, usage included.</param>
/// <param name="InputTokens">Sum over the answered ones.</param>
/// <param name="OutputTokens">Sum over the answered ones.</param>
public sealed record UsageTotals(long Requests, long Answered, long InputTokens, long OutputTokens);
