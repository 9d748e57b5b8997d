using System.Collections.Immutable;

namespace Backboard.Testing;

/// <summary>200 facts in 20 files of every kind, among pages that state nothing: a page, slide, sheet, chapter or function at a time.</summary>
public static class PlantedLibrary
{
    private static readonly string[] Types =
        ["pdf", "docx", "html", "xlsx", "pdf", "md", "csv", "pptx", "txt", "pdf", "json", "py", "xlsx", "pdf", "jsonl", "docx", "c", "pptx", "pdf", "java"];

    /// <summary>Where what is told may stand in a table; in a workbook it always does.</summary>
    private static readonly string[] WithTables = ["docx", "html", "md", "pptx", "json", "jsonl", "xlsx"];

    private static readonly string[] Others = ["Old Norrhamn", "Upper Vestby", "New Lindholm"];

    public static int Files => Types.Length;

    /// <summary>The same files each time.</summary>
    /// <param name="pages">Of all files together, a multiple of 200.</param>
    public static ImmutableArray<PlantedFile> Of(int pages) => [.. Types.Select((type, at) => File(at, type, pages / Types.Length))];

    private static PlantedFile File(int at, string type, int pages)
    {
        var (name, prose, random) = ($"file-{at + 1:D2}.{type}", new SampleProse(at), new Random(at));
        SampleSection[] sections = [.. prose.Pages(pages)];
        PlantedFact[] facts = [.. PlantedFacts.All.Where((_, number) => number % Types.Length == at)];
        var planted = ImmutableArray.CreateBuilder<Planted>();
        for (var i = 0; i < facts.Length; i++)
        {
            var place = (pages / facts.Length * i) + random.Next(pages / facts.Length);
            var inTable = type == "xlsx" || (i % 2 == 1 && WithTables.Contains(type));
            sections[place] = inTable ? InTable(sections[place], facts[i]) : InText(sections[place], facts[i], random);
            planted.Add(new Planted(facts[i], name, type is "pdf" or "pptx" ? place + 1 : null, type == "xlsx" ? sections[place].SheetName : null));
        }

        return new PlantedFile(name, type, [.. sections], planted.ToImmutable());
    }

    /// <summary>Between two sentences of a paragraph.</summary>
    private static SampleSection InText(SampleSection section, PlantedFact fact, Random random)
    {
        var paragraph = random.Next(section.Paragraphs.Length);
        List<string> sentences = [.. section.Paragraphs[paragraph].Split(". ").Select(sentence => sentence.TrimEnd('.') + ".")];
        sentences.Insert(random.Next(sentences.Count + 1), fact.Statement);
        return section with { Paragraphs = section.Paragraphs.SetItem(paragraph, string.Join(' ', sentences)) };
    }

    /// <summary>A row among others.</summary>
    private static SampleSection InTable(SampleSection section, PlantedFact fact) => section with
    {
        Table =
        [
            [fact.Noun, fact.Column],
            .. Others.Select((other, at) => (ImmutableArray<string>)[other, $"{at + 1}0"]),
            [fact.Name, fact.Value],
        ],
    };
}
