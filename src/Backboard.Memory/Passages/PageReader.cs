using Backboard.Memory.Ranking;
using Backboard.Memory.Text;

namespace Backboard.Memory.Passages;

/// <summary>Reads a page of texts on several processors.</summary>
internal sealed class PageReader(Vocabulary vocabulary)
{
    private readonly List<TermReader> _readers = [new TermReader(vocabulary)];

    public int[] Read(string text)
    {
        var read = _readers[0].Read(text);
        _readers[0].Settle();
        return read.Terms;
    }

    public ReadText[] Read(ImmutableArray<DocumentChunk> chunks)
    {
        var (texts, parts) = (new ReadText[chunks.Length], Parts.Of(chunks.Length));
        while (_readers.Count < parts) _readers.Add(new TermReader(vocabulary));
        Parts.Each(parts, part =>
        {
            var (from, to) = Parts.Range(chunks.Length, part, parts);
            for (var i = from; i < to; i++) texts[i] = _readers[part].Read(chunks[i].Text);
        });
        foreach (var reader in _readers) reader.Settle();
        return texts;
    }
}
