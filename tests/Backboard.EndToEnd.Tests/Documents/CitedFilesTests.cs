using System.Text.RegularExpressions;
using Backboard.FakeModel.Scripting;

namespace Backboard.EndToEnd.Tests.Documents;

/// <summary>A model that cites what it was shown, rightly and wrongly, out of files of every type: only what is right is told, at its place.</summary>
[Collection(Libraries.Name)]
public sealed class CitedFilesTests(CitedFiles server) : IClassFixture<CitedFiles>
{
    public static TheoryData<string> Types => [.. SampleFiles.Types];

    private Api Api => server.Api;

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Of_what_a_model_cites_only_what_is_right_survives(string type)
    {
        var name = CitedFiles.NameOf(type);
        var (quote, other) = ("", "");
        using var citing = server.Model.OnRequest(call =>
        {
            if (!call.LastUserText.Contains($"lighthouse of {name} finished", StringComparison.Ordinal)) return null;
            var shown = QuotedPassage.In(call.LastUserText);
            var right = shown.First(passage => Find(passage.Text, CitedFiles.StatementOf(type)).Length > 0);
            quote = Find(right.Text, CitedFiles.StatementOf(type));
            other = shown.First(passage => !passage.Text.Contains(name, StringComparison.Ordinal)).Id;
            return Reply.Of($"""
                In 1893 {Cite(right.Id, quote)}, as I said {Cite(right.Id, quote.Replace(" ", "  ", StringComparison.Ordinal))}.
                Unknown {Cite("p999", quote)}, another {Cite(other, quote)}, altered {Cite(right.Id, quote.Replace("1893", "1894", StringComparison.Ordinal))},
                left out {Cite(right.Id, quote.Replace("sandstone ", "", StringComparison.Ordinal))}, added {Cite(right.Id, $"{quote} It is red.")},
                cut {Cite(right.Id, quote[..(quote.IndexOf("1893", StringComparison.Ordinal) + 3)])}, bare [passage:{right.Id}].
                """);
        });

        var asked = (await Api.Post("threads/messages", new { assistant_id = server.Assistant, content = $"When was the lighthouse of {name} finished?" })).Ok();

        Assert.Equal("""
            In 1893 [1], as I said [1].
            Unknown , another , altered ,
            left out , added ,
            cut , bare .
            """, asked.Text("content"));
        await IsAtItsPlace(type, Assert.Single(asked["citations"].EnumerateArray()), quote);
        Assert.Contains($"notes.{type}", asked["retrieved_files"].EnumerateArray().Select(static file => file.GetString()));
        var replayed = (await Api.Follow($"threads/{asked.Text("thread_id")}/runs/{asked.Text("run_id")}/events")).Only("run_ended");
        Assert.Equal(asked["citations"].GetRawText(), replayed.Data.GetProperty("citations").GetRawText());
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task A_row_of_a_table_is_cited_as_it_is_shown(string type)
    {
        var name = CitedFiles.NameOf(type);
        var quote = "";
        using var citing = server.Model.OnRequest(call =>
        {
            if (!call.LastUserText.Contains($"fee at the port of {name}?", StringComparison.Ordinal)) return null;
            var right = QuotedPassage.In(call.LastUserText).First(passage => RowOf(passage.Text, name) is not null);
            quote = RowOf(right.Text, name)!;
            return Reply.Of($"It is 417 crowns {Cite(right.Id, quote)}, not 418 {Cite(right.Id, quote.Replace("417", "418", StringComparison.Ordinal))}.");
        });

        var frames = await Api.Stream("threads/messages", new { assistant_id = server.Assistant, content = $"What is the fee at the port of {name}?", stream = true });

        Assert.Equal("It is 417 crowns [1], not 418 .", frames.Streamed());
        await IsAtItsPlace(type, Assert.Single(frames.Only("run_ended").Data.GetProperty("citations").EnumerateArray()), quote);
    }

    private async Task IsAtItsPlace(string type, JsonElement citation, string quoted)
    {
        var (id, start, length) = (server.Documents[type], citation.GetProperty("start").GetInt32(), citation.GetProperty("length").GetInt32());
        Assert.Equal((id, $"notes.{type}"), (citation.Text("document_id"), citation.Text("filename")));
        Assert.Equal(Words(quoted), Words(citation.Text("quote")!));
        Assert.Equal(citation.Text("quote"), (await Api.Get($"documents/{id}/content?start={start}&length={length}")).Ok().Text("text"));
        Assert.Equal(citation.Text("quote"), (await Api.Get($"documents/{id}/content")).Ok().Text("text")!.Substring(start, length));
        Assert.Equal(type is "pdf" or "pptx" ? $"{CitedFiles.Section}" : "null", citation.GetProperty("page").GetRawText());
        if (type is not ("csv" or "json" or "jsonl")) Assert.Contains(Folded(CitedFiles.Heading), Folded(await HeadingAt(id, start)), StringComparison.Ordinal);
    }

    /// <summary>Path of headings of the passage at a place; of a workbook it begins with the sheet.</summary>
    private async Task<string> HeadingAt(string document, int start) => (await Api.Get($"documents/{document}/chunks")).Ok()["data"].EnumerateArray()
        .Last(chunk => chunk.GetProperty("start").GetInt32() <= start).Text("heading")!;

    private static string Cite(string id, string quote) => $"[passage:{id} \"{quote}\"]";

    /// <summary>The sentence as it stands in a text, its lines broken or not; empty where it does not.</summary>
    private static string Find(string text, string sentence) => Regex.Match(
        text, string.Join(@"\s+", sentence.Split(' ').Select(Regex.Escape)), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)).Value;

    /// <summary>The row as it stands in a text, in one line or in several.</summary>
    private static string? RowOf(string text, string name) =>
        Regex.Match(text, $"Port of {name}.{{1,40}}?417 crowns", RegexOptions.Singleline, TimeSpan.FromSeconds(1)) is { Success: true } row ? row.Value : null;

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Names of functions are headings too.</summary>
    private static string Folded(string heading) => heading.Replace('_', ' ').ToLowerInvariant();
}
