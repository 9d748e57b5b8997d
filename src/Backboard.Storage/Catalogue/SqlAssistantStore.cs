using Backboard.Storage.Sql;
using Backboard.Storage.Threads;

namespace Backboard.Storage.Catalogue;

internal sealed class SqlAssistantStore(IDatabase database) : IAssistantStore
{
    private const string ByKey = "WHERE assistant_id = @assistant AND tenant_id = @tenant";

    private static readonly string Select = $"SELECT {AssistantRow.Set.Names} FROM assistants ";

    private static readonly string Put =
        $"""
        INSERT INTO assistants ({AssistantRow.Set.Names}) SELECT {AssistantRow.Set.Placeholders}
        WHERE NOT EXISTS (SELECT 1 FROM tombstones x WHERE x.id = @assistant_id)
        """;

    private static readonly string Overwrite =
        $"""
        UPDATE assistants SET ({AssistantRow.Set.Names}) = ({AssistantRow.Set.Placeholders})
        WHERE assistant_id = @assistant_id AND tenant_id = @tenant_id AND version = @version - 1
        """;

    private readonly AssistantRemoval _removal = new(database.Dialect);

    public Task<Assistant?> Insert(Assistant assistant, CancellationToken cancellationToken)
    {
        Check(assistant);
        return database.Write(
            async session =>
            {
                await session.Execute(Put + " ON CONFLICT (assistant_id) DO NOTHING", AssistantRow.Set.Parameters(assistant));
                return await Find(session, assistant.Key);
            },
            cancellationToken);
    }

    public Task<Assistant?> Find(AssistantKey key, CancellationToken cancellationToken) =>
        database.Read(session => Find(session, key), cancellationToken);

    public Task<ImmutableArray<Assistant>> List(
        string tenantId, string? name, int skip, int limit, CancellationToken cancellationToken) => database.Read(
        async session =>
        {
            var named = name is null ? "" : "AND name = @name";
            (string, object?)[] parameters = [("tenant", tenantId), ("skip", skip), ("limit", limit)];
            if (name is not null) parameters = [.. parameters, ("name", name)];
            return (ImmutableArray<Assistant>)[.. await session.Query(
                $"{Select} WHERE tenant_id = @tenant {named} ORDER BY assistant_id DESC LIMIT @limit OFFSET @skip",
                AssistantRow.Read, parameters)];
        },
        cancellationToken);

    public Task<bool> Replace(Assistant assistant, CancellationToken cancellationToken)
    {
        Check(assistant);
        return database.Write(
            async session => await session.Execute(Overwrite, AssistantRow.Set.Parameters(assistant)) > 0, cancellationToken);
    }

    public async Task<Assistant> EnsureDefault(string tenantId, Guid proposedId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Found without a write nearly always; looped because another node may delete it between two statements.
        while (true)
        {
            if (await database.Read(session => FindDefault(session, tenantId), cancellationToken) is { } found) return found;
            var made = new Assistant
            {
                Key = new AssistantKey(tenantId, proposedId), Name = "Default assistant", IsDefault = true, CreatedAt = now, UpdatedAt = now,
            };
            var inserted = await database.Write(
                session => session.Execute(Put + " ON CONFLICT DO NOTHING", AssistantRow.Set.Parameters(made)), cancellationToken);
            if (inserted == 0) proposedId = Guid.CreateVersion7(now);
        }
    }

    public Task<ImmutableArray<ThreadKey>?> Delete(AssistantKey key, CancellationToken cancellationToken) =>
        database.Write(session => _removal.Remove(session, key), cancellationToken);

    private static Task<Assistant?> Find(SqlSession session, AssistantKey key) => session.First(
        Select + ByKey, AssistantRow.Read, ("assistant", key.AssistantId), ("tenant", key.TenantId));

    private static Task<Assistant?> FindDefault(SqlSession session, string tenantId) => session.First(
        Select + "WHERE tenant_id = @tenant AND is_default", AssistantRow.Read, ("tenant", tenantId));

    private static void Check(Assistant assistant)
    {
        string?[] texts =
        [
            assistant.Name, assistant.Description, assistant.SystemPrompt, assistant.Tools,
            assistant.CustomFactExtractionPrompt, assistant.CustomUpdateMemoryPrompt,
        ];
        foreach (var text in texts) WriteCheck.Text(text);
    }
}
