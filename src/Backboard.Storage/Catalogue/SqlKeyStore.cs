using System.Data.Common;
using Backboard.Storage.Sql;

namespace Backboard.Storage.Catalogue;

internal sealed class SqlKeyStore(IDatabase database) : IKeyStore
{
    private const int ListLimit = 1000;

    private const string Select = "SELECT key_id, tenant_id, hash, name, created_at, revoked_at FROM api_keys ";

    private const string Upsert =
        """
        INSERT INTO api_keys (key_id, tenant_id, hash, name, created_at, revoked_at) VALUES (@id, @tenant, @hash, @name, @created, @revoked)
        ON CONFLICT (key_id) DO UPDATE SET tenant_id = excluded.tenant_id, hash = excluded.hash, name = excluded.name,
          created_at = excluded.created_at, revoked_at = excluded.revoked_at
        """;

    public Task<ApiKey?> Find(string keyId, CancellationToken cancellationToken) =>
        database.Read(session => session.First(Select + "WHERE key_id = @id", Read, ("id", keyId)), cancellationToken);

    public Task Save(ApiKey key, CancellationToken cancellationToken) => database.Write(
        async session =>
        {
            await session.Execute(
                "INSERT INTO tenants (tenant_id, created_at) VALUES (@tenant, @created) ON CONFLICT (tenant_id) DO NOTHING",
                ("tenant", key.TenantId), ("created", key.CreatedAt));
            return await session.Execute(
                Upsert,
                ("id", key.KeyId), ("tenant", key.TenantId), ("hash", key.Hash), ("name", key.Name),
                ("created", key.CreatedAt), ("revoked", key.RevokedAt));
        },
        cancellationToken);

    public Task<ImmutableArray<ApiKey>> List(string? tenantId, CancellationToken cancellationToken) => database.Read(
        async session =>
        {
            var ofTenant = tenantId is null ? "" : "WHERE tenant_id = @tenant";
            (string, object?)[] parameters = tenantId is null ? [] : [("tenant", tenantId)];
            return (ImmutableArray<ApiKey>)[.. await session.Query(
                $"{Select} {ofTenant} ORDER BY created_at DESC, key_id DESC LIMIT {ListLimit}", Read, parameters)];
        },
        cancellationToken);

    public Task<bool> Revoke(string keyId, string tenantId, DateTimeOffset now, CancellationToken cancellationToken) => database.Write(
        async session => await session.Execute(
            "UPDATE api_keys SET revoked_at = @now WHERE key_id = @id AND tenant_id = @tenant AND revoked_at IS NULL",
            ("id", keyId), ("tenant", tenantId), ("now", now)) > 0,
        cancellationToken);

    private static ApiKey Read(DbDataReader row) => row.Decode(0, "api_keys", 0, (r, _) => new ApiKey(
        r.GetString(0), r.GetString(1), r.GetFieldValue<byte[]>(2), r.Text(3), r.Time(4), r.TimeOrNull(5)));
}
