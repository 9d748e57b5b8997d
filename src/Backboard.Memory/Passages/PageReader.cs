using Backboard.Memory.Text;

namespace Backboard.Memory.Passages;

/// <summary>Reads a page of texts on all processors.</summary>
internal sealed class PageReader(Vocabulary vocabulary)
{
    /// <summary>Fewer texts are not worth another processor.</summary>
    private const int TextsAReader = 16;

    private readonly List<TermReader> _readers = [new TermReader(vocabulary)];

    public int[] Read(string text)
    {
        var read = _readers[0].Read(text);
        _readers[0].Settle();
        return read.Terms;
    }

    public ReadText[] Read(ImmutableArray<DocumentChunk> chunks)
    {
        var texts = new ReadText[chunks.Length];
        var readers = Math.Clamp(chunks.Length / TextsAReader, 1, Environment.ProcessorCount);
        while (_readers.Count < readers) _readers.Add(new TermReader(vocabulary));
        if (readers == 1) ReadPart(0);
        else Parallel.For(0, readers, ReadPart);
        foreach (var reader in _readers) reader.Settle();
        return texts;

        void ReadPart(int part)
        {
            for (var i = chunks.Length * part / readers; i < chunks.Length * (part + 1) / readers; i++)
                texts[i] = _readers[part].Read(chunks[i].Text);
        }
    }
}
