using Backboard.Memory.Parsing;
using Backboard.Memory.Summaries;

namespace Backboard.Memory.Chunking;

/// <summary>
/// What the reader of a format writes to: makes of it the stored text, passage by passage, and the summary. Holds the end of the text only.
/// </summary>
/// <param name="emit">Is given portions of 32 Ki characters or so.</param>
internal sealed class DocumentWriter(Action<DocumentPortion> emit)
{
    /// <summary>UTF-16 units; a longer text is refused.</summary>
    public const int LongestText = 100_000_000;

    private const int PortionLength = 32 * 1024;

    private readonly StoredText _text = new();
    private readonly HeadingPath _headings = new();
    private readonly SummaryBuilder _summary = new();
    private readonly List<DocumentChunk> _chunks = [];
    private Chunker? _chunker;
    private Place _place = new(0, null, null, 0);
    private Boundary _before;
    private double _gap;
    private bool _isAfterHeading;
    private int _count;

    /// <summary>Whether there is a passage, or will be.</summary>
    public bool HasText => _count > 0 || _chunker?.Start is not null;

    /// <summary>Of all that was written; call it at last.</summary>
    public string Summary => _summary.Build();

    /// <summary>A new page or slide: nothing is joined with what was before.</summary>
    /// <param name="page">From 1.</param>
    /// <param name="keepHeadings">The section goes on.</param>
    public void BeginPage(int page, bool keepHeadings = false)
    {
        if (!keepHeadings) _headings.Clear();
        _isAfterHeading = false;
        _place = new Place(_place.Sheet + 1, page, _headings.Text, _headings.Level);
    }

    /// <summary>A new sheet under its name: nothing is joined with what was before.</summary>
    public void BeginSheet(string name)
    {
        _headings.Clear();
        _place = _place with { Sheet = _place.Sheet + 1 };
        Heading(1, name);
    }

    /// <summary>Says under which headings the following stands, without writing them or cutting for them.</summary>
    public void Enter(int level, string heading)
    {
        _headings.Enter(level, CleanText.Of(heading));
        _place = _place with { Heading = _headings.Text, Level = _headings.Level };
    }

    /// <summary>The following stands under no heading of this level or below.</summary>
    public void Leave(int level)
    {
        _headings.Leave(level);
        _place = _place with { Heading = _headings.Text, Level = _headings.Level };
    }

    /// <summary>The following stands under these headings alone, outermost first.</summary>
    public void Stand(IReadOnlyList<string> headings)
    {
        _headings.Clear();
        for (var i = 0; i < headings.Count; i++) _headings.Enter(i + 1, CleanText.Of(headings[i]));
        _place = _place with { Heading = _headings.Text, Level = _headings.Level };
    }

    /// <summary>A heading on a line of its own.</summary>
    /// <param name="level">From 1, the outermost.</param>
    public void Heading(int level, string text) => Heading(level, text, WhiteSpace.Collapse(text), Boundary.Paragraph);

    /// <summary>A heading as it was written, in a text that is kept.</summary>
    /// <param name="written">With its marks and line breaks.</param>
    public void VerbatimHeading(int level, string text, string written) => Heading(level, text, written, before: null);

    /// <summary>Running text between blank lines.</summary>
    public void Paragraph(string text) => Block(text.Trim(), Boundary.Paragraph, isWhole: false);

    /// <summary>A row, a list item: on a line of its own, whole where it fits.</summary>
    /// <param name="before">How good a place to cut the one before it is.</param>
    public void Line(string text, Boundary before = Boundary.Line) => Block(text.Trim(), before, isWhole: true);

    /// <summary>Lines as they are, with their spaces.</summary>
    public void Lines(string text)
    {
        Separate(Boundary.Paragraph);
        var before = Boundary.Paragraph;
        foreach (var line in CleanText.Of(text).Split('\n'))
        {
            Verbatim($"{line}\n", before, isWhole: true);
            before = Boundary.Line;
        }
    }

    /// <summary>Text as it was written, with its own white space.</summary>
    /// <param name="before">How good a place to cut the one before it is.</param>
    /// <param name="isWhole">A line of code or the like: not cut where it fits.</param>
    public void Verbatim(string text, Boundary before, bool isWhole) => Add(CleanText.Of(text), before, isWhole);

    /// <summary>The last portion.</summary>
    public void End()
    {
        _chunker?.End();
        Flush();
    }

    private void Heading(int level, string text, string written, Boundary? before)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Verbatim(written, Boundary.Paragraph, isWhole: false);
            return;
        }

        Enter(level, text);
        _summary.Heading(text);
        if (before is { } separated) Separate(separated);
        _isAfterHeading = false;
        Add(CleanText.Of(written), Boundary.Section, isWhole: true);
        _isAfterHeading = true;
    }

    private void Block(string text, Boundary before, bool isWhole)
    {
        if (text.Length == 0) return;
        Separate(before);
        Add(CleanText.Of(text), before, isWhole);
    }

    private void Separate(Boundary before)
    {
        if (_text.Length > 0) Gap(before == Boundary.Line && !_isAfterHeading ? "\n" : "\n\n");
    }

    private void Gap(ReadOnlySpan<char> white)
    {
        _text.Append(white);
        _gap += TextWeight.Of(white);
    }

    private void Add(string text, Boundary before, bool isWhole)
    {
        if (isWhole && TextWeight.Of(text) > Chunker.Most) isWhole = false;
        for (var start = 0; start < text.Length;)
        {
            var isSentence = true;
            var end = isWhole ? text.Length : SentenceCutter.EndOf(text, start, out isSentence);
            AddPiece(text.AsSpan(start, end - start), before);
            before = isSentence ? Boundary.Sentence : Boundary.Word;
            start = end;
            if (_text.Pending >= PortionLength) Flush();
        }
    }

    private void AddPiece(ReadOnlySpan<char> text, Boundary before)
    {
        if (before > _before) _before = before;
        var words = text.Trim();
        if (words.IsEmpty)
        {
            Gap(text);
            return;
        }

        Gap(text[..(text.Length - text.TrimStart().Length)]);
        var start = _text.Length;
        _text.Append(words);
        if (_text.Length > LongestText) throw new UnreadableException($"It holds more than {LongestText / 1_000_000} million characters of text: split it.");
        Chunker.Add(new Piece(start, _text.Length, TextWeight.Of(words) + _gap, _isAfterHeading ? Boundary.Word : _before, _place));
        (_before, _gap, _isAfterHeading) = (Boundary.Word, 0, false);
        Gap(text.TrimStart()[words.Length..]);
        _summary.Add(words);
    }

    private Chunker Chunker => _chunker ??= new Chunker(Cut);

    private void Cut(ReadOnlySpan<Piece> pieces)
    {
        var text = _text.Slice(pieces[0].Start, pieces[^1].End);
        _chunks.Add(new DocumentChunk(_count++, pieces[0].Start, text, (int)Math.Ceiling(TextWeight.Of(text)), pieces[0].Place.Page, HeadingOf(pieces)));
    }

    /// <summary>The headings that most of a passage stands under.</summary>
    private static string? HeadingOf(ReadOnlySpan<Piece> pieces)
    {
        var weights = new Dictionary<string, double>();
        var heaviest = pieces[0].Place.Heading;
        foreach (var piece in pieces)
        {
            if (piece.Place.Heading is not { } heading) continue;
            weights[heading] = weights.GetValueOrDefault(heading) + piece.Tokens;
            if (heaviest is null || weights[heading] > weights[heaviest]) heaviest = heading;
        }

        return heaviest;
    }

    private void Flush()
    {
        if (_text.Pending == 0 && _chunks.Count == 0) return;
        emit(new DocumentPortion(_text.Take(), [.. _chunks]));
        _chunks.Clear();
        _text.Forget(_chunker?.Start ?? _text.Length);
    }
}
