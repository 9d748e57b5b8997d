namespace Backboard.EndToEnd.Tests.Documents;

/// <summary>An assistant with a file of every type, each about another lighthouse: more than a turn can be shown at once.</summary>
public sealed class CitedFiles : ModelServer
{
    private static readonly string[] Names =
    [
        "Almare", "Brenning", "Corvik", "Dunhelm", "Estrup", "Fanvik", "Gromitz", "Halvik", "Istad", "Jarnow", "Kolding", "Lundby", "Marvik", "Nostrand",
        "Olvang", "Prerow", "Quarnes", "Rastow", "Sollund", "Tornby", "Ulvik", "Varnes", "Wismark", "Yxnas", "Zarnow", "Aldebo", "Birkow",
    ];

    /// <summary>Where the lighthouse stands, from 1: page, slide or sheet.</summary>
    public const int Section = 2;

    public const string Heading = "The lighthouse";

    public string Assistant { get; private set; } = "";

    public IReadOnlyDictionary<string, string> Documents { get; private set; } = new Dictionary<string, string>();

    /// <summary>The lighthouse that the file of a type is about.</summary>
    public static string NameOf(string type) => Names[SampleFiles.Types.IndexOf(type)];

    /// <summary>Long enough to be broken into several lines where lines are broken.</summary>
    public static string StatementOf(string type) =>
        $"The lighthouse of {NameOf(type)} was finished in 1893 by forty masons from the south and stands on a sandstone cliff above the harbour, as far out as a horse can go at low tide.";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Assistant = await Api.NewAssistant();
        var documents = await Task.WhenAll(SampleFiles.Types.Select(async type => (Type: type, Id: (await Api.Upload($"assistants/{Assistant}", $"notes.{type}", FileOf(type))).Ok().Text("document_id")!)));
        foreach (var (_, id) in documents) await Api.Indexed(id);
        Documents = documents.ToDictionary(document => document.Type, document => document.Id);
    }

    private static byte[] FileOf(string type)
    {
        var prose = new SampleProse(SampleFiles.Types.IndexOf(type));
        return SampleFiles.Make(
            type,
            prose.Page("Before it"),
            new SampleSection(Heading, prose.Paragraph(), StatementOf(type), prose.Paragraph()) { Table = [["Place", "Fee"], [$"Port of {NameOf(type)}", "417 crowns"]] },
            prose.Page("After it"));
    }
}
