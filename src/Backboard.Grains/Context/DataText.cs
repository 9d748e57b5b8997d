using System.Text.RegularExpressions;

namespace Backboard.Grains;

/// <summary>Makes texts that somebody else wrote fit to stand among data: whatever they say, they end no line, no block and no turn.</summary>
internal static partial class DataText
{
    private static readonly string[] LineEnds = ["\r\n", "\r", "\n", "\v", "\f", "\u0085", "\u2028", "\u2029"];

    public static string[] Lines(string text) => Inert(text).Split(LineEnds, StringSplitOptions.None);

    public static string OneLine(string text) =>
        string.Join(' ', Inert(text).Split(LineEnds, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A name between quotation marks, which it cannot leave.</summary>
    public static string Quoted(string name) => $"\"{OneLine(name).Replace('"', '\'')}\"";

    /// <summary>The beginning of a text of more characters than this, up to a word's end.</summary>
    public static string Short(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var space = text.LastIndexOf(' ', length);
        var end = space > 0 ? space : length;
        return $"{text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)]} …";
    }

    /// <summary>
    /// Takes the sense from what delimits our blocks and from what chat templates know as the beginning of another's turn, by a space
    /// behind the bracket: some servers read the latter wherever it stands.
    /// </summary>
    private static string Inert(string text) => Delimiter().Replace(text, "$0 ");

    [GeneratedRegex(
        """
        <(?=[|｜]|/?(?:documents|recalled|summary|s|bos|eos|system|user|assistant|start_of_turn|end_of_turn|im_start|im_end|sys)>|</?SYS>)
        |\[(?=/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)\])
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Delimiter();
}
