using System.Text.RegularExpressions;
using Backboard.Memory.Chunking;

namespace Backboard.Memory.Parsing.Code;

/// <summary>Languages whose blocks are indented: Python because it must be, Ruby because everybody does.</summary>
internal sealed partial class IndentOutline : ICodeOutline
{
    private readonly List<(int Indent, string Name, bool IsContainer)> _open = [];
    private ImmutableArray<string> _names = [];
    private bool _isAfterBlank;
    private bool _isAfterLead;

    public CodeLine Next(string line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            _isAfterBlank = true;
            return new CodeLine(Boundary.Line, _names);
        }

        var indent = line.Length - line.AsSpan().TrimStart().Length;
        var wasInside = IsInside;
        // What closes a block still belongs to it.
        if (!Closing.IsMatch(line)) _open.RemoveAll(block => block.Indent >= indent);
        var inside = IsInside;
        var declaration = Declaration.Match(line);
        if (declaration.Success) _open.Add((indent, declaration.Groups["name"].Value, !declaration.Groups["kind"].Value.EndsWith("def", StringComparison.Ordinal)));
        var isNew = !inside && !_isAfterLead && (_isAfterBlank || wasInside || declaration.Success);
        var before = isNew ? Boundary.Block : _isAfterBlank || !inside ? Boundary.Line : Boundary.Word;
        // Comments and decorators belong to what follows.
        (_isAfterBlank, _isAfterLead) = (false, line[indent] is '#' or '@');
        return new CodeLine(before, Names());
    }

    private bool IsInside => _open.Exists(block => !block.IsContainer);

    private ImmutableArray<string> Names()
    {
        ImmutableArray<string> names = [.. _open.Select(block => block.Name)];
        return _names = names.SequenceEqual(_names) ? _names : names;
    }

    [GeneratedRegex(@"\A\s*(?<kind>class|module|(async\s+)?def)\s+(?<name>[\w.]+(::\w+)*[?!]?)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declaration { get; }

    [GeneratedRegex(@"\A\s*(end\b|[)\]}])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Closing { get; }
}
