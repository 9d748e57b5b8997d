namespace Backboard.Memory.Chunking;

/// <summary>
/// Joins pieces to passages of <see cref="Least"/> to <see cref="Most"/> tokens, cut at the best place there is. A section that is
/// smaller is a passage of its own; one that is tiny joins what follows, but nothing is joined across pages and sheets
/// nor with a heading of a higher level.
/// </summary>
/// <param name="cut">Is given each passage: pieces that follow each other.</param>
internal sealed class Chunker(Action<ReadOnlySpan<Piece>> cut)
{
    public const int Least = 200;
    public const int Most = 400;

    /// <summary>Tokens below which a section is no passage of its own.</summary>
    public const int Tiny = 48;

    // What was said last is said again where a paragraph is cut, unless it is longer.
    private const int LongestOverlap = 40;

    private readonly List<Piece> _pieces = [];
    private double _tokens;

    /// <summary>Where the pieces begin that are not in a passage yet; null when all are.</summary>
    public int? Start => _pieces.Count == 0 ? null : _pieces[0].Start;

    public void Add(Piece piece)
    {
        if (_pieces.Count > 0 && Parts(_pieces[^1].Place, piece)) End();
        _pieces.Add(piece);
        _tokens += piece.Tokens;
        // With this much in sight no cut leaves too little behind.
        while (_tokens >= Least + Most) CutAt(CutPlaces.Next(Pieces));
    }

    /// <summary>Nothing follows.</summary>
    public void End()
    {
        while (_tokens > Most && _pieces.Count > 1) CutAt(CutPlaces.Last(Pieces, _tokens));
        if (_pieces.Count > 0) CutAt(_pieces.Count);
    }

    private ReadOnlySpan<Piece> Pieces => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_pieces);

    private bool Parts(Place last, Piece next) =>
        last.Sheet != next.Place.Sheet || (next.Before == Boundary.Section && (_tokens >= Tiny || next.Place.Level < last.Level));

    private void CutAt(int count)
    {
        cut(Pieces[..count]);
        var isInParagraph = count > 1 && count < _pieces.Count && _pieces[count].Before == Boundary.Sentence;
        var kept = isInParagraph && _pieces[count - 1].Tokens <= LongestOverlap ? count - 1 : count;
        foreach (var piece in Pieces[..kept]) _tokens -= piece.Tokens;
        _pieces.RemoveRange(0, kept);
    }
}
