using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml.Linq;

namespace Backboard.Testing;

/// <summary>One record per paragraph with the keys <c>section</c> and <c>text</c>, then one per row of the table with the keys of its header.</summary>
internal static class SampleRecords
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Of a table its rows alone: all of a CSV has one header.</summary>
    public static string Csv(IReadOnlyList<SampleSection> sections)
    {
        var text = new StringBuilder("section,text\n");
        foreach (var section in sections)
        {
            foreach (var paragraph in section.Paragraphs) text.Append(Quote(section.Heading)).Append(',').Append(Quote(paragraph)).Append('\n');
            foreach (var row in section.Table.Skip(1)) text.Append(Quote(section.Heading)).Append(',').Append(Quote(string.Join(' ', row))).Append('\n');
        }

        return text.ToString();
    }

    public static string Json(IReadOnlyList<SampleSection> sections) => JsonSerializer.Serialize(sections.SelectMany(Records), Readable);

    public static string JsonLines(IReadOnlyList<SampleSection> sections) =>
        string.Concat(sections.SelectMany(Records).Select(record => JsonSerializer.Serialize(record, Compact) + "\n"));

    public static string Xml(IReadOnlyList<SampleSection> sections) => "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + new XElement(
        "document",
        sections.Select(section => new XElement(
            "section",
            new XElement("title", section.Heading),
            section.Paragraphs.Select(paragraph => new XElement("text", paragraph)),
            section.Table.Skip(1).Select(row => new XElement("row", row.Zip(section.Table[0], (value, key) => new XElement(XmlKey(key), value)))))));

    private static IEnumerable<Dictionary<string, string>> Records(SampleSection section) =>
    [
        .. section.Paragraphs.Select(paragraph => new Dictionary<string, string> { ["section"] = section.Heading, ["text"] = paragraph }),
        .. section.Table.Skip(1).Select(row => section.Table[0].Zip(row).ToDictionary(pair => pair.First, pair => pair.Second)),
    ];

    private static string XmlKey(string key) => System.Xml.XmlConvert.EncodeLocalName(key.Replace(' ', '_'))!;

    private static string Quote(string value) => $"\"{value.Replace("\"", "\"\"")}\"";
}
