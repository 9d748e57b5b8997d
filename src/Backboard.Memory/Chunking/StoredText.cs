namespace Backboard.Memory.Chunking;

/// <summary>The text as it will be stored, of which only the end is still held.</summary>
internal sealed class StoredText
{
    private char[] _held = new char[64 * 1024];
    private int _start;
    private int _sent;

    /// <summary>Characters so far, also those that are not held any more.</summary>
    public int Length { get; private set; }

    /// <summary>Characters that were not taken yet.</summary>
    public int Pending => Length - _sent;

    public void Append(ReadOnlySpan<char> text)
    {
        var used = Length - _start;
        if (used + text.Length > _held.Length) Array.Resize(ref _held, Math.Max(2 * _held.Length, used + text.Length));
        text.CopyTo(_held.AsSpan(used));
        Length += text.Length;
    }

    public string Slice(int start, int end) => new(_held, start - _start, end - start);

    /// <summary>What was appended since the last time.</summary>
    public string Take()
    {
        var text = Slice(_sent, Length);
        _sent = Length;
        return text;
    }

    /// <summary>Lets go of what was taken and lies before this place.</summary>
    public void Forget(int before)
    {
        before = Math.Min(before, _sent);
        if (before <= _start) return;
        _held.AsSpan(before - _start, Length - before).CopyTo(_held);
        _start = before;
    }
}
