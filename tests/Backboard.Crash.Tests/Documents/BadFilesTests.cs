using System.Net;
using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace Backboard.Crash.Tests.Documents;

/// <summary>300 files that must not be read, sent to a real server: each is refused or fails with a reason, and the server is as it was.</summary>
public sealed class BadFilesTests(ITestOutputHelper output)
{
    private const int AtOnce = 4;
    private const int GoodFiles = 24;
    private const long MostGrowth = 64 << 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    // Two hundred processes, of which some have to be stopped: minutes on a machine that does other work.
    private static readonly TimeSpan ReadingPatience = TimeSpan.FromSeconds(360);
    private static readonly string[] GoodTypes = ["pdf", "docx", "pptx", "xlsx", "md", "csv", "json", "c"];

    [Fact]
    public async Task Of_300_bad_files_each_is_refused_or_fails_and_the_server_stays_as_it_was()
    {
        using var work = new TempFolder("backboard-bad");
        await using var server = await Server.StartAsync(new ServerSetup
        {
            Settings = new Dictionary<string, string?>
            {
                ["Documents__WorkFolder"] = work.Path,
                ["Documents__ParserSeconds"] = "20",
                ["Documents__ParserMegabytes"] = "256",
            },
        });
        await Warm(server);
        var before = ServerMemory.Kilobytes(server);

        var bad = await NewAssistant(server);
        var ends = new Dictionary<BadFile, (HttpStatusCode Status, string Answer)>();
        await Parallel.ForEachAsync(BadFiles.All(seed: 1), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (file, _) =>
        {
            var end = await RawUpload.Send(server, bad, file.Name, file.Make());
            lock (ends) ends.Add(file, end);
        });
        var failed = await Failed(server, bad);
        List<string> wrong = [.. ends.Select(end => WrongWith(end.Key, end.Value, failed)).OfType<string>()];

        output.WriteLine($"{ends.Count} files: {ends.Values.Count(end => end.Status != HttpStatusCode.OK)} refused, {failed.Count} failed");
        foreach (var told in ends.GroupBy(end => failed.GetValueOrDefault(end.Value.Answer, end.Value.Answer), end => end.Key.Kind).OrderByDescending(told => told.Count()))
            output.WriteLine($"{told.Count(),4} {told.Key} ({string.Join(", ", told.Distinct())})");
        Assert.Empty(wrong);
        Assert.Equal(BadFiles.Count, ends.Count);
        await IsAsBefore(server, work, before);
    }

    private async Task IsAsBefore(Server server, TempFolder work, long before)
    {
        await Eventually.True(() => !Directory.EnumerateFiles(work.Path, "*", SearchOption.AllDirectories).Any(file => !file.EndsWith(".lock", StringComparison.Ordinal)), Patience);
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.GetTempPath()), file => file.Contains("escaped", StringComparison.Ordinal));
        Assert.Equal(GoodTypes.Length, await Index(server, await NewAssistant(server), GoodTypes.Length));
        // Only a collection gives memory back, and one comes with work: small turns are that.
        var (after, thread) = (long.MaxValue, await NewThread(server));
        await Eventually.True(
            async () =>
            {
                (await JsonHttp.PostAsync(server.Http, $"/api/threads/{thread}/messages", new { content = "Hello.", send_to_llm = false })).Ok();
                return (after = Math.Min(after, ServerMemory.Kilobytes(server))) - before <= MostGrowth;
            },
            Patience);
        output.WriteLine($"memory: {before >> 10} MB before, {after >> 10} MB after");
        Assert.False(server.HasExited);
        Assert.DoesNotContain(server.Output, line => line.Contains(" fail: ", StringComparison.Ordinal) || line.Contains(" crit: ", StringComparison.Ordinal));
    }

    /// <summary>The first files of each kind load what reads them, and fill the database's own cache.</summary>
    private static async Task Warm(Server server) => Assert.Equal(GoodFiles, await Index(server, await NewAssistant(server), GoodFiles));

    /// <summary>How many of so many good files are indexed in the end.</summary>
    private static async Task<int> Index(Server server, string assistant, int files)
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, files), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) =>
        {
            var type = GoodTypes[number % GoodTypes.Length];
            var (status, _) = await RawUpload.Send(server, assistant, $"good-{number}.{type}", SampleFiles.Make(type, [.. new SampleProse(number).Pages(20)]));
            Assert.Equal(HttpStatusCode.OK, status);
        });
        return (await Ended(server, assistant)).Count(document => document.GetProperty("status").GetString() == "indexed");
    }

    /// <summary>Why, by the document's id.</summary>
    private static async Task<Dictionary<string, string>> Failed(Server server, string assistant) => (await Ended(server, assistant))
        .Where(document => document.GetProperty("status").GetString() == "failed")
        .ToDictionary(document => document.GetProperty("document_id").GetString()!, document => document.GetProperty("status_message").GetString() ?? "");

    /// <summary>The documents of an assistant, once all of them are read.</summary>
    private static async Task<IReadOnlyList<JsonElement>> Ended(Server server, string assistant)
    {
        IReadOnlyList<JsonElement> documents = [];
        await Eventually.True(
            async () =>
            {
                documents = [.. (await JsonHttp.GetAsync(server.Http, $"/api/assistants/{assistant}/documents")).Ok().Json.EnumerateArray()];
                return documents.All(static document => document.GetProperty("status").GetString() is "indexed" or "failed");
            },
            ReadingPatience);
        return documents;
    }

    /// <summary>Null when all is well.</summary>
    private static string? WrongWith(BadFile file, (HttpStatusCode Status, string Answer) end, Dictionary<string, string> failed) => end.Status switch
    {
        HttpStatusCode.OK when file.End == BadFileEnd.Refused => $"{file}: taken",
        HttpStatusCode.OK when !failed.TryGetValue(end.Answer, out var reason) => $"{file}: read",
        HttpStatusCode.OK => IsHelpful(failed[end.Answer]) ? null : $"{file}: failed with '{failed[end.Answer]}'",
        >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError when file.End == BadFileEnd.Failed => $"{file}: refused with '{end.Answer}'",
        >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => IsHelpful(end.Answer) ? null : $"{file}: refused with '{end.Answer}'",
        _ => $"{file}: {(int)end.Status} {end.Answer}",
    };

    /// <summary>A sentence for people, without what only the server's author understands.</summary>
    private static bool IsHelpful(string reason) =>
        reason.Length > 15 && reason.Contains(' ', StringComparison.Ordinal)
        && !Regex.IsMatch(reason, @"Exception|Error:|   at |/tmp|/proc|\.dll|exit code|stack", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    private static async Task<string> NewAssistant(Server server) =>
        (await JsonHttp.PostAsync(server.Http, "/api/assistants", new { name = "Reader" })).Ok()["assistant_id"].GetString()!;

    private static async Task<string> NewThread(Server server) =>
        (await JsonHttp.PostAsync(server.Http, $"/api/assistants/{await NewAssistant(server)}/threads")).Ok()["thread_id"].GetString()!;
}
