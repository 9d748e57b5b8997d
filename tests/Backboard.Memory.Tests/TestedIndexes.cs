using Backboard.Memory.Extraction;
using Backboard.Memory.Passages;
using Backboard.Memory.Recall;

namespace Backboard.Memory.Tests;

/// <summary>Whose indexes the shared tests of the ports are about: here ours.</summary>
internal static class TestedIndexes
{
    public static IMemoryIndexFactory Memories { get; } = new MemoryIndexFactory(new WordKeys());

    public static IPassageIndexFactory Passages { get; } = new PassageIndexFactory();

    /// <summary>Every statement of where somebody lives is about the same attribute.</summary>
    private sealed class WordKeys : IStatementKeys
    {
        public IEnumerable<string> KeysOf(string statement) =>
            statement.Contains("live", StringComparison.Ordinal) || statement.Contains("moved", StringComparison.Ordinal) ? ["residence"] : [];
    }
}
