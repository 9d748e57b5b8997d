using Backboard.Storage.Sql;

namespace Backboard.Storage.Nodes;

internal sealed class SqlServerFacts(IDatabase database) : IServerFacts
{
    private const string Insert = "INSERT INTO server_facts (name, value) VALUES (@name, @value) ON CONFLICT (name) DO NOTHING";

    private const string Select = "SELECT value FROM server_facts WHERE name = @name";

    public Task<string> Establish(string name, string value, CancellationToken cancellationToken) => database.Write(
        async session =>
        {
            await session.Execute(Insert, ("name", name), ("value", value));
            return (await session.First(Select, row => row.GetString(0), ("name", name)))!;
        },
        cancellationToken);
}
