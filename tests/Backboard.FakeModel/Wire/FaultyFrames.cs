using Backboard.FakeModel.Scripting;

namespace Backboard.FakeModel.Wire;

/// <summary>Breaks a good sequence of frames where the fault says, and inserts the gate a reply waits at.</summary>
internal static class FaultyFrames
{
    private static readonly Task Never = new TaskCompletionSource().Task;
    private static readonly byte[] Garbage = MakeGarbage(64 * 1024);

    public static IEnumerable<Frame> Break(IReadOnlyList<Frame> frames, Reply reply, string errorEvent)
    {
        if (reply.Fault is null && reply.Midway is null) return frames;
        var deltas = frames.Count(frame => frame.Kind == FrameKind.Delta);
        var good = reply.Midway is { } gate ? Insert(frames, reply.MidwayAfter, gate) : frames;
        return reply.Fault is { } fault ? Break(good, fault, fault.After ?? deltas / 2, errorEvent) : good;
    }

    private static IEnumerable<Frame> Insert(IEnumerable<Frame> frames, int after, Task gate)
    {
        foreach (var frame in frames)
        {
            yield return frame;
            if (frame.Kind == FrameKind.Delta && --after == 0) yield return Frame.Wait(gate);
        }
    }

    private static IEnumerable<Frame> Break(IEnumerable<Frame> frames, Fault fault, int after, string errorEvent)
    {
        foreach (var frame in frames)
        {
            if (frame.Kind != FrameKind.Delta || after-- > 0)
            {
                yield return frame;
                continue;
            }

            foreach (var broken in AtTheBreak(frame, fault.Kind, errorEvent)) yield return broken;
            if (fault.Kind != FaultKind.InvalidUtf8) yield break;
            after = int.MaxValue;
        }
    }

    private static IEnumerable<Frame> AtTheBreak(Frame next, FaultKind kind, string errorEvent)
    {
        switch (kind)
        {
            case FaultKind.Reset: return [Frame.Reset];
            case FaultKind.HangAfter: return [Frame.Wait(Never)];
            case FaultKind.HalfJson: return [next with { Bytes = [.. next.Bytes.AsSpan(0, next.TextAt + 1), .. "\n\n"u8] }];
            case FaultKind.ErrorEvent: return [Frame.Plain(errorEvent)];
            case FaultKind.Garbage10Mb: return Enumerable.Repeat(new Frame(FrameKind.Plain, Garbage), 10 * 1024 * 1024 / Garbage.Length);
            case FaultKind.Endless: return Forever(next);
            case FaultKind.InvalidUtf8:
                var bytes = next.Bytes.ToArray();
                bytes[next.TextAt] = 0xFF;
                return [next with { Bytes = bytes }];
            default: return [];
        }
    }

    private static IEnumerable<Frame> Forever(Frame frame)
    {
        while (true) yield return frame;
    }

    private static byte[] MakeGarbage(int size)
    {
        var bytes = new byte[size];
        new Random(42).NextBytes(bytes);
        return bytes;
    }
}
