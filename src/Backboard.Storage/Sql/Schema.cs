using System.Globalization;
using System.Reflection;

namespace Backboard.Storage.Sql;

/// <summary>Brings the database to this server's schema, forward only, under a lock, each script once.</summary>
internal static class Schema
{
    private const string CreateVersion =
        "CREATE TABLE IF NOT EXISTS schema_version (version integer PRIMARY KEY, applied_by text NOT NULL)";

    private static readonly Assembly Assembly = typeof(Schema).Assembly;

    public static async Task<bool> Apply(SqlSession session, SqlDialect dialect)
    {
        if (dialect.LockSchema.Length > 0) await session.Query(dialect.LockSchema, _ => true);
        await session.Execute(CreateVersion);
        var scripts = Scripts(dialect);
        var current = await Current(session);
        Refuse(current, scripts.Keys.Last());
        foreach (var (version, name) in scripts.Where(script => script.Key > current))
        {
            await session.Execute(await Text(name));
            await session.Execute(
                "INSERT INTO schema_version (version, applied_by) VALUES (@version, @by)",
                ("version", version), ("by", $"backboard {Assembly.GetName().Version}"));
        }

        return true;
    }

    /// <summary>For a reader that may not change anything.</summary>
    public static async Task<bool> Check(SqlSession session, SqlDialect dialect)
    {
        Refuse(await Current(session), Scripts(dialect).Keys.Last());
        return true;
    }

    private static Task<int> Current(SqlSession session) =>
        session.First("SELECT COALESCE(MAX(version), 0) FROM schema_version", row => row.GetInt32(0));

    private static void Refuse(int current, int known)
    {
        if (current > known)
            throw new InvalidOperationException(
                $"The database of Storage__ConnectionString has schema {current} and this server knows {known}: start the newer server.");
    }

    private static SortedDictionary<int, string> Scripts(SqlDialect dialect) => new(
        Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(dialect.Scripts, StringComparison.Ordinal))
            .ToDictionary(name => int.Parse(name.AsSpan(dialect.Scripts.Length, 4), CultureInfo.InvariantCulture)));

    private static async Task<string> Text(string name)
    {
        await using var stream = Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
