namespace Backboard.Memory.ParserProcess;

/// <summary>Holds what a process says against the contract: it read a hostile file, so it may be anybody's by now.</summary>
internal sealed class PortionCheck
{
    private int _length;
    private int _ordinal;

    public bool Accepts(DocumentPortion portion)
    {
        _length += portion.Text.Length;
        return IsStorable(portion.Text) && portion.Chunks.All(Accepts);
    }

    private bool Accepts(DocumentChunk chunk) =>
        chunk.Ordinal == _ordinal++ && chunk.Start >= 0 && chunk.Text.Length > 0 && chunk.Length <= _length && chunk.Start <= _length - chunk.Length
        && chunk is { Tokens: >= 0, Page: null or > 0 } && IsStorable(chunk.Text) && IsStorable(chunk.Heading ?? "");

    private static bool IsStorable(string text) => !text.Contains('\0');
}
