using System.Numerics.Tensors;
using Backboard.KernelMemory.Store;

namespace Backboard.KernelMemory;

/// <summary>Words that nobody has read yet, beside the memories for the length of a question.</summary>
internal static class PendingWords
{
    /// <summary>Those that may be shown and that no visible memory of the same message stands for.</summary>
    public static IReadOnlyList<MemoryRecord> Of(RecallTerms terms, IReadOnlyCollection<MemoryRecord> visible) => terms.Pending.IsDefaultOrEmpty ? [] :
    [
        .. terms.Pending.Select(pending => pending.ToMemory()).Where(pending =>
            terms.Filter?.Invoke(pending) != false && !visible.Any(memory => memory.Source?.MessageId == pending.Source!.MessageId)),
    ];

    public static void Score(IEnumerable<MemoryRecord> pending, string question, Dictionary<MemoryRecord, double> scores)
    {
        var asked = Words.Of(question).Select(word => word.Form).ToHashSet();
        if (asked.Count == 0) return;
        var vector = HashedWords.Of(question);
        foreach (var memory in pending.Where(memory => Words.Of(memory.Content).Any(word => asked.Contains(word.Form))))
            scores[memory] = Math.Clamp(TensorPrimitives.Dot<float>(vector, HashedWords.Of(memory.Content)), 0.001, 1);
    }
}
