using System.Globalization;
using System.Text;

namespace Backboard.Testing;

/// <summary>The outer form of a PDF: header, numbered objects, cross-reference table, trailer.</summary>
internal sealed class PdfObjects
{
    private readonly List<byte> _file = [];
    private readonly SortedDictionary<int, int> _offsets = [];

    public PdfObjects()
    {
        Write("%PDF-1.4\n%");
        _file.AddRange([0xE2, 0xE3, 0xCF, 0xD3]);
        Write("\n");
    }

    /// <param name="number">From 1; in the end there is none missing.</param>
    public void Add(int number, string body)
    {
        _offsets.Add(number, _file.Count);
        Write($"{number} 0 obj\n{body}\nendobj\n");
    }

    public void AddStream(int number, string entries, ReadOnlySpan<byte> content)
    {
        _offsets.Add(number, _file.Count);
        Write($"{number} 0 obj\n<< {entries} /Length {content.Length} >>\nstream\n");
        _file.AddRange(content);
        Write("\nendstream\nendobj\n");
    }

    /// <param name="trailer">Entries beside <c>/Size</c>.</param>
    public byte[] End(string trailer)
    {
        var start = _file.Count;
        Write($"xref\n0 {_offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in _offsets.Values) Write($"{offset.ToString("D10", CultureInfo.InvariantCulture)} 00000 n \n");
        Write($"trailer\n<< /Size {_offsets.Count + 1} {trailer} >>\nstartxref\n{start}\n%%EOF\n");
        return [.. _file];
    }

    private void Write(string text) => _file.AddRange(Encoding.ASCII.GetBytes(text));
}
