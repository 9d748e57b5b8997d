namespace Backboard.Testing;

/// <summary>Where a connection is cut between the server's answer and the client.</summary>
public sealed class ReplyCut
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<ReadOnlyMemory<byte>, bool>? _request;
    private readonly Func<ReadOnlyMemory<byte>, int?> _reply;

    private ReplyCut(Func<ReadOnlyMemory<byte>, int?> reply, Func<ReadOnlyMemory<byte>, bool>? request = null)
    {
        _reply = reply;
        _request = request;
    }

    internal Task Done => _done.Task;

    /// <summary>A cut that waits for a request looks at the replies of that connection only.</summary>
    internal bool WaitsForRequest => _request is not null;

    /// <summary>Lets <paramref name="count"/> more bytes through, counted over all connections.</summary>
    public static ReplyCut AfterBytes(long count)
    {
        var left = count;
        return new ReplyCut(reply =>
        {
            var before = Interlocked.Add(ref left, -reply.Length) + reply.Length;
            return before <= reply.Length ? (int)Math.Max(0, before) : null;
        });
    }

    /// <summary>Before the first occurrence of the bytes within one piece; for PostgreSQL, <c>"COMMIT"u8</c> is the answer to a commit.</summary>
    public static ReplyCut AtReply(ReadOnlySpan<byte> pattern)
    {
        var bytes = pattern.ToArray();
        return new ReplyCut(reply => reply.Span.IndexOf(bytes) is >= 0 and var at ? at : null);
    }

    /// <summary>The request is passed on when it holds the bytes, and the server's next answer is dropped.</summary>
    public static ReplyCut AfterRequest(ReadOnlySpan<byte> pattern)
    {
        var bytes = pattern.ToArray();
        return AfterRequest(request => request.Span.IndexOf(bytes) >= 0);
    }

    /// <summary>As <see cref="AfterRequest(ReadOnlySpan{byte})"/>, for any request that the test recognizes.</summary>
    public static ReplyCut AfterRequest(Func<ReadOnlyMemory<byte>, bool> request) => new(_ => 0, request);

    internal bool MatchesRequest(ReadOnlyMemory<byte> request) => _request?.Invoke(request) ?? false;

    /// <summary>How many bytes of this piece still pass; null: all of them, and the line stays.</summary>
    internal int? PassedOf(ReadOnlyMemory<byte> reply) => _reply(reply);

    internal void Happened() => _done.TrySetResult();
}
