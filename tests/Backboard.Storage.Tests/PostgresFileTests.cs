using Backboard.Testing;
using Npgsql;

namespace Backboard.Storage.Tests;

public sealed class PostgresFileTests
{
    // Beside other tests of the same server, whose writes a checkpoint waits for.
    private const int VacuumSeconds = 300;

    private const string OfMemories =
        """
        VACUUM FULL ANALYZE memories; VACUUM FULL ANALYZE memory_operations; VACUUM FULL ANALYZE memory_deletions;
        VACUUM FULL ANALYZE memory_scopes; VACUUM FULL pg_statistic; CHECKPOINT
        """;

    private const string OfDocuments =
        """
        VACUUM FULL ANALYZE documents; VACUUM FULL ANALYZE document_parts; VACUUM FULL ANALYZE document_texts;
        VACUUM FULL ANALYZE document_chunks; VACUUM FULL ANALYZE document_vectors; VACUUM FULL pg_statistic; CHECKPOINT
        """;

    // Every file of the database: heaps, indexes, large values, and what the planner keeps samples in.
    private const string FilesWith =
        """
        SELECT string_agg(c.relname, ', ') FROM pg_class c
        WHERE c.relkind IN ('r', 'i', 't', 'm') AND pg_relation_filepath(c.oid) IS NOT NULL
          AND position(convert_to($1, 'UTF8') IN pg_read_binary_file(pg_relation_filepath(c.oid), 0, 100000000, true)) > 0
        """;

    [Fact]
    public async Task Deleted_memories_are_gone_from_the_files_after_a_vacuum()
    {
        await using var store = await TestStore.Postgres();
        await using var source = NpgsqlDataSource.Create(store.Settings["Storage:ConnectionString"]!);
        List<MemoryScope> scopes = [];
        foreach (var _ in MemoryCanary.Removals)
        {
            scopes.Add(new MemoryScope((await Given.Assistant(store, "acme")).Key, "ann"));
            await MemoryCanary.Put(store, scopes[^1]);
        }

        Assert.Equal("memories", await Files(source, OfMemories));
        foreach (var (removal, scope) in MemoryCanary.Removals.Zip(scopes)) await removal(store, scope);
        // A vacuum keeps what some snapshot may still see, such as that of the server's own statistics run.
        await Eventually.True(async () => await Files(source, OfMemories) is null);
    }

    [Fact]
    public async Task Deleted_documents_are_gone_from_the_files_after_a_vacuum()
    {
        await using var store = await TestStore.Postgres();
        await using var source = NpgsqlDataSource.Create(store.Settings["Storage:ConnectionString"]!);
        List<Document> documents = [];
        foreach (var _ in DocumentCanary.Removals) documents.Add(await DocumentCanary.Put(store, $"{DocumentCanary.Prefix}{Given.Id():N}"));
        var files = await Files(source, OfDocuments);
        foreach (var table in (string[])["documents", "documents_scope", "document_texts", "document_chunks", "pg_toast_"])
            Assert.Contains(table, files, StringComparison.Ordinal);
        foreach (var (removal, document) in DocumentCanary.Removals.Zip(documents)) await removal(store, document);
        await Eventually.True(async () => await Files(source, OfDocuments) is null);
    }

    private static async Task<string?> Files(NpgsqlDataSource source, string vacuum)
    {
        await using var connection = await source.OpenConnectionAsync();
        foreach (var statement in vacuum.Split(';'))
        {
            await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = VacuumSeconds };
            await command.ExecuteNonQueryAsync();
        }

        await using var search = new NpgsqlCommand(FilesWith, connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = MemoryCanary.Prefix } },
        };
        return await search.ExecuteScalarAsync() as string;
    }
}
