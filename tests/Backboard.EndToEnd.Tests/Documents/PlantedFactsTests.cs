using Xunit.Abstractions;

namespace Backboard.EndToEnd.Tests.Documents;

/// <summary>Facts in files of every kind among filler, uploaded, read, cut, indexed and asked for: whether what a model is shown holds them.</summary>
[Collection(Libraries.Name)]
public sealed class PlantedFactsTests(ModelServer server, ITestOutputHelper output) : IClassFixture<ModelServer>
{
    private const int Passages = 5;
    private static readonly int Pages = Nightly.Rounds(200, 1_000);

    [Fact]
    public async Task Of_200_facts_in_every_kind_of_file_98_percent_are_among_five_passages_and_all_at_their_page()
    {
        var assistant = await server.Api.NewAssistant(new { name = "Library", tok_k = Passages });
        var library = PlantedLibrary.Of(Pages);
        var documents = await Task.WhenAll(library.Select(async file => (await server.Api.Upload($"assistants/{assistant}", file.Name, file.ToBytes())).Ok().Text("document_id")!));
        foreach (var document in documents) await server.Api.Indexed(document);

        var answers = new Dictionary<Planted, IReadOnlyList<QuotedPassage>>();
        foreach (var planted in library.SelectMany(file => file.Facts)) answers.Add(planted, await Ask(assistant, planted.Fact.Question));

        var lost = answers.Where(answer => !answer.Value.Any(passage => answer.Key.IsIn(passage.Filename, passage.Text))).Select(answer => answer.Key).ToList();
        var misplaced = answers.Where(answer => answer.Value.Any(passage => answer.Key.IsIn(passage.Filename, passage.Text) && !answer.Key.IsAt(passage.Page, passage.Heading)))
            .Select(answer => answer.Key).ToList();
        output.WriteLine($"{answers.Count} facts among {Pages} pages in {library.Length} files: passage@{Passages} {1 - ((double)lost.Count / answers.Count):P1}, right page or sheet {answers.Count - lost.Count - misplaced.Count} of {answers.Count - lost.Count}");
        foreach (var planted in lost) output.WriteLine($"lost: {planted.Filename}: {planted.Fact.Statement} {planted.Fact.Question}");
        Assert.Equal(200, answers.Count);
        Assert.All(answers.Values, shown => Assert.InRange(shown.Count, 1, Passages));
        Assert.InRange(lost.Count, 0, answers.Count / 50);
        Assert.Empty(misplaced);
    }

    /// <summary>In a thread of its own; what the model is shown beside the question.</summary>
    private async Task<IReadOnlyList<QuotedPassage>> Ask(string assistant, string question)
    {
        (await server.Api.Post("threads/messages", new { assistant_id = assistant, content = question })).Ok();
        return QuotedPassage.In(server.Model.Requests[^1].Json.GetProperty("messages").EnumerateArray().Last().Text("content")!);
    }
}
