namespace Backboard.Memory.Recall;

/// <summary>Keeps the best slots of many without sorting all.</summary>
internal sealed class TopSlots(int capacity)
{
    private readonly PriorityQueue<int, float> _worstFirst = new(capacity + 1);

    /// <summary>What a slot must exceed to be kept.</summary>
    public float Threshold { get; private set; } = float.NegativeInfinity;

    public void Offer(int slot, float score)
    {
        if (score <= Threshold) return;
        if (_worstFirst.Count < capacity) _worstFirst.Enqueue(slot, score);
        else _worstFirst.EnqueueDequeue(slot, score);
        if (_worstFirst.Count == capacity && _worstFirst.TryPeek(out _, out var worst)) Threshold = worst;
    }

    /// <summary>The kept slots, in no order.</summary>
    public IEnumerable<int> Slots => _worstFirst.UnorderedItems.Select(item => item.Element);
}
