namespace Backboard.Models.Gateway;

/// <summary>
/// Takes the prefill off an answer that repeats it. A prefill is sent without its trailing white space, so white space that
/// the model then adds itself is taken off too.
/// </summary>
internal sealed class PrefillFilter(string? prefill)
{
    private readonly string _sent = (prefill ?? "").TrimEnd();
    private readonly string _trailing = (prefill ?? "")[(prefill ?? "").TrimEnd().Length..];
    private string _held = "";
    private bool _decided = string.IsNullOrWhiteSpace(prefill);

    public string Push(string text)
    {
        if (_decided) return text;
        _held += text;
        var repeats = _held.StartsWith(_sent, StringComparison.Ordinal);
        var answer = repeats ? _held[_sent.Length..] : _held;
        var open = repeats || IsBeginning(_held, _sent);
        if ((open && !repeats) || IsBeginning(answer, _trailing)) return "";
        return Decide(answer);
    }

    public string Flush() => _decided ? "" : Decide(_held == _sent ? "" : _held);

    private string Decide(string answer)
    {
        _decided = true;
        return _trailing.Length > 0 && answer.StartsWith(_trailing, StringComparison.Ordinal) ? answer[_trailing.Length..] : answer;
    }

    // Whether more text could still make it the whole.
    private static bool IsBeginning(string text, string whole) =>
        text.Length < whole.Length && whole.StartsWith(text, StringComparison.Ordinal);
}
