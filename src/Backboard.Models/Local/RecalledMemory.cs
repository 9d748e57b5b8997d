using Backboard.Models.Local.Answers;

namespace Backboard.Models.Local;

/// <summary>A line of memory: what the user said, in their own words or in another's.</summary>
/// <param name="Text">The words.</param>
/// <param name="Mark">How an answer cites it, such as <c>[memory:id]</c>; null where it cannot be cited, or shall not.</param>
internal sealed record RecalledMemory(string Text, string? Mark)
{
    private const string Open = "[memory:";

    public static RecalledMemory Parse(string line)
    {
        var end = line.StartsWith(Open, StringComparison.Ordinal) ? line.IndexOf(']', StringComparison.Ordinal) : -1;
        return end < 0 ? new RecalledMemory(line, null) : new RecalledMemory(line[(end + 1)..].TrimStart(), line[..(end + 1)]);
    }

    /// <summary>
    /// What there is to tell of it, one thing each: a whole message, remembered before it was read, may greet and ask beside what
    /// it tells.
    /// </summary>
    public IEnumerable<RecalledMemory> Told()
    {
        var statements = StatementSearch.Statements(Text).ToList();
        if (statements.Count > 0) return statements.Select(statement => this with { Text = statement });
        return Text.EndsWith('?') ? [] : [this];
    }
}
