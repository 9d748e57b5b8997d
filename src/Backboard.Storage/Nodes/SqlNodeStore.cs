using Backboard.Storage.Sql;
using Microsoft.Extensions.Options;

namespace Backboard.Storage.Nodes;

internal sealed class SqlNodeStore(IDatabase database, IOptions<StorageOptions> options) : INodeStore
{
    // A process that starts on a busy machine takes longer over its first connection than a call may wait for one.
    private const int FirstAttempts = 5;

    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(7);

    // A generation that was retired stays so: a process that was taken for dead cannot come back under its old name.
    private readonly string _beat =
        $"""
        INSERT INTO nodes (owner, name, generation, heartbeat_at, retired) VALUES (@owner, @name, @generation, {database.Dialect.Now}, FALSE)
        ON CONFLICT (owner) DO UPDATE SET heartbeat_at = excluded.heartbeat_at
        """;

    private readonly string _retireOthers = database.Dialect.IsShared
        ? "UPDATE nodes SET retired = TRUE WHERE name = @name AND owner <> @owner"
        : "UPDATE nodes SET retired = TRUE WHERE owner <> @owner";

    // The silos of older generations, too: the others need not wait until they have missed them. The cluster's row first, as Orleans does.
    private const string RetireSilos =
        """
        WITH older AS (
          SELECT DISTINCT m.deployment_id FROM orleans_members m
          WHERE split_part(m.silo_name, '#', 1) = @name AND m.silo_name <> @owner AND m.status <> 6),
        step AS (
          UPDATE orleans_clusters c SET version = c.version + 1, changed_at = now()
          FROM older o WHERE c.deployment_id = o.deployment_id RETURNING c.deployment_id)
        UPDATE orleans_members m SET status = 6 FROM step s
        WHERE m.deployment_id = s.deployment_id AND split_part(m.silo_name, '#', 1) = @name AND m.silo_name <> @owner
        """;

    private readonly string _forget = $"DELETE FROM nodes WHERE retired AND heartbeat_at < {database.Dialect.Now} - @age";

    private readonly string _now = $"SELECT {database.Dialect.Now}";

    public async Task Initialize(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (options.Value.ReadOnly) await database.Read(session => Schema.Check(session, database.Dialect), cancellationToken);
                else await database.Write(session => Schema.Apply(session, database.Dialect), cancellationToken);
                return;
            }
            catch (StoreUnavailableException e) when (attempt < FirstAttempts && e.InnerException?.InnerException is TimeoutException)
            {
                // Again.
            }
            catch (StoreUnavailableException e)
            {
                var reason = (e.InnerException ?? e).Message;
                throw new StoreUnavailableException($"The database of Storage__ConnectionString cannot be used: {reason}", e);
            }
        }
    }

    public Task<DateTimeOffset> Join(NodeIdentity node, CancellationToken cancellationToken) => database.Write(
        async session =>
        {
            await Beat(session, node);
            (string, object?)[] others = database.Dialect.IsShared ? [("name", node.Name), ("owner", node.Owner)] : [("owner", node.Owner)];
            await session.Execute(_retireOthers, others);
            if (database.Dialect.IsShared) await session.Execute(RetireSilos, others);
            await session.Execute(_forget, ("age", Forgotten));
            return await Now(session);
        },
        cancellationToken);

    public Task<DateTimeOffset> Heartbeat(NodeIdentity node, CancellationToken cancellationToken) => database.Write(
        async session =>
        {
            await Beat(session, node);
            return await Now(session);
        },
        cancellationToken);

    public Task Leave(NodeIdentity node, CancellationToken cancellationToken) => database.Write(
        session => session.Execute("UPDATE nodes SET retired = TRUE WHERE owner = @owner", ("owner", node.Owner)), cancellationToken);

    public Task Ping(CancellationToken cancellationToken) => database.Read(Now, cancellationToken);

    private Task<int> Beat(SqlSession session, NodeIdentity node) =>
        session.Execute(_beat, ("owner", node.Owner), ("name", node.Name), ("generation", node.Generation));

    private Task<DateTimeOffset> Now(SqlSession session) => session.First(_now, row => row.Time(0));
}
