using Backboard.Storage.Sql;
using Backboard.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Backboard.Storage.Tests.Support;

/// <summary>All ports on a database of its own.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private const string PostgresTables =
        "SELECT table_name::text FROM information_schema.columns WHERE column_name = @column AND table_schema = current_schema() ORDER BY 1";

    private const string SqliteTables =
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = @column WHERE m.type = 'table' ORDER BY 1";

    private readonly ServiceProvider _services;
    private readonly IDisposable? _folder;

    private TestStore(IReadOnlyDictionary<string, string?> settings, IDisposable? folder = null)
    {
        Settings = settings;
        _folder = folder;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        _services = new ServiceCollection().AddBackboardStorage(configuration).BuildServiceProvider();
    }

    public IReadOnlyDictionary<string, string?> Settings { get; }

    public IThreadStore Threads => _services.GetRequiredService<IThreadStore>();

    public IThreadWatch Watch => _services.GetRequiredService<IThreadWatch>();

    public IThreadQueries Queries => _services.GetRequiredService<IThreadQueries>();

    public INodeStore Nodes => _services.GetRequiredService<INodeStore>();

    public IAssistantStore Assistants => _services.GetRequiredService<IAssistantStore>();

    public IReservationStore Reservations => _services.GetRequiredService<IReservationStore>();

    public IKeyStore Keys => _services.GetRequiredService<IKeyStore>();

    public IMaintenance Maintenance => _services.GetRequiredService<IMaintenance>();

    public IMemoryStore Memories => _services.GetRequiredService<IMemoryStore>();

    public IMemoryOperations Operations => _services.GetRequiredService<IMemoryOperations>();

    public IMemoryQueries MemoryQueries => _services.GetRequiredService<IMemoryQueries>();

    public IDocumentUploads Uploads => _services.GetRequiredService<IDocumentUploads>();

    public IDocumentReading Reading => _services.GetRequiredService<IDocumentReading>();

    public IDocumentStore Documents => _services.GetRequiredService<IDocumentStore>();

    private IDatabase Database => _services.GetRequiredService<IDatabase>();

    public static async Task<TestStore> Sqlite()
    {
        var folder = new TempFolder("backboard-sqlite");
        return await Initialized(new TestStore(On("Sqlite", $"Data Source={folder.File("data/test.db")}"), folder));
    }

    public static async Task<TestStore> Postgres() => await PostgresAt(await (await PostgresServer.Shared).CreateDatabaseAsync());

    public static Task<TestStore> PostgresAt(string connectionString) =>
        Initialized(new TestStore(On("Postgres", connectionString)));

    /// <summary>Another process's view of the same database, as far as one process can play two.</summary>
    public TestStore Another(params (string Name, string Value)[] changes)
    {
        var settings = new Dictionary<string, string?>(Settings);
        foreach (var (name, value) in changes) settings[name] = value;
        return new TestStore(settings);
    }

    /// <summary>Changes rows behind the store's back; <c>{now}</c> is the database's clock.</summary>
    public Task<int> Sql(string text, params (string Name, object? Value)[] parameters) => Database.Write(
        session => session.Execute(text.Replace("{now}", Database.Dialect.Now, StringComparison.Ordinal), parameters),
        CancellationToken.None);

    public Task<long> Count(string table, Guid threadId) => Count(table, "thread_id = @id", ("id", threadId));

    public Task<long> Count(string table, string which, params (string Name, object? Value)[] parameters) => Database.Read(
        session => session.First($"SELECT COUNT(*) FROM {table} WHERE {which}", row => row.GetInt64(0), parameters),
        CancellationToken.None);

    /// <summary>Every table that has a column.</summary>
    public Task<List<string>> TablesWith(string column) => Database.Read(
        session => session.Query(Database.Dialect.IsShared ? PostgresTables : SqliteTables, row => row.GetString(0), ("column", column)),
        CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder?.Dispose();
    }

    private static Dictionary<string, string?> On(string provider, string connectionString) => new()
    {
        ["Storage:Provider"] = provider,
        ["Storage:ConnectionString"] = connectionString,
    };

    private static async Task<TestStore> Initialized(TestStore store)
    {
        await store.Nodes.Initialize(CancellationToken.None);
        return store;
    }
}
