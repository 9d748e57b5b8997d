using System.Text.Encodings.Web;
using System.Text.Json;

namespace Backboard.FakeModel.Wire;

internal enum FrameKind
{
    /// <summary>Bytes outside the pace.</summary>
    Plain,

    /// <summary>A piece of the answer; the pace waits before it.</summary>
    Delta,

    /// <summary>Nothing until the task ends or the client leaves.</summary>
    Wait,

    /// <summary>A TCP reset.</summary>
    Reset,
}

/// <param name="TextAt">Where in <paramref name="Bytes"/> the delta's text begins.</param>
internal readonly record struct Frame(FrameKind Kind, byte[] Bytes, int TextAt = 0, Task? Until = null)
{
    public static Frame Plain(string text) => new(FrameKind.Plain, System.Text.Encoding.UTF8.GetBytes(text));

    public static Frame Wait(Task until) => new(FrameKind.Wait, [], Until: until);

    public static Frame Reset => new(FrameKind.Reset, []);
}

/// <summary>A delta event with a hole for its text, encoded once for the whole stream.</summary>
internal sealed class DeltaTemplate(string head, string tail)
{
    private readonly byte[] _head = System.Text.Encoding.UTF8.GetBytes(head);
    private readonly byte[] _tail = System.Text.Encoding.UTF8.GetBytes(tail);

    public Frame Fill(string text)
    {
        var encoded = JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes;
        var bytes = new byte[_head.Length + encoded.Length + _tail.Length];
        _head.CopyTo(bytes, 0);
        encoded.CopyTo(bytes.AsSpan(_head.Length));
        _tail.CopyTo(bytes, _head.Length + encoded.Length);
        return new Frame(FrameKind.Delta, bytes, _head.Length);
    }
}
