namespace Backboard.Memory.Parsing.Code;

/// <summary>Passes over comments and strings, also those that go over lines.</summary>
/// <param name="slashes">Comments begin with two slashes.</param>
/// <param name="hash">Comments begin with <c>#</c>.</param>
/// <param name="backtick">Strings in backticks go over lines.</param>
/// <param name="apostrophe">Strings stand in apostrophes too; else a single character does.</param>
internal sealed class BraceScanner(bool slashes, bool hash, bool backtick, bool apostrophe)
{
    private bool _inComment;
    private char _quote;

    /// <summary>The characters of a line that are code.</summary>
    public IEnumerable<char> Signs(string line)
    {
        // A string in quotes ends with its line, whether it was closed or not.
        if (_quote != '`') _quote = '\0';
        for (var at = 0; at < line.Length; at++)
        {
            var (sign, next) = (line[at], at + 1 < line.Length ? line[at + 1] : '\0');
            if (_inComment)
            {
                if (sign != '*' || next != '/') continue;
                _inComment = false;
                at++;
            }
            else if (_quote != '\0')
            {
                if (sign == '\\') at++;
                else if (sign == _quote) _quote = '\0';
            }
            else if (sign == '/' && next == '*')
            {
                _inComment = true;
                at++;
            }
            else if ((slashes && sign == '/' && next == '/') || (hash && sign == '#'))
            {
                yield break;
            }
            else if (sign == '"' || (sign == '`' && backtick) || (sign == '\'' && IsQuote(line, at)))
            {
                _quote = sign;
            }
            else
            {
                yield return sign;
            }
        }
    }

    /// <summary>Not one in front of a name, as lifetimes have it, nor one inside a number.</summary>
    private bool IsQuote(string line, int at) => apostrophe || line.AsSpan(at + 1) is ['\\', ..] or [_, '\'', ..];
}
