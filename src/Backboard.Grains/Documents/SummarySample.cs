namespace Backboard.Grains;

/// <summary>A document's beginning and pieces spread evenly over the rest, gathered while it is read, however long it is.</summary>
internal sealed class SummarySample
{
    private const int Beginning = 4;
    private const int Spread = 8;

    private readonly List<DocumentChunk> _beginning = [];
    private readonly List<DocumentChunk> _spread = [];
    private int _stride = 1;
    private int _later;

    public void Add(DocumentChunk chunk)
    {
        if (_beginning.Count < Beginning)
        {
            _beginning.Add(chunk);
            return;
        }

        if (_later++ % _stride != 0)
            return;
        _spread.Add(chunk);
        if (_spread.Count <= Spread)
            return;
        // Every second one stays, and from now on every second one comes.
        for (var i = _spread.Count - 2; i > 0; i -= 2)
            _spread.RemoveAt(i);
        _stride *= 2;
    }

    /// <summary>The pieces in the order of the text, as many from the front as fit; empty where the document has no text.</summary>
    public string Text(int tokens)
    {
        var pieces = new List<string>();
        foreach (var chunk in _beginning.Concat(_spread))
        {
            tokens -= chunk.Tokens;
            if (tokens < 0)
                break;
            pieces.Add(chunk.Text.Trim());
        }

        return string.Join("\n\n", pieces);
    }
}
