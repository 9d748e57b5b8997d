using System.Text.RegularExpressions;

namespace Backboard.Memory.Parsing.Code;

/// <summary>What a block of code is called, from the words before it.</summary>
/// <param name="Name">Null for a block without a name, such as a loop.</param>
/// <param name="IsContainer">It holds declarations, not statements.</param>
internal readonly partial record struct DeclaredName(string? Name, bool IsContainer)
{
    private const int LongestHead = 400;

    /// <param name="head">All since the end of the statement or block before.</param>
    /// <param name="isStyle">Of a style sheet, where it is the selector.</param>
    public static DeclaredName Of(string head, bool isStyle)
    {
        head = head.Trim();
        if (head.Length > LongestHead) head = head[^LongestHead..];
        if (isStyle) return new DeclaredName(head.Length > 0 ? head : null, head.StartsWith('@'));
        if (Container.Match(head) is { Success: true } container) return new DeclaredName(container.Groups["name"].Value, true);
        if (Function.Match(head) is { Success: true } function) return new DeclaredName(function.Groups["name"].Value, false);
        var call = Callable.Match(head);
        return new DeclaredName(call.Success && !Control.IsMatch(call.Groups["name"].Value) ? call.Groups["name"].Value : null, head.StartsWith("extern \"", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\b(class|struct|interface|namespace|trait|impl(<[^>]*>)?|mod|module|enum|union|record)\s+(?!class\b|struct\b)(?<name>[\w.:]+)|\btype\s+(?<name>\w+)\s+(struct|interface)\b",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Container { get; }

    [GeneratedRegex(@"\b(function\*?|func|fn|def|fun)\s+(\([^)]*\)\s*)?(?<name>\w+)|\b(const|let|var)\s+(?<name>\w+)[^=]*=\s*(async\s*)?(\([^)]*\)|\w+)[^=]*=>\s*\z",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Function { get; }

    [GeneratedRegex(@"(?<name>[\w~]+(::[\w~]+)*)\s*\([^;]*\)[^;=()]*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Callable { get; }

    [GeneratedRegex(@"\A(if|for|foreach|while|switch|catch|return|else|do|with|match|sizeof|lock|using|elseif|synchronized|when|unless|select|defer|go)\z",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Control { get; }
}
