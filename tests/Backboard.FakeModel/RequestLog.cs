using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.Extensions;

namespace Backboard.FakeModel;

/// <summary>The newest requests, bounded so that a long benchmark does not fill the memory, and totals that are not.</summary>
internal sealed class RequestLog(FakeModelOptions options)
{
    private const int Overhead = 2048;

    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private long _kept, _received, _answered, _input, _output;

    public UsageTotals Usage => new(
        Interlocked.Read(ref _received), Interlocked.Read(ref _answered), Interlocked.Read(ref _input), Interlocked.Read(ref _output));

    public RecordedRequest Open(HttpRequest request, byte[] body)
    {
        var headers = request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var recorded = new RecordedRequest(request.Method, request.GetEncodedPathAndQuery(), headers, body, options.Time.GetUtcNow());
        Interlocked.Increment(ref _received);
        _requests.Enqueue(recorded);
        var kept = Interlocked.Add(ref _kept, Cost(recorded));
        while (kept > options.MaxRecordedBytes && _requests.TryDequeue(out var oldest)) kept = Interlocked.Add(ref _kept, -Cost(oldest));
        return recorded;
    }

    public void Answered(RecordedRequest request, ReportedUsage usage)
    {
        request.Usage = usage;
        Interlocked.Increment(ref _answered);
        Interlocked.Add(ref _input, usage.InputTokens);
        Interlocked.Add(ref _output, usage.OutputTokens);
    }

    public IReadOnlyList<RecordedRequest> Snapshot() => [.. _requests];

    public void Clear()
    {
        while (_requests.TryDequeue(out var request)) Interlocked.Add(ref _kept, -Cost(request));
        Interlocked.Exchange(ref _received, 0);
        Interlocked.Exchange(ref _answered, 0);
        Interlocked.Exchange(ref _input, 0);
        Interlocked.Exchange(ref _output, 0);
    }

    private static long Cost(RecordedRequest request) => request.RawBody.Length + Overhead;
}
