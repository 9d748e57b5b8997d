namespace Backboard.Storage.Tests;

public sealed class SqliteFileTests : IAsyncLifetime
{
    private TestStore _store = null!;

    public async Task InitializeAsync() => _store = await TestStore.Sqlite();

    public Task DisposeAsync() => _store.DisposeAsync().AsTask();

    [Fact]
    public async Task A_second_server_on_the_file_is_refused_with_a_sentence()
    {
        await using var second = _store.Another();
        var e = Assert.Throws<InvalidOperationException>(() => second.Nodes);
        Assert.StartsWith("Another server uses ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_works_beside_the_server_and_cannot_write()
    {
        var assistant = await Given.Assistant(_store, "acme");
        await using var reader = _store.Another(("Storage:ReadOnly", "true"));
        await reader.Nodes.Initialize(CancellationToken.None);
        Assert.Equal(assistant, await reader.Assistants.Find(assistant.Key, CancellationToken.None));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Given.Assistant(reader, "acme"));
    }

    [Fact]
    public async Task A_newer_schema_stops_the_start()
    {
        await _store.Sql("INSERT INTO schema_version (version, applied_by) VALUES (999, 'the future')");
        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => _store.Nodes.Initialize(CancellationToken.None));
        Assert.Contains("start the newer server", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleted_text_is_gone_from_the_files_after_a_scrub()
    {
        const string canary = "canary-7f3a91";
        var assistant = await Given.Assistant(_store, "acme");
        var lane = await Lane.Create(_store, "acme", assistant.Key.AssistantId, "node-a#1");
        await lane.Commit(lane.Say(canary, Given.Run(request: Given.Request(canary))));
        await _store.Maintenance.Scrub(CancellationToken.None);
        Assert.Contains(canary, Bytes(), StringComparison.Ordinal);
        await _store.Threads.Delete(lane.Key, CancellationToken.None);
        await _store.Maintenance.Scrub(CancellationToken.None);
        Assert.DoesNotContain(canary, Bytes(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleted_memories_are_gone_from_the_files_after_a_scrub()
    {
        var scope = new MemoryScope((await Given.Assistant(_store, "acme")).Key, "ann");
        foreach (var removal in MemoryCanary.Removals)
        {
            var canary = await MemoryCanary.Put(_store, scope);
            await _store.Maintenance.Scrub(CancellationToken.None);
            Assert.Contains(canary, Bytes(), StringComparison.Ordinal);
            await removal(_store, scope);
            await _store.Maintenance.Scrub(CancellationToken.None);
            Assert.DoesNotContain(canary, Bytes(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Deleted_documents_are_gone_from_the_files_after_a_scrub()
    {
        foreach (var removal in DocumentCanary.Removals)
        {
            var canary = $"{DocumentCanary.Prefix}{Given.Id():N}";
            var document = await DocumentCanary.Put(_store, canary);
            await _store.Maintenance.Scrub(CancellationToken.None);
            Assert.Contains(canary, Bytes(), StringComparison.Ordinal);
            await removal(_store, document);
            await _store.Maintenance.Scrub(CancellationToken.None);
            Assert.DoesNotContain(canary, Bytes(), StringComparison.Ordinal);
        }
    }

    private string Bytes()
    {
        var file = _store.Settings["Storage:ConnectionString"]!["Data Source=".Length..];
        return string.Concat(((string[])[file, file + "-wal"]).Where(File.Exists).Select(Latin));
    }

    private static string Latin(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
