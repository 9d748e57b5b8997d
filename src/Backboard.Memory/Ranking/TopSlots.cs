namespace Backboard.Memory.Ranking;

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

    /// <summary>Empties it, best first.</summary>
    public int[] Drain()
    {
        var slots = new int[_worstFirst.Count];
        for (var i = slots.Length; i > 0;) slots[--i] = _worstFirst.Dequeue();
        return slots;
    }
}
