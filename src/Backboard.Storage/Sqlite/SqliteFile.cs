using Backboard.Storage.Sql;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Backboard.Storage.Sqlite;

/// <summary>The database file: its folder, its connections, and the lock that keeps it to one server.</summary>
internal sealed class SqliteFile : IDisposable
{
    private const string WriterSettings =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA busy_timeout = 5000; "
        + "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536";

    private const string ReaderSettings = "PRAGMA query_only = ON; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -8192";

    private readonly SqliteConnectionStringBuilder _settings;
    private readonly FileStream? _lock;

    public SqliteFile(IOptions<StorageOptions> options)
    {
        SqliteLibrary.Ensure();
        IsReadOnly = options.Value.ReadOnly;
        _settings = new SqliteConnectionStringBuilder(options.Value.ConnectionString)
        {
            Pooling = false,
            DefaultTimeout = options.Value.CommandTimeoutSeconds,
            Mode = IsReadOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
        };
        _settings.DataSource = Path.GetFullPath(_settings.DataSource);
        if (IsReadOnly) return;
        Directory.CreateDirectory(Path.GetDirectoryName(_settings.DataSource)!);
        if (options.Value.Exclusive) _lock = Lock();
    }

    public bool IsReadOnly { get; }

    public SqliteSession OpenWriter(SqlDialect dialect) => Open(dialect, WriterSettings);

    public SqliteSession OpenReader(SqlDialect dialect) => Open(dialect, ReaderSettings);

    public void Dispose() => _lock?.Dispose();

    private FileStream Lock()
    {
        try
        {
            return new FileStream(_settings.DataSource + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not FileNotFoundException and not DirectoryNotFoundException)
        {
            throw new InvalidOperationException(
                $"Another server uses {_settings.DataSource} (Storage__ConnectionString): SQLite serves one server, PostgreSQL many.", e);
        }
    }

    private SqliteSession Open(SqlDialect dialect, string settings)
    {
        var connection = new SqliteConnection(_settings.ConnectionString);
        try
        {
            connection.Open();
            using var command = new SqliteCommand(settings, connection);
            command.ExecuteNonQuery();
            return new SqliteSession(connection, dialect);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
