using System.Buffers;
using Backboard.FakeModel.Scripting;

namespace Backboard.FakeModel.Wire;

/// <summary>Writes the frames of one reply at its pace.</summary>
internal static class ReplyWriter
{
    private const int FlushAt = 16 * 1024;
    private const int Stretch = 1024 * 1024;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(10);

    public static async Task WriteAsync(
        HttpContext http, RecordedRequest recorded, IReadOnlyList<Frame> good, Reply reply, IWire wire, TimeProvider time)
    {
        var cancellationToken = http.RequestAborted;
        var writer = http.Response.BodyWriter;
        using var timer = reply.WordDelay > TimeSpan.Zero ? new PeriodicTimer(reply.WordDelay.Value, time) : null;
        var pending = 0;
        foreach (var frame in FaultyFrames.Break(good, reply, wire.ErrorEvent("scripted error")))
        {
            if (frame.Kind is FrameKind.Reset or FrameKind.Wait) await writer.FlushAsync(cancellationToken);
            if (frame.Kind == FrameKind.Reset)
            {
                http.Abort();
                return;
            }

            if (frame.Kind == FrameKind.Wait) await frame.Until!.WaitAsync(cancellationToken);
            if (frame.Kind == FrameKind.Delta && timer is not null) await timer.WaitForNextTickAsync(cancellationToken);
            writer.Write(frame.Bytes);
            recorded.ResponseBytes += frame.Bytes.Length;
            pending += frame.Bytes.Length;
            if (pending < FlushAt && (timer is null || frame.Kind != FrameKind.Delta)) continue;
            await writer.FlushAsync(cancellationToken);
            // Kestrel swallows writes to a client that has left, and tells so a little later: an endless body must give it the time.
            if (recorded.ResponseBytes / Stretch > (recorded.ResponseBytes - pending) / Stretch) await Task.Delay(Breath, time, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            pending = 0;
        }

        await writer.FlushAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>A plain body as two frames, so that a fault can come between them.</summary>
    public static IReadOnlyList<Frame> Halves(byte[] body) =>
        [new(FrameKind.Delta, body[..(body.Length / 2)]), new(FrameKind.Delta, body[(body.Length / 2)..])];

    /// <summary>A plain answer comes when its last word would have, and breaks in its middle.</summary>
    public static Reply AsPlain(Reply reply) => reply with
    {
        Delay = reply.Delay + (reply.WordDelay ?? TimeSpan.Zero) * reply.OutputTokens,
        WordDelay = TimeSpan.Zero,
        Fault = reply.Fault is { Kind: not FaultKind.Reset } fault
            ? fault with { After = 1, Kind = fault.Kind == FaultKind.NoEnd ? FaultKind.Reset : fault.Kind }
            : reply.Fault,
    };
}
