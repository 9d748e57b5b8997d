using System.Text;
using Backboard.Memory.Chunking;

namespace Backboard.Memory.Parsing.Code;

/// <summary>Languages whose blocks stand in braces.</summary>
internal sealed class BraceOutline(string type) : ICodeOutline
{
    private const int LongestHead = 2_000;

    private readonly bool _isStyle = type == "css";
    private readonly List<DeclaredName> _open = [];
    private readonly StringBuilder _head = new();
    private readonly BraceScanner _scanner = new(
        slashes: type != "css", hash: type == "php", backtick: type is "js" or "jsx" or "ts" or "tsx" or "go",
        apostrophe: type is "js" or "jsx" or "ts" or "tsx" or "php" or "css");
    private ImmutableArray<string> _names = [];
    private bool _isAfterBlank;
    private bool _hasClosed;

    public CodeLine Next(string line)
    {
        var inside = _open.Exists(block => !block.IsContainer);
        var before = (inside, _isAfterBlank || _hasClosed) switch
        {
            (false, true) => Boundary.Block,
            (false, false) => Boundary.Line,
            (true, _) => _isAfterBlank ? Boundary.Line : Boundary.Word,
        };
        var names = Scan(line);
        _hasClosed = !_open.Exists(block => !block.IsContainer) && (inside || (_hasClosed && string.IsNullOrWhiteSpace(line)));
        _isAfterBlank = string.IsNullOrWhiteSpace(line);
        return new CodeLine(before, names);
    }

    /// <summary>The names around the line where it is nested the deepest.</summary>
    private ImmutableArray<string> Scan(string line)
    {
        var deepest = NamesNow();
        var depth = _open.Count;
        foreach (var sign in _scanner.Signs(line))
        {
            switch (sign)
            {
                case '{':
                    _open.Add(DeclaredName.Of(_head.ToString(), _isStyle));
                    _head.Clear();
                    if (_open.Count > depth) (depth, deepest) = (_open.Count, NamesNow());
                    break;
                case '}':
                    if (_open.Count > 0) _open.RemoveAt(_open.Count - 1);
                    _head.Clear();
                    break;
                case ';':
                    _head.Clear();
                    break;
                default:
                    if (_head.Length < LongestHead) _head.Append(sign);
                    break;
            }
        }

        return deepest;
    }

    private ImmutableArray<string> NamesNow()
    {
        ImmutableArray<string> names = [.. _open.Select(block => block.Name).OfType<string>()];
        return _names = names.SequenceEqual(_names) ? _names : names;
    }
}
