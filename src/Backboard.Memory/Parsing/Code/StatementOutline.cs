using System.Text.RegularExpressions;
using Backboard.Memory.Chunking;

namespace Backboard.Memory.Parsing.Code;

/// <summary>SQL: statements end with a semicolon at the end of a line.</summary>
internal sealed partial class StatementOutline : ICodeOutline
{
    private const int LongestHead = 200;

    private ImmutableArray<string> _names = [];
    private bool _isNew = true;
    private bool _isAfterComment;
    private bool _isAfterBlank;

    public CodeLine Next(string line)
    {
        var words = line.AsSpan().Trim();
        if (words.IsEmpty)
        {
            _isAfterBlank = true;
            return new CodeLine(Boundary.Line, _names);
        }

        var before = _isNew && !_isAfterComment ? Boundary.Block : _isAfterBlank ? Boundary.Line : Boundary.Word;
        var created = Created.Match(line.Length > LongestHead ? line[..LongestHead] : line);
        if (created.Success) _names = [created.Groups["name"].Value];
        else if (_isNew) _names = [];
        _isAfterComment = _isNew && words.StartsWith("--");
        _isNew = words[^1] == ';' || _isAfterComment;
        _isAfterBlank = false;
        return new CodeLine(before, _names);
    }

    [GeneratedRegex(@"\A\s*create\s+(\w+\s+)*?(table|view|function|procedure|index|trigger|type|schema)\s+(if\s+not\s+exists\s+)?(?<name>[\w.""\[\]`]+)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Created { get; }
}
