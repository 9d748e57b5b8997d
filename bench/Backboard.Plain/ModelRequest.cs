using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Backboard.Plain;

/// <summary>How a stamped answer is paced: <c>[[stamps:200 every:50]]</c> in the newest message, in deltas and milliseconds.</summary>
internal sealed record Pace(int Deltas, TimeSpan Every);

/// <summary>The body of a completion request, looked through as bytes.</summary>
internal sealed partial class ModelRequest(byte[] buffer, int length) : IDisposable
{
    private const int Tail = 2_048;

    public int Length { get; } = length;

    public bool IsStreamed => buffer.AsSpan(0, Length).IndexOf("\"stream\":true"u8) >= 0;

    public Pace? Pace
    {
        get
        {
            var tail = buffer.AsSpan(Math.Max(0, Length - Tail), Math.Min(Tail, Length));
            if (tail.IndexOf("[[stamps:"u8) < 0) return null;
            var match = Directive().Matches(Encoding.UTF8.GetString(tail))[^1];
            return new Pace(Number(match, "deltas"), TimeSpan.FromMilliseconds(Number(match, "every")));
        }
    }

    public static async Task<ModelRequest> ReadAsync(HttpContext http)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((int)(http.Request.ContentLength ?? 16 * 1024) + 1);
        var length = 0;
        while (await http.Request.Body.ReadAsync(buffer.AsMemory(length), http.RequestAborted) is > 0 and var count)
        {
            length += count;
            if (length < buffer.Length) continue;
            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        return new ModelRequest(buffer, length);
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\[\[stamps:(?<deltas>\d+) every:(?<every>\d+)\]\]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Directive();
}
